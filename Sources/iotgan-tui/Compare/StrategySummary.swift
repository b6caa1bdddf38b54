import MeshModel

/// A strategy's runs, taken together: means over the seeds.
struct StrategySummary {
    var strategy: ExchangeStrategy
    /// How many runs there are.
    var seeds: Int
    /// The nodes' mean accuracy over all classes.
    var accuracy: SampleStatistics
    /// The worst node's.
    var worstAccuracy: SampleStatistics
    var coverage: Double
    var worstCoverage: Double
    var conditionalAccuracy: Double?
    var frechetDistance: Double?
    /// Of what the generators make, over that of test images.
    var diversity: Double?
    var bytesOnAir: Double
    var joulesRadio: Double
    var joulesCompute: Double
    /// All joules over all newly covered classes of all seeds, so that a seed with none of these does no harm.
    var joulesPerNewClass: Double?
    /// Over the seeds in which a node died; nil if none did.
    var ticksToFirstDeath: Double?

    var joules: Double { joulesRadio + joulesCompute }
    /// Mean accuracy over mean joules; nil where nothing was spent.
    var accuracyPerJoule: Double? { joules > 0 ? accuracy.mean / joules : nil }

    /// nil where there is no run.
    init?(_ strategy: ExchangeStrategy, runs: [ComparedRun]) {
        guard let accuracy = SampleStatistics(runs.map(\.accuracy.mean)),
            let worstAccuracy = SampleStatistics(runs.map(\.accuracy.worst))
        else { return nil }
        func mean(_ value: (ComparedRun) -> Double) -> Double {
            runs.reduce(0) { $0 + value($1) } / Double(runs.count)
        }
        self.strategy = strategy
        seeds = runs.count
        self.accuracy = accuracy
        self.worstAccuracy = worstAccuracy
        coverage = mean(\.coverage.mean)
        worstCoverage = mean(\.coverage.worst)
        conditionalAccuracy = SampleStatistics(runs.map(\.conditionalAccuracy))?.mean
        frechetDistance = SampleStatistics(runs.map(\.frechetDistance))?.mean
        diversity = SampleStatistics(runs.map(\.diversity))?.mean
        bytesOnAir = mean { Double($0.bytesOnAir) }
        joulesRadio = mean(\.joulesRadio)
        joulesCompute = mean(\.joulesCompute)
        let newClasses = mean { Double($0.newClasses) }
        joulesPerNewClass = newClasses > 0 ? mean(\.joules) / newClasses : nil
        ticksToFirstDeath = SampleStatistics(runs.compactMap { $0.ticksToFirstDeath.map(Double.init) })?.mean
    }
}

extension StrategySummary: Encodable {
    private enum Key: String, CodingKey {
        case strategy, seeds, accuracy, coverage, conditionalAccuracy, frechetDistance, diversity, bytesOnAir,
            joules
        case joulesRadio, joulesCompute, accuracyPerJoule, joulesPerNewClass, ticksToFirstDeath
        case mean, worst, sd, worstSd
    }

    /// Every key is there, whatever is known; null stands for what is not.
    func encode(to encoder: any Encoder) throws {
        var summary = encoder.container(keyedBy: Key.self)
        try summary.encode(strategy, forKey: .strategy)
        try summary.encode(seeds, forKey: .seeds)
        var accuracies = summary.nestedContainer(keyedBy: Key.self, forKey: .accuracy)
        try accuracies.encode(accuracy.mean, forKey: .mean)
        try accuracies.encode(worstAccuracy.mean, forKey: .worst)
        try accuracies.encode(accuracy.standardDeviation, forKey: .sd)
        try accuracies.encode(worstAccuracy.standardDeviation, forKey: .worstSd)
        var coverages = summary.nestedContainer(keyedBy: Key.self, forKey: .coverage)
        try coverages.encode(coverage, forKey: .mean)
        try coverages.encode(worstCoverage, forKey: .worst)
        try summary.encode(conditionalAccuracy, forKey: .conditionalAccuracy)
        try summary.encode(frechetDistance, forKey: .frechetDistance)
        try summary.encode(diversity, forKey: .diversity)
        try summary.encode(bytesOnAir, forKey: .bytesOnAir)
        try summary.encode(joules, forKey: .joules)
        try summary.encode(joulesRadio, forKey: .joulesRadio)
        try summary.encode(joulesCompute, forKey: .joulesCompute)
        try summary.encode(accuracyPerJoule, forKey: .accuracyPerJoule)
        try summary.encode(joulesPerNewClass, forKey: .joulesPerNewClass)
        try summary.encode(ticksToFirstDeath, forKey: .ticksToFirstDeath)
    }
}
