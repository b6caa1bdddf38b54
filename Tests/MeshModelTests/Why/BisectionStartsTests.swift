import GANCore
import Testing

@testable import MeshModel

@Suite struct BisectionStartsTests {
    private static func past() throws -> Past {
        try Past(ticks: 40, acts: [2: ["pause"], 20: ["poison 0 nan"], 24: ["pause", "cure 0"]])
    }

    private static func starts(_ past: Past, budgetBytes: Int) -> BisectionStarts {
        var starts = BisectionStarts(spacingTicks: 4, budgetBytes: budgetBytes)
        for start in past.starts { starts.note(start.state, appliedCount: start.appliedCount) }
        return starts
    }

    @Test func `the last mesh that was kept before a tick is the one that was there`() throws {
        let past = try Self.past()
        let starts = Self.starts(past, budgetBytes: 64 << 20)
        for (tick, kept) in [(0, 0), (3, 0), (4, 4), (21, 20), (39, 36), (90, 36)] {
            let start = try #require(starts.last(through: tick))
            #expect(start.state.tick == kept)
            #expect(start.state.digest == past.starts[kept].state.digest)
            #expect(start.appliedCount == past.starts[kept].appliedCount)
        }
    }

    @Test func `a bisection finds the same from there as from tick 0, and has less to do`() throws {
        let past = try Self.past()
        let bisection = try #require(past.bisection(of: 1))
        let start = try #require(
            Self.starts(past, budgetBytes: 64 << 20).last(through: bisection.earliestTick))
        #expect(start.state.tick > 0 && start.appliedCount == 1)
        let pool = TrainingPool(scenario: past.scenario, threadCount: 1)
        func run(from start: Bisection.Start) -> (finding: BisectionFinding?, ticks: Int) {
            var ticks = 0
            let finding = bisection.run(from: start, on: pool, progress: { done, _ in ticks = done })
            return (finding, ticks)
        }
        let (near, far) = (run(from: start), run(from: past.starts[0]))
        #expect(near.finding != nil && near.finding == far.finding)
        #expect(near.ticks == far.ticks - start.state.tick)
    }

    @Test func `they keep within their budget, and where nothing fits there is none`() throws {
        let past = try Self.past()
        #expect(Self.starts(past, budgetBytes: 0).last(through: 39) == nil)
        let bytes = past.starts[36].state.replacedBytes
        let few = Self.starts(past, budgetBytes: 4 * bytes)
        let kept = Set((0..<40).compactMap { few.last(through: $0)?.state.tick })
        #expect((1..<6).contains(kept.count))
    }
}
