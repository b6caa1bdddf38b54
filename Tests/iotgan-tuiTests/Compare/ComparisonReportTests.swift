import MeshModel
import Testing

@testable import iotgan_tui

@Suite struct ComparisonReportTests {
    private func report(seedCount: Int = 2, runs: [ComparedRun]) throws -> ComparisonReport {
        var scenario = Scenario()
        scenario.name = "village, small"
        let comparison = try Comparison(
            scenario: scenario, strategies: [.isolated, .relay], seedCount: seedCount, ticks: 10,
            hasOracle: true)
        return ComparisonReport(comparison, runs: runs)
    }

    private static let runs = [
        StrategySummaryTests.run(.isolated, accuracy: 0.25, newClasses: 0),
        StrategySummaryTests.run(.relay, accuracy: 0.5),
        StrategySummaryTests.run(.isolated, seed: 2, newClasses: 0),
        StrategySummaryTests.run(.relay, seed: 2, accuracy: 0.75, death: 12),
    ]

    @Test("a row for each strategy, under its columns")
    func table() throws {
        let lines = try report(runs: Self.runs).lines(within: nil)
        #expect(lines[0] == "village, small: 8 nodes, 10 ticks, 2 seeds from 1 on")
        let relay = try #require(lines.first { $0.hasPrefix("relay") })
        for cell in ["0.625 ± 0.177", "0.250 ± 0.000", " 8.0 ", " 2.0 ", "tick 12"] {
            #expect(relay.contains(cell), "\(cell)")
        }
        let isolated = try #require(lines.first { $0.hasPrefix("isolated") })
        #expect(isolated.hasSuffix("-            -"), "no new class, no death")
        #expect(lines.last?.contains("images of 145") == true)
    }

    @Test(
        "no line is wider than the terminal, and every number is in one of the parts",
        arguments: [60, 80, 149, 400])
    func narrow(width: Int) throws {
        let report = try report(runs: Self.runs)
        let wide = report.lines(within: nil)
        let lines = report.lines(within: width)
        #expect(lines.allSatisfy { $0.count <= width })
        #expect((lines == wide) == (width >= wide.map(\.count).max() ?? 0))
        func cells(_ lines: [String]) -> Set<Substring> {
            let relay = lines.filter { $0.hasPrefix("relay") }
            return Set(relay.flatMap { $0.split(separator: " ") })
        }
        #expect(cells(lines) == cells(wide))
        let rows = lines.filter { $0.hasPrefix("isolated") || $0.hasPrefix("relay") }
        #expect(rows.count == 2 * lines.count { $0.hasPrefix("strategy") }, "each part names its rows")
    }

    @Test("what is missing is said")
    func incomplete() throws {
        let report = try report(runs: Array(Self.runs.prefix(1)))
        #expect(report.lines(within: nil)[0].hasSuffix("; INCOMPLETE: 1 of 4 runs"))
        #expect(report.strategies.map(\.strategy) == [.isolated])
        #expect(!report.complete)
        #expect(report.lines(within: nil).contains { $0.hasPrefix("isolated (1 of 2 seeds) ") })
        let whole = try self.report(runs: Self.runs).lines(within: nil)
        #expect(!whole.joined().contains("of 2 seeds)"), "complete rows say nothing of it")
    }

    @Test("Markdown has as many cells in each line")
    func markdown() throws {
        let lines = try report(runs: Self.runs).markdownLines.filter { $0.hasPrefix("|") }
        #expect(lines.count == 4)
        #expect(Set(lines.map { $0.count { $0 == "|" } }) == [15])
        #expect(lines[1].hasPrefix("| --- | --: |"))
    }

    @Test("CSV has as many fields in each line, names quoted where they must be, nothing for what is unknown")
    func csv() throws {
        let lines = try report(runs: Self.runs).csvLines
        #expect(lines.count == 3)
        #expect(lines[0].hasPrefix("scenario,ticks,strategy,seeds,accuracy_mean,accuracy_sd,"))
        #expect(lines[1].hasPrefix("\"village, small\",10,isolated,2,0.375,0.17677669529663"))
        #expect(lines[1].contains(",,"), "joules per new class and ticks to the first death")
        #expect(
            lines[2].contains(",8,0.7,1000,4,1,3,"), "diversity, bytes and joules, whole ones without a point"
        )
        #expect(lines[0].count { $0 == "," } == lines[2].count { $0 == "," } - 1, "one comma is in the name")
    }
}
