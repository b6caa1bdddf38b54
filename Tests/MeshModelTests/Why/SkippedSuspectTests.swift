import GANCore
import Testing

@testable import MeshModel

/// What is skipped of what a scenario plans, and what only somebody wanted to skip, in explanations and bisections.
@Suite struct SkippedSuspectTests {
    private static let rate = Intervention.setNodeLearningRates(NodeID(1), LearningRates(both: 50))
    private static let injection = Intervention.injectNode(neighbours: [NodeID(0)])

    private static func scenario(_ plan: [(tick: Int, intervention: Intervention)]) -> Scenario {
        TinyMesh.scenario { $0.interventions = plan.map(TimedIntervention.init) }
    }

    private static func texts(_ suspects: [Suspect]) -> [String] { suspects.map(\.description) }

    @Test func `what was skipped is not suspected`() {
        var journal = Journal()
        journal.append(.skip(tick: 5, Self.rate), at: 2)
        let scenario = Self.scenario([(5, Self.rate), (5, Self.rate), (9, .heal)])
        let acts = Act.all(in: scenario, journal, through: 9)
        #expect(acts.map(\.source) == [.hand(0), .scenario(1), .scenario(2)])
    }

    @Test func `what somebody wanted to skip too late is the cause still, and what it does not come without`()
        throws
    {
        let past = try Past(Self.scenario([(12, Self.rate)]), ticks: 70, acts: [60: ["skip 12 rate 1 50"]])
        let cause = try #require(past.explanation(of: 1).cause)
        #expect(cause.sentence.hasPrefix("it was given a learning rate of 50.0"))
        #expect(cause.act?.source == .scenario(0))
        let finding = try past.finding(of: 1)
        #expect(
            finding.sentence == "without \"rate 1 50.0\" as the scenario plans (tick 12) it does not happen")
    }

    @Test(arguments: [(10, true), (20, false), (21, true)])
    func `an injection is left out only by a skip of its own tick`(tick: Int, isDone: Bool) {
        // A journal that has forgotten what was refused says the same.
        var journal = Journal()
        journal.append(.skip(tick: 20, Self.injection), at: tick)
        let acts = Act.all(in: Self.scenario([(20, Self.injection)]), journal, through: 30)
        #expect(acts.contains { $0.source == .scenario(0) } == isDone)
    }

    @Test func `a skip that has left nothing out yet is not suspected`() {
        var journal = Journal()
        journal.append(.skip(tick: 20, .heal), at: 10)
        let scenario = Self.scenario([(20, .heal)])
        #expect(Act.all(in: scenario, journal, through: 19).isEmpty)
        #expect(Act.all(in: scenario, journal, through: 20).map(\.source) == [.hand(0)])
    }

    @Test func `what is planned is left out in its place, although something before it was skipped`() throws {
        let early = Intervention.degradeLink(LinkID(NodeID(0), NodeID(1)), decibels: 1)
        let past = try Past(
            Self.scenario([(5, early), (5, early), (12, Self.rate)]), ticks: 40,
            acts: [2: ["skip 5 degrade 0-1 1"]])
        let finding = try past.finding(of: 1)
        #expect(Self.texts(finding.culprits) == ["\"rate 1 50.0\" as the scenario plans (tick 12)"])
    }

    @Test func `without a skip that is to blame, what it skipped is done`() throws {
        let past = try Past(
            Self.scenario([(10, .poison(NodeID(0), .notANumber)), (13, .poison(NodeID(0), nil))]), ticks: 40,
            acts: [11: ["skip 13 cure 0"]])
        let finding = try past.finding(of: 1)
        #expect(
            Self.texts(finding.culprits).filter { !$0.hasPrefix("node") } == [
                "\"poison 0 nan\" as the scenario plans (tick 10)",
                "skipping \"cure 0\" of tick 13 by hand (tick 11)",
            ])
    }

    @Test func `a skip is told with what it skips`() throws {
        var tale = Tale { $0.interventions = [TimedIntervention(tick: 95, intervention: Self.rate)] }
        try tale.done(90, "skip 95 rate 1 50")
        tale.ill(100, 1, Tale.explosion)
        let explanation = try tale.explanation(of: 1)
        #expect(
            explanation.items("before it") == [
                "tick 90, 10 ticks before: skipping \"rate 1 50.0\" of tick 95 by hand"
            ])
        #expect(
            explanation.cause?.sentence
                == "nothing stands out; the last thing done that concerns it is skipping \"rate 1 50.0\" of tick 95, "
                + "by hand at tick 90, 10 ticks before")
    }
}
