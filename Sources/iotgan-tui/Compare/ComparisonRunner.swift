import Foundation
import GANCore
import MeshModel

/// Carries out a comparison, one run after the other; all threads are inside a run.
struct ComparisonRunner {
    let comparison: Comparison
    let results: ResultsFile
    let threadCount: Int
    let interruption: Interruption
    /// Runs that were there before and are not repeated.
    let done: [ComparedRun.Identity: ComparedRun]
    private let settings: String

    /// - Parameter repeatsAll: whether results that are there already count for nothing.
    init(
        _ comparison: Comparison, results: ResultsFile, threadCount: Int, interruption: Interruption,
        repeatsAll: Bool
    ) {
        self.comparison = comparison
        self.results = results
        self.threadCount = threadCount
        self.interruption = interruption
        let settings = comparison.settings
        self.settings = settings
        let wanted = comparison.seeds.flatMap { seed in
            comparison.strategies.map { Self.identity($0, seed, settings) }
        }
        done = repeatsAll ? [:] : results.runs.filter { wanted.contains($0.key) }
    }

    /// The runs that are complete when all are or when it is interrupted, in the order of seeds and strategies.
    ///
    /// - Parameter watch: hears of what happens in them. A run in which an invariant broke is left out.
    func run(_ watch: inout RunWatch) throws -> [ComparedRun] {
        var runs: [ComparedRun] = []
        var bar = ProgressBar(total: (comparison.runCount - done.count) * comparison.ticks)
        defer { bar.clear() }
        var ticksDone = 0
        for seed in comparison.seeds {
            // Read and trained where the first run of the seed needs them, and shared by the others.
            var dataset: ImageDataset?
            var oracle: Oracle?
            for strategy in comparison.strategies {
                let identity = Self.identity(strategy, seed, settings)
                if let known = done[identity] {
                    runs.append(known)
                    continue
                }
                if interruption.isRequested { continue }
                let scenario = comparison.scenario(strategy, seed: seed)
                bar.show(ticksDone, what: "\(strategy.rawValue) seed \(seed)")
                let data =
                    try dataset.map { try MeshData(dataset: $0, dealtFor: scenario) }
                    ?? MeshData.load(for: scenario)
                dataset = data.dataset
                if comparison.hasOracle && oracle == nil {
                    oracle = Oracle(
                        dataset: data.dataset, seed: seed, isCancelled: { interruption.isRequested })
                }
                let mesh = try MeshRun(scenario: scenario, data: data, threadCount: threadCount)
                var watched = watch
                let death = lifetime(of: mesh) { events in
                    watched.note(events, clearing: bar)
                    let tick = mesh.state.tick
                    bar.show(
                        ticksDone + tick,
                        what: "\(strategy.rawValue) seed \(seed) tick \(tick)/\(comparison.ticks)")
                }
                let wasSound = watch.isSound
                watch = watched
                ticksDone += comparison.ticks
                if mesh.state.tick < comparison.ticks || watch.isSound != wasSound { continue }
                let run = ComparedRun(
                    identity, run: mesh, metrics: mesh.metrics(oracle: oracle), ticksToFirstDeath: death)
                try results.append(run)
                runs.append(run)
            }
        }
        return runs
    }

    /// Lets the mesh run to its last tick or the interruption, and returns when the first battery was empty.
    private func lifetime(of mesh: MeshRun, afterTick: ([MeshEvent]) -> Void) -> Int? {
        var firstDeath: Int?
        while mesh.state.tick < comparison.ticks && !interruption.isRequested {
            let events = mesh.tick()
            for event in events where firstDeath == nil {
                if case .wentDark = event.kind { firstDeath = event.tick + 1 }
            }
            afterTick(events)
        }
        return firstDeath
    }

    private static func identity(
        _ strategy: ExchangeStrategy, _ seed: UInt64, _ settings: String
    ) -> ComparedRun.Identity {
        ComparedRun.Identity(strategy: strategy, seed: seed, settings: settings, program: Comparison.program)
    }
}
