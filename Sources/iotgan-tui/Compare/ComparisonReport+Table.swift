import MeshModel

extension ComparisonReport {
    private static let columns = [
        "strategy", "accuracy", "worst node", "classes", "worst", "conditional", "Fréchet", "diversity",
        "MB on air", "J radio", "J compute", "accuracy/kJ", "J/new class", "first death",
    ]

    /// A row of cells for each strategy, under ``columns``.
    private var rows: [[String]] {
        strategies.map { row in
            [
                name(of: row), Self.text(row.accuracy), Self.text(row.worstAccuracy),
                row.coverage.formatted(digits: 1), row.worstCoverage.formatted(digits: 1),
                Self.text(row.conditionalAccuracy, digits: 3), Self.text(row.frechetDistance, digits: 1),
                Self.text(row.diversity, digits: 2),
                (row.bytesOnAir / 1e6).formatted(digits: 2), row.joulesRadio.formatted(digits: 1),
                row.joulesCompute.formatted(digits: 1),
                Self.text(row.accuracyPerJoule.map { $0 * 1_000 }, digits: 3),
                Self.text(row.joulesPerNewClass, digits: 1),
                row.ticksToFirstDeath.map { "tick " + $0.formatted(digits: 0) } ?? "-",
            ]
        }
    }

    /// The strategy, and of how many seeds its row is where some are still to come.
    private func name(of row: StrategySummary) -> String {
        row.strategy.rawValue + (row.seeds < seeds.count ? " (\(row.seeds) of \(seeds.count) seeds)" : "")
    }

    private static func text(_ value: Double?, digits: Int) -> String {
        value?.formatted(digits: digits) ?? "-"
    }

    private static func text(_ value: SampleStatistics) -> String {
        value.mean.formatted(digits: 3)
            + (value.standardDeviation.map { " ± " + $0.formatted(digits: 3) } ?? "")
    }

    /// What the numbers are of.
    private var caption: String {
        let count = seeds.count == 1 ? "seed \(seeds[0])" : "\(seeds.count) seeds from \(seeds[0]) on"
        return "\(scenario): \(nodes) nodes, \(ticks) ticks, \(count)"
            + (complete ? "" : "; INCOMPLETE: \(runs) of \(runsPlanned) runs")
    }

    private var breakEvenLine: String {
        "one weight vector (\(encoding.rawValue)) is \(weightVectorBytes) bytes, as many as "
            + "\(breakEvenImages.formatted(digits: 0)) images of \(sampleBytes): an owner with fewer saves "
            + "privacy, not bytes"
    }

    /// The table for people.
    ///
    /// - Parameter width: columns of the terminal that nothing may be wider than; nil where it is none.
    func lines(within width: Int?) -> [String] {
        var table = TextTable(Self.columns)
        for row in rows { table.add(row) }
        guard let width else { return [caption, ""] + table.lines + ["", breakEvenLine] }
        return caption.wrapped(width) + [""] + table.lines(within: width) + [""]
            + breakEvenLine.wrapped(width)
    }

    /// The table for a document.
    var markdownLines: [String] {
        func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
        let rule = Self.columns.indices.map { $0 == 0 ? "---" : "--:" }
        return [caption, "", line(Self.columns), line(rule)] + rows.map(line) + ["", breakEvenLine]
    }

    /// Comma-separated values with the names of the JSON, numbers in full; nothing stands for what is not known.
    var csvLines: [String] {
        let header = [
            "scenario", "ticks", "strategy", "seeds", "accuracy_mean", "accuracy_sd", "accuracy_worst",
            "accuracy_worst_sd", "coverage_mean", "coverage_worst", "conditional_accuracy",
            "frechet_distance", "diversity", "bytes_on_air", "joules", "joules_radio", "joules_compute",
            "accuracy_per_joule",
            "joules_per_new_class", "ticks_to_first_death", "break_even_images",
        ]
        let rows = strategies.map { row in
            let numbers: [Double?] = [
                row.accuracy.mean, row.accuracy.standardDeviation, row.worstAccuracy.mean,
                row.worstAccuracy.standardDeviation, row.coverage, row.worstCoverage, row.conditionalAccuracy,
                row.frechetDistance, row.diversity, row.bytesOnAir.rounded(), row.joules, row.joulesRadio,
                row.joulesCompute,
                row.accuracyPerJoule, row.joulesPerNewClass, row.ticksToFirstDeath, breakEvenImages,
            ]
            return [Self.quoted(scenario), "\(ticks)", row.strategy.rawValue, "\(row.seeds)"]
                + numbers.map { $0.map(Self.number) ?? "" }
        }
        return ([header] + rows).map { $0.joined(separator: ",") }
    }

    /// The shortest text that is read as the same number; whole ones, as bytes are, without a point.
    private static func number(_ value: Double) -> String {
        Int64(exactly: value).map(String.init) ?? value.description
    }

    private static func quoted(_ text: String) -> String {
        guard text.contains(where: { $0 == "," || $0 == "\"" }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
