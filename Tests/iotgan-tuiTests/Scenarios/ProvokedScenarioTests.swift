import MeshModel
import Testing

@testable import iotgan_tui

/// Shipped scenarios in which something is made to go wrong, and such in which nothing does.
@Suite(.serialized) struct ProvokedScenarioTests {
    private static func run(_ shipped: ShippedScenario) throws -> MeshRun {
        let scenario = try shipped.load().scenario
        return try MeshRun(scenario: scenario, data: MeshData.load(for: scenario), threadCount: 2)
    }

    /// The rules that begin in the first tick in which any does.
    private static func first(
        _ shipped: ShippedScenario
    ) throws -> (tick: Int, begun: [(node: NodeID, verdict: HealthVerdict)])? {
        let run = try run(shipped)
        while run.state.tick < run.state.scenario.ticks {
            let begun = run.tick().compactMap { event -> (node: NodeID, verdict: HealthVerdict)? in
                if case .healthBegan(let node, let verdict) = event.kind { (node, verdict) } else { nil }
            }
            if !begun.isEmpty { return (run.state.tick - 1, begun) }
        }
        return nil
    }

    @Test func `fifty times the learning rate is an explosion, at the node that has it`() throws {
        let first = try #require(try Self.first(.learningRateX50))
        #expect(first.begun.map(\.node) == [NodeID(3)])
        #expect(first.begun[0].verdict.rule == .explosion)
        #expect((200..<250).contains(first.tick))
    }

    @Test func `ten steps of D for one of G overpower it, at every node`() throws {
        let first = try #require(try Self.first(.tenDSteps))
        #expect(Set(first.begun.map(\.verdict.rule)) == [.discriminatorOverpowering])
        #expect(first.begun.count == 6)
    }

    @Test func `a node with six samples knows them by heart`() throws {
        let first = try #require(try Self.first(.sixSamples))
        #expect(first.begun.map(\.node) == [NodeID(6)])
        #expect(first.begun[0].verdict.rule == .memorising)
    }

    @Test func `a poisoned neighbour is named by those who draw fakes from its weights`() throws {
        let first = try #require(try Self.first(.poisonedNeighbour))
        #expect([[NodeID(2)], [NodeID(4)]].contains(first.begun.map(\.node)))
        #expect(first.begun[0].verdict.rule == .poisonedInput)
        #expect(first.begun[0].verdict.culprit == NodeID(3))
        #expect(first.tick > 350)
    }

    @Test func `a frame with a weight that is no number is refused, and its sender named`() throws {
        let first = try #require(try Self.first(.nanFrame))
        #expect(first.begun.map(\.node) == [NodeID(2), NodeID(4)])
        for (_, verdict) in first.begun {
            #expect(verdict.rule == .poisonedInput)
            #expect(verdict.culprit == NodeID(3))
            #expect(verdict.sentence.contains("not finite"))
        }
    }

    @Test(arguments: [ShippedScenario.oneToThreeClasses, .oneClassPerNode, .partitionAndHeal, .churn])
    func `where nothing is provoked no rule is met`(shipped: ShippedScenario) throws {
        let run = try Self.run(shipped)
        for _ in 0..<300 {
            for event in run.tick() {
                if case .healthBegan = event.kind {
                    Issue.record("\(EventSentence(event, classNames: []).text)")
                }
            }
        }
        #expect(run.state.snapshot().nodes.allSatisfy { $0.verdicts.isEmpty })
    }
}
