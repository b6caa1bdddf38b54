import Testing

@testable import MeshModel

/// How a bisection goes about it.
@Suite struct BisectionRunTests {
    private static func past() throws -> Past {
        try Past(ticks: 60, acts: [10: ["poison 0 nan"], 20: ["cure 0", "poison 2 nan"], 30: ["cut 2-3"]])
    }

    @Test func `the finding is the same on any number of threads`() throws {
        let past = try Self.past()
        let bisection = try #require(past.bisection(of: 1))
        let finding = try #require(past.finding(bisection))
        for threads in [2, 4] { #expect(past.finding(bisection, threadCount: threads) == finding) }
    }

    @Test func `the finding is the same from any start that stands no later than the first suspect`() throws {
        let past = try Self.past()
        let bisection = try #require(past.bisection(of: 1))
        let finding = try #require(past.finding(bisection))
        #expect(bisection.earliestTick == 8)
        for tick in [1, 5, 8] { #expect(past.finding(bisection, from: tick) == finding) }
    }

    @Test func `what was done before the start is not done again`() throws {
        let past = try Past(ticks: 80, acts: [3: ["inject"], 40: ["poison 0 nan"]])
        let bisection = try #require(past.bisection(of: 1))
        #expect(past.starts[30].appliedCount == 1)
        let finding = try #require(past.finding(bisection, from: 3))
        #expect(finding.culprits.map(\.description) == ["\"poison 0 nan\" by hand (tick 40)"])
        #expect(past.finding(bisection) == finding)
    }

    @Test func `it stops at once where it is asked to, whatever it is doing`() throws {
        let past = try Self.past()
        let bisection = try #require(past.bisection(of: 1))
        let pool = TrainingPool(scenario: past.scenario, threadCount: 1)
        var asked = 0
        _ = bisection.run(
            from: past.starts[0], on: pool,
            shouldStop: {
                asked += 1
                return false
            })
        let all = asked
        for limit in [1, 12, all / 2, all] {
            asked = 0
            let finding = bisection.run(
                from: past.starts[0], on: pool,
                shouldStop: {
                    asked += 1
                    return asked >= limit
                })
            #expect(finding == nil && asked == limit)
        }
    }

    @Test(arguments: [UInt32(1), 3]) func `progress never goes back, and ends where all is done`(
        node: UInt32
    ) throws {
        let past = try Self.past()
        let bisection = try #require(past.bisection(of: node))
        var seen: [(done: Int, total: Int)] = []
        let finding = bisection.run(
            from: past.starts[0], on: TrainingPool(scenario: past.scenario, threadCount: 1),
            progress: { seen.append(($0, $1)) })
        #expect(finding != nil && seen.count > 100)
        for (former, next) in zip(seen, seen.dropFirst()) { #expect(former.done <= next.done) }
        #expect(seen.allSatisfy { $0.done <= $0.total })
        let last = try #require(seen.last)
        #expect(last.done == last.total)
    }

    @Test func `where nothing is wrong, or nothing is suspected, there is nothing to run`() throws {
        let healthy = try Past(ticks: 30)
        #expect(healthy.bisection(of: 1) == nil)
        let alone = try Past(
            TinyMesh.scenario {
                $0.strategy = .isolated
                $0.health[.explosionGeneratorLoss] = 0
            }, ticks: 70)
        #expect(alone.explanation(of: 1).trouble != nil)
        #expect(alone.bisection(of: 1) == nil)
    }
}
