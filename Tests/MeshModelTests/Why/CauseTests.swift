import GANCore
import Testing

@testable import MeshModel

/// Who or what is named, and who is not.
@Suite struct CauseTests {
    @Test(arguments: ["rate 4 0.5", "poison 4 nan", "cut 4-5"])
    func `what was done to a far node just before is not the cause`(text: String) throws {
        var tale = Tale { $0.nodeCount = 8 }
        tale.got(92, by: 1, from: 0, version: 7)
        try tale.done(99, text)
        tale.ill(100, 1, Tale.explosion)
        let explanation = try tale.explanation(of: 1)
        #expect(explanation.cause?.sentence == "nothing was done before; it began by itself")
        #expect(explanation.cause?.act == nil)
        #expect(explanation.precedents.map(\.tick) == [92])
    }

    @Test func `what was refused, and what concerns the clock alone, is not the cause`() throws {
        var tale = Tale()
        let refused = Intervention.setNodeLearningRates(NodeID(1), LearningRates(both: 0.5))
        for text in ["rate 1 0.5", "pause", "resume", "step"] { try tale.done(90, text) }
        tale.at(90, .refused(refused, why: "it does not train"))
        tale.ill(100, 1, Tale.explosion)
        #expect(try tale.cause(of: 1) == "nothing was done before; it began by itself")
    }

    @Test func `of the same thing done twice in a tick, one is refused and the other counts`() throws {
        var tale = Tale()
        try tale.done(90, "cut 0-1")
        try tale.done(90, "cut 0-1")
        tale.at(90, .linkCut(LinkID(NodeID(0), NodeID(1))))
        tale.at(90, .refused(.cutLink(LinkID(NodeID(0), NodeID(1))), why: "link 0-1 is cut already"))
        tale.ill(100, 1, Tale.explosion)
        let acts = try tale.explanation(of: 1).acts
        #expect(acts.map(\.source) == [.hand(0)])
    }

