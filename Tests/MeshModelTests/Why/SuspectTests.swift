import Testing

@testable import MeshModel

@Suite struct SuspectTests {
    /// Node 1 has ten neighbours in its last interval, and things were done long before.
    private static func explanation(actCount: Int) throws -> Explanation {
        var tale = Tale {
            $0.nodeCount = 11
            $0.topology = .full
        }
        for tick in 1..<1 + actCount { try tale.done(tick, "poison 2 noise") }
        for sender in UInt32(0)..<11 where sender != 1 { tale.got(90, by: 1, from: sender, version: 10) }
        for sender in UInt32(0)..<11 where sender != 1 { tale.got(98, by: 1, from: sender, version: 11) }
        tale.ill(100, 1, Tale.explosion)
        return try tale.explanation(of: 1)
    }

    @Test(arguments: [(2, 10), (6, 14), (9, 17)])
    func `what was done is tried even where many messages are nearer`(actCount: Int, omitted: Int) throws {
        let bisection = try #require(Bisection(try Self.explanation(actCount: actCount), entries: []))
        #expect(bisection.suspects.count == 12)
        #expect(bisection.suspects.count(where: \.isAct) == min(actCount, 6))
        #expect(bisection.omittedCount == omitted)
    }

    @Test func `what is to do with the cause stands first, then what is nearest`() throws {
        let bisection = try #require(Bisection(try Self.explanation(actCount: 1), entries: []))
        let texts = bisection.suspects.map(\.description)
        #expect(
            texts.prefix(3) == [
                "\"poison 2 noise\" by hand (tick 1)", "node 2's v11 (tick 98)", "node 2's v10 (tick 90)",
            ])
        let ticks = bisection.suspects.dropFirst(3).map(\.tick)
        #expect(ticks == ticks.sorted(by: >))
    }

    @Test func `a finding does not claim to have tried what it has not`() throws {
        let explanation = try Self.explanation(actCount: 1)
        let trouble = try #require(explanation.trouble)
        var finding = BisectionFinding(node: NodeID(1), trouble: trouble, goal: 150)
        #expect(finding.sentence.hasSuffix("it lies in the settings or the data"))
        finding.omittedCount = 9
        #expect(
            finding.sentence.hasSuffix(
                "it lies in the settings or the data, or in what else came and was done (9)"))
    }

    @Test func `what came long before and what was done far away is counted, too`() throws {
        var tale = Tale { $0.nodeCount = 8 }
        try tale.done(10, "rate 4 0.5")
        tale.got(16, by: 1, from: 0, version: 2)
        tale.got(24, by: 1, from: 0, version: 3)
        tale.got(96, by: 1, from: 0, version: 12)
        tale.ill(100, 1, Tale.explosion)
        let bisection = try #require(Bisection(try tale.explanation(of: 1), entries: []))
        #expect(bisection.suspects.map(\.description) == ["node 0's v12 (tick 96)"])
        #expect(bisection.omittedCount == 3)
    }

    @Test func `a stream is left out to the end of the run`() {
        let arrival = Arrival(
            tick: 20, receiver: NodeID(1), sender: NodeID(0), origin: NodeID(0), version: 3)
        let left = Suspect.stream(arrival).leftOut(before: 420, interval: 8)
        #expect(left.map(\.version) == Array(3...54), "50 in as many intervals, and one on either side")
        #expect(Suspect.message(arrival).leftOut(before: 420, interval: 8).map(\.version) == [3])
    }
}
