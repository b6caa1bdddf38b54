import MeshModel

/// What a comparison came to; its JSON is a contract with scripts.
struct ComparisonReport: Encodable {
    var scenario: String
    var nodes: Int
    var ticks: Int
    var seeds: [UInt64]
    /// Whether every run is in it.
    var complete: Bool
    var runs: Int
    var runsPlanned: Int
    var strategies: [StrategySummary]
    var encoding: WeightEncoding
    var weightVectorBytes: Int
    var sampleBytes: Int
    /// Images an owner must have for its weight vector to be no longer than they are.
    var breakEvenImages: Double

    init(_ comparison: Comparison, runs: [ComparedRun]) {
        let scenario = comparison.scenario
        self.scenario = scenario.name
        nodes = scenario.nodeCount
        ticks = comparison.ticks
        seeds = comparison.seeds
        complete = runs.count == comparison.runCount
        self.runs = runs.count
        runsPlanned = comparison.runCount
        strategies = comparison.strategies.compactMap { strategy in
            StrategySummary(strategy, runs: runs.filter { $0.identity.strategy == strategy })
        }
        encoding = scenario.encoding
        weightVectorBytes = scenario.weightVectorBytes
        sampleBytes = scenario.sampleBytes
        breakEvenImages = scenario.breakEvenImages
    }
}