    @Test func `the last learning rate counts, and a usual one is no cause`() throws {
        var tale = Tale()
        try tale.done(80, "rate 1 0.5")
        try tale.done(90, "rate 1 0.002")
        tale.ill(100, 1, Tale.explosion)
        #expect(
            try tale.cause(of: 1)
                == "nothing stands out; the last thing done that concerns it is \"rate 1 0.002\", by hand at tick 90, "
                + "10 ticks before")
        try tale.done(95, "rate 0.01")
        #expect(
            try tale.cause(of: 1)
                == "it was given a learning rate of 0.01, 5 times the usual 0.002, by hand at tick 95, "
                + "5 ticks before")
    }

    @Test func `the poison of a neighbour is the cause while it lasts`() throws {
        var tale = Tale()
        try tale.done(80, "poison 0 noise")
        tale.got(95, by: 1, from: 0, version: 9)
        tale.ill(100, 1, Tale.refused)
        let poisoned = try tale.explanation(of: 1).cause
        #expect(
            poisoned?.sentence
                == "node 0 was poisoned (noise) by hand at tick 80, 20 ticks before; its v9 came straight from it at "
                + "tick 95")
        #expect(poisoned?.culprit == NodeID(0) && poisoned?.act?.source == .hand(0))
        try tale.done(90, "cure 0")
        #expect(
            try tale.cause(of: 1)
                == "nobody poisoned node 0: its weights are bad by themselves; its v9 came straight from it at tick 95"
        )
    }

    @Test func `what befell a neighbour after it had sent the message is not the cause`() throws {
        var tale = Tale()
        tale.ill(85, 0, Tale.explosion)
        tale.at(88, .healthEnded(NodeID(0), .explosion))
        tale.got(90, by: 1, from: 0, version: 9)
        tale.ill(95, 0, Tale.explosion)
        try tale.done(97, "poison 0 zeros")
        tale.ill(100, 1, Tale.refused)
        #expect(try tale.cause(of: 1)?.hasPrefix("nobody poisoned node 0") == true)
        tale = Tale()
        tale.ill(85, 0, Tale.explosion)
        tale.got(90, by: 1, from: 0, version: 9)
        tale.ill(100, 1, Tale.refused)
        #expect(
            try tale.cause(of: 1)
                == "node 0 had been ill itself (exploding) since tick 85, 15 ticks before; its v9 came straight from it "
                + "at tick 90")
    }

    @Test func `a neighbour that sends bad weights because of its learning rate is told so`() throws {
        var tale = Tale()
        try tale.done(90, "rate 0 0.5")
        tale.ill(100, 1, Tale.refused)
        let cause = try tale.explanation(of: 1).cause
        #expect(
            cause?.sentence
                == "node 0 was given a learning rate of 0.5, 250 times the usual 0.002, by hand at tick 90, "
                + "10 ticks before")
        #expect(cause?.act?.tick == 90 && cause?.culprit == NodeID(0))
    }

    @Test func `what came over others is told with them`() throws {
        var tale = Tale { $0.strategy = .relay }
        tale.got(89, by: 3, from: 0, version: 4)
        tale.got(90, by: 2, from: 3, origin: 0, version: 4)
        tale.got(95, by: 1, from: 2, origin: 0, version: 4)
        tale.ill(100, 1, Tale.refused)
        #expect(
            try tale.cause(of: 1)
                == "nobody poisoned node 0: its weights are bad by themselves; its v4 came over nodes 3, 2 at tick 95"
        )
    }

    @Test func `weights that were taken over from one who was ill, or poisoned when it sent them`() throws {
        var tale = Tale()
        tale.ill(85, 2, Tale.explosion)
        tale.got(90, by: 1, from: 2, version: 5)
        tale.got(95, by: 1, from: 0, version: 6)
        try tale.done(97, "poison 0 zeros")
        tale.ill(100, 1, Tale.explosion)
        #expect(
            try tale.cause(of: 1)
                == "it took over node 2's v5 at tick 90, 10 ticks before; node 2 was ill (exploding) since tick 85"
        )
        tale = Tale()
        try tale.done(85, "poison 2 zeros")
        tale.got(90, by: 1, from: 2, version: 5)
        tale.ill(100, 1, Tale.explosion)
        #expect(
            try tale.cause(of: 1)
                == "it took over node 2's v5 at tick 90, 10 ticks before; node 2 had been poisoned (zeros) by hand at "
                + "tick 85")
    }

    @Test func `settings that are far from the usual ones are told as they are`() throws {
        func cause(_ rule: HealthRule, _ change: (inout Scenario) -> Void) throws -> String? {
            var tale = Tale(change)
            tale.ill(100, 1, HealthVerdict(rule: rule, sentence: "it is ill", advice: "heal it"))
            return try tale.cause(of: 1)
        }
        #expect(
            try cause(.explosion) { $0.gan.learningRates = LearningRates(both: 0.1) }
                == "it trains with a learning rate of 0.1, 50 times the usual 0.002, as the scenario has it")
        #expect(
            try cause(.discriminatorOverpowering) { $0.gan.discriminatorSteps = 10 }
                == "the scenario lets D take 10 steps for one of G")
        #expect(
            try cause(.discriminatorOverpowering) {
                $0.gan.discriminatorSteps = 10
                $0.gan.r1Gamma = 0
            } == "the scenario lets D take 10 steps for one of G, and no gradient penalty holds it back")
        #expect(
            try cause(.discriminatorTooWeak) {
                $0.gan.learningRates = LearningRates(generator: 0.01, discriminator: 0.001)
            } == "G learns at a rate of 0.01 and D at one of 0.001, as the scenario has it")
        #expect(
            try cause(.memorising) { $0.gan.batchSize = 8 }
                == "node 1 has 6 samples of its own, fewer than the 8 of one batch: each step sees all of them again"
        )
        #expect(
            try cause(.vanishingGradients) { $0.gan.r1Gamma = 0 }
                == "the scenario has no gradient penalty; nothing else stands out")
    }

    @Test func `many generations of fakes are told with where they began`() throws {
        var tale = Tale()
        tale.got(2, by: 0, from: 3, version: 1)
        tale.learned(4, by: 0, 3, from: 3, via: 3, generations: 1)
        tale.got(9, by: 1, from: 0, version: 2)
        tale.learned(13, by: 1, 3, from: 3, via: 0, generations: 2)
        tale.ill(100, 1, HealthVerdict(rule: .photocopy, sentence: "it fades", advice: "go nearer"))
        #expect(
            try tale.cause(of: 1)
                == "class 3 came from node 3 over 2 generations of fakes, each drawn from the one before")
    }
}
