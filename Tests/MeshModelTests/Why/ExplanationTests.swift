import Testing

@testable import MeshModel

@Suite struct ExplanationTests {
    @Test func `of a node that makes others ill it is told whom, and by what`() throws {
        var state = try TinyMesh.state()
        state.apply([.poison(NodeID(0), .noise)])
        var mesh = state.snapshot()
        mesh.nodes[1].verdicts = [Tale.refused]
        let sections = try Tale().explanation(of: 0, in: mesh).sections
        #expect(sections.map(\.title) == ["node 0", "what it does to others"])
        #expect(
            sections.flatMap(\.items) == [
                "nothing is wrong with its own training, and nothing was before",
                "somebody makes it send noise in place of its weights",
                "node 1 is ill by it, fed poison: node 0 sends what cannot be believed",
            ])
        #expect(try Tale().explanation(of: 2, in: mesh).sections.count == 1)
    }

    @Test func `who explodes in place of swinging is not well`() throws {
        let swing = HealthVerdict(
            rule: .oscillation, sentence: "L_D swings", advice: "lower its learning rate")
        var tale = Tale()
        tale.ill(37, 1, swing)
        tale.ill(38, 1, Tale.explosion)
        let trouble = try #require(try tale.explanation(of: 1).trouble)
        #expect(trouble.first.verdict == swing)
        #expect(
            trouble.isAsGrave(.explosion) && trouble.isAsGrave(.oscillation) && trouble.isAsGrave(.notFinite))
        #expect(!trouble.isAsGrave(.staleGenerator) && !trouble.isAsGrave(.photocopy))
    }

    @Test
    func `what came before is told nearest first, with its distance, and what was done before what came`()
        throws
    {
        var tale = Tale()
        tale.at(80, .wentDark(NodeID(2)))
        try tale.done(90, "cut 1-2")
        tale.got(99, by: 1, from: 0, version: 7)
        tale.got(100, by: 1, from: 0, origin: 3, version: 2)
        try tale.done(100, "pause")
        try tale.done(100, "poison 0 nan")
        tale.ill(100, 1, Tale.explosion)
        tale.got(101, by: 1, from: 0, version: 8)
        try tale.done(102, "cure 0")
        #expect(
            try tale.explanation(of: 1).items("before it") == [
                "tick 100, in the same tick: \"poison 0 nan\" by hand",
                "tick 100, in the same tick: got node 3's v2 from node 0",
                "tick 99, 1 tick before: got node 0's v7",
                "tick 90, 10 ticks before: \"cut 1-2\" by hand",
                "tick 80, 20 ticks before: node 2 went dark",
            ])
    }

    @Test
    func `messages and lessons count for two intervals, what was done for ever, the nearest eight of each`()
        throws
    {
        var tale = Tale {
            $0.interventions = [
                .init(tick: 1, intervention: .degradeLink(LinkID(NodeID(0), NodeID(1)), decibels: 3))
            ]
        }
        tale.got(83, by: 1, from: 0, version: 1)
        tale.learned(83, by: 1, 0, from: 0, via: 0, generations: 1)
        tale.got(84, by: 1, from: 2, version: 2)
        tale.learned(85, by: 1, 3, from: 3, via: 2, generations: 2)
        tale.ill(100, 1, Tale.explosion)
        #expect(
            try tale.explanation(of: 1).items("before it") == [
                "tick 85, 15 ticks before: learned class 3 from node 3 through node 2, 2 generations old",
                "tick 84, 16 ticks before: got node 2's v2",
                "tick 1, 99 ticks before: \"degrade 0-1 3\" as the scenario plans",
            ])
        for tick in 50..<60 { try tale.done(tick, "degrade 0-1 \(tick)") }
        let acts = try tale.explanation(of: 1).precedents.compactMap { precedent -> Int? in
            if case .act = precedent.kind { precedent.tick } else { nil }
        }
        #expect(acts == Array((52..<60).reversed()))
    }

    @Test func `a refused message is told with its version and the reason`() throws {
        var tale = Tale()
        tale.at(9, .transmitted(from: NodeID(0), origin: NodeID(0), version: 4, bytes: 10, receivers: 2))
        tale.at(10, .dropped(to: NodeID(1), from: NodeID(0), origin: NodeID(0), reason: .notFinite))
        tale.ill(10, 1, Tale.refused)
        let explanation = try tale.explanation(of: 1)
        #expect(
            explanation.items("before it") == ["tick 10, in the same tick: refused node 0's v4: not finite"])
        #expect(
            explanation.items("where its weights come from") == [
                "what is to blame: node 0 -> node 1 (v4, tick 10)"
            ])
        #expect(
            explanation.cause?.sentence
                == "nobody poisoned node 0: its weights are bad by themselves; its v4 came straight from it at tick 10 "
                + "and was refused")
    }

    @Test func `who fell ill before is told, unless it was well again or is far away`() throws {
        var tale = Tale { $0.nodeCount = 8 }
        tale.ill(50, 0, Tale.explosion)
        tale.ill(60, 2, Tale.explosion)
        tale.at(90, .healthEnded(NodeID(2), .explosion))
        tale.ill(70, 5, Tale.explosion)
        tale.ill(100, 1, Tale.explosion)
        #expect(
            try tale.explanation(of: 1).items("before it") == [
                "tick 50, 50 ticks before: node 0 fell ill: training explodes"
            ])
    }

    @Test func `who was a neighbour and is no more may be to blame`() throws {
        var tale = Tale()
        try tale.done(80, "rate 3 0.5")
        tale.got(90, by: 1, from: 3, version: 9)
        tale.ill(100, 1, Tale.explosion)
        let explanation = try tale.explanation(of: 1)
        #expect(
            explanation.items("before it") == [
                "tick 90, 10 ticks before: got node 3's v9",
                "tick 80, 20 ticks before: \"rate 3 0.5\" by hand",
            ], "nodes 1 and 3 have no link")
        let bisection = try #require(Bisection(explanation, entries: tale.journal.entries))
        #expect(bisection.suspects.contains { $0.entry == 0 })
    }

    @Test func `weights are followed over two nodes, to the newest version that was drawn from`() throws {
        var tale = Tale()
        // Node 0 draws at ticks 4, 12, 20, node 1 at 5, 13, 21, 29: in the middle of their intervals.
        tale.got(9, by: 0, from: 3, version: 1)
        tale.learned(12, by: 0, 3, from: 3, via: 3, generations: 1)
        tale.got(16, by: 1, from: 0, version: 2)
        tale.got(17, by: 0, from: 3, version: 2)
        tale.learned(21, by: 1, 3, from: 3, via: 0, generations: 2)
        tale.ill(23, 1, Tale.explosion)
        #expect(
            try tale.explanation(of: 1).items("where its weights come from") == [
                "class 3: node 3 -> node 0 (v1, tick 9) -> node 1 (v2, tick 16), 2 generations of fakes"
            ])
        tale = Tale()
        tale.got(9, by: 0, from: 3, version: 1)
        tale.learned(12, by: 0, 3, from: 3, via: 3, generations: 1)
        tale.got(16, by: 1, from: 0, version: 2)
        tale.got(17, by: 0, from: 3, version: 2)
        tale.learned(21, by: 1, 3, from: 3, via: 0, generations: 2)
        tale.got(24, by: 1, from: 0, version: 3)
        tale.got(32, by: 1, from: 0, version: 4)
        tale.ill(35, 1, Tale.explosion)
        let path = try #require(try tale.explanation(of: 1).paths.first)
        #expect(path.nodes == [NodeID(3), NodeID(0), NodeID(1)])
        #expect(path.steps.map(\.version) == [2, 3], "what came at 32 is drawn from only later")
    }

    @Test func `classes that came the same way are told together`() throws {
        var tale = Tale()
        tale.got(9, by: 1, from: 0, version: 1)
        for label in [0, 2, 3] {
            tale.learned(13, by: 1, label, from: 0, via: 0, generations: label == 3 ? 2 : 1)
        }
        tale.ill(20, 1, Tale.explosion)
        #expect(
            try tale.explanation(of: 1).items("where its weights come from") == [
                "classes 0,2: node 0 -> node 1 (v1, tick 9)",
                "class 3: node 0 -> node 1 (v1, tick 9), 2 generations of fakes",
            ])
    }

    @Test func `a relayed message is followed over the nodes that forwarded it`() throws {
        var tale = Tale { $0.strategy = .relay }
        tale.got(9, by: 3, from: 2, origin: 2, version: 1)
        tale.got(10, by: 0, from: 3, origin: 2, version: 1)
        tale.got(12, by: 1, from: 0, origin: 2, version: 1)
        tale.learned(13, by: 1, 2, from: 2, via: 0, generations: 1)
        tale.ill(20, 1, Tale.explosion)
        #expect(
            try tale.explanation(of: 1).items("where its weights come from") == [
                "class 2: node 2 -> node 3 (v1, tick 9) -> node 0 (v1, tick 10) -> node 1 (v1, tick 12)"
            ])
    }

    @Test func `a trouble that is over is told with its end, and of two the last one`() throws {
        var tale = Tale()
        tale.ill(10, 1, Tale.explosion)
        tale.at(40, .healthEnded(NodeID(1), .explosion))
        tale.ill(100, 1, Tale.refused)
        tale.ill(110, 1, Tale.stale)
        tale.at(150, .healthEnded(NodeID(1), .poisonedInput))
        #expect(try tale.explanation(of: 1).sections[0].title == "node 1: fed poison since tick 100")
        tale.at(160, .healthEnded(NodeID(1), .staleGenerator))
        let explanation = try tale.explanation(of: 1)
        #expect(explanation.sections[0].title == "node 1: fed poison since tick 100, until tick 160")
        #expect(
            explanation.sections[0].items == [
                "node 0 sends what cannot be believed", "then, at tick 110: class 0 is stale",
            ])
        #expect(explanation.trouble?.clearSince == 40, "what was before was graver, and over by then")
    }

    @Test func `a small trouble of long before is not taken for where a grave one began`() throws {
        var tale = Tale()
        tale.ill(20, 1, Tale.stale)
        tale.ill(92, 1, Tale.refused)
        tale.ill(100, 1, Tale.explosion)
        let trouble = try #require(try tale.explanation(of: 1).trouble)
        #expect(trouble.onset == 92 && trouble.later.map(\.tick) == [100])
        #expect(trouble.earlier.map(\.tick) == [20])
    }

    @Test func `a node that has left is explained as well`() throws {
        var state = try TinyMesh.state()
        state.apply([.removeNode(NodeID(1))])
        var tale = Tale()
        try tale.done(90, "rate 1 0.5")
        tale.ill(100, 1, Tale.explosion)
        tale.at(110, .healthEnded(NodeID(1), .explosion))
        try tale.done(110, "remove 1")
        tale.at(110, .nodeRemoved(NodeID(1)))
        let explanation = try tale.explanation(of: 1, in: state.snapshot())
        #expect(explanation.sections[0].title == "node 1: exploding since tick 100, until tick 110")
        #expect(
            explanation.cause?.sentence
                == "it was given a learning rate of 0.5, 250 times the usual 0.002, by hand at tick 90, "
                + "10 ticks before")
        #expect(explanation.items("before it") == ["tick 90, 10 ticks before: \"rate 1 0.5\" by hand"])
    }

    @Test func `where the journal has forgotten the beginning, that is said`() throws {
        var tale = Tale()
        tale.ill(3, 1, Tale.explosion)
        let other = MeshEvent(tick: 4, kind: .wentDark(NodeID(3)))
        tale.journal.append(Array(repeating: other, count: Journal.eventLimit + 1))
        var mesh = try TinyMesh.state().snapshot()
        mesh.nodes[1].verdicts = [Tale.explosion]
        let explanation = try tale.explanation(of: 1, in: mesh)
        #expect(explanation.trouble == nil && explanation.forgottenCount > 0)
        #expect(
            explanation.sections.map(\.items) == [
                ["training explodes", "the journal has forgotten when it began"],
                ["the journal has forgotten its first \(explanation.forgottenCount) events"],
            ])
        #expect(Bisection(explanation, entries: []) == nil)
        #expect(
            try tale.explanation(of: 2, in: mesh).sections[0].items == [
                "nothing is wrong with it, and nothing was before"
            ])
    }
}
