import GANCore
import Testing

@testable import MeshModel

@Suite struct SkippingTests {
    private static let rate = Intervention.setNodeLearningRates(NodeID(1), LearningRates(both: 0.1))
    private static let planned = TinyMesh.scenario {
        $0.interventions = [
            TimedIntervention(tick: 5, intervention: rate), TimedIntervention(tick: 5, intervention: rate),
            TimedIntervention(tick: 9, intervention: .heal),
        ]
    }

    private static func digest(
        _ scenario: Scenario, doing interventions: [Int: [Intervention]] = [:], threads: Int = 1
    ) throws -> Digest {
        let run = try TinyMesh.run(scenario, threadCount: threads)
        while run.state.tick < 20 { run.tick(applying: interventions[run.state.tick] ?? []) }
        return run.state.digest
    }

    @Test(arguments: [0, 5], [1, 3])
    func `what is skipped is as if it had never been planned`(tick: Int, threads: Int) throws {
        let skip = Intervention.skip(tick: 5, Self.rate)
        var unplanned = Self.planned
        unplanned.interventions.removeSubrange(0..<2)
        let expected = try Self.digest(unplanned)
        #expect(try Self.digest(Self.planned, doing: [tick: [skip, skip]], threads: threads) == expected)
        #expect(try Self.digest(Self.planned, threads: threads) != expected)
    }

    @Test func `it is told, and only one of several that are alike is skipped`() throws {
        let run = try TinyMesh.run(Self.planned)
        for _ in 0..<3 { run.tick() }
        var state = run.state
        let events = state.apply([.skip(tick: 5, Self.rate)])
        #expect(events == [MeshEvent(tick: 3, kind: .skipped(tick: 5, Self.rate))])
        #expect(state.scenario.interventions(at: 5) == [Self.rate])
        #expect(state.checkInvariants() == [])
    }

    @Test func `what is not planned, or has been done, cannot be skipped`() throws {
        let run = try TinyMesh.run(Self.planned)
        for _ in 0..<7 { run.tick() }
        let skips: [Intervention] = [
            .skip(tick: 5, Self.rate), .skip(tick: 9, Self.rate), .skip(tick: 9, .heal),
            .skip(tick: 9, .heal),
        ]
        var state = run.state
        let refusals = state.apply(skips).map { event in
            if case .refused(_, let why) = event.kind { why } else { "" }
        }
        let unplanned = "the scenario plans no such thing for tick 9"
        #expect(refusals == ["tick 5 has passed", unplanned, "", unplanned])
    }

    @Test func `the number of a node that is not injected goes to no other`() throws {
        let injection = Intervention.injectNode(classes: [0])
        let run = try TinyMesh.run(
            TinyMesh.scenario { $0.interventions = [TimedIntervention(tick: 3, intervention: injection)] })
        #expect(
            run.apply([.skip(tick: 3, injection)]).map(\.kind) == [
                .refused(
                    .skip(tick: 3, injection),
                    why: "an injection is skipped at its tick, so that nodes before it keep their numbers")
            ])
        for _ in 0..<3 { run.tick() }
        run.apply([.skip(tick: 3, injection)])
        run.tick(applying: [injection])
        #expect(run.state.nodes.map(\.id.number) == [0, 1, 2, 3, 5])
        #expect(run.state.checkInvariants() == [])
    }

    @Test func `an undo of a refused skip says that it has changed nothing`() throws {
        let injection = Intervention.injectNode(classes: [0])
        let run = try TinyMesh.run(
            TinyMesh.scenario {
                $0.interventions = [
                    TimedIntervention(tick: 1, intervention: .heal),
                    TimedIntervention(tick: 5, intervention: injection),
                ]
            })
        for _ in 0..<3 { run.tick() }
        func undo(_ skip: Intervention) -> Undo { skip.undo(before: run.state.snapshot()) }
        let nothing = Undo.impossible(why: "it has changed nothing")
        #expect(undo(.skip(tick: 1, .heal)) == nothing, "it has passed")
        #expect(undo(.skip(tick: 5, .heal)) == nothing, "it is not planned")
        #expect(undo(.skip(tick: 5, injection)) == nothing, "it is too early")
        run.tick()
        run.tick()
        #expect(
            undo(.skip(tick: 5, injection))
                == .impossible(why: "what is skipped stays so; go back to before it"))
    }
}
