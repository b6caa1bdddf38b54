import Testing

@testable import MeshModel
@testable import iotgan_tui

/// In each provoked case the first node that falls ill is told what brought it about.
@Suite(.serialized) struct ProvokedCauseTests {
    @Test(arguments: [
        (ShippedScenario.learningRateX50, "a learning rate of 0.1, 50 times the usual 0.002"),
        (.tenDSteps, "the scenario lets D take 10 steps for one of G"),
        (.sixSamples, "has 6 samples of its own"),
        (.poisonedNeighbour, "node 3 was poisoned"),
        (.nanFrame, "node 3 was poisoned"),
    ])
    func `why names the cause`(shipped: ShippedScenario, cause: String) throws {
        let scenario = try shipped.load().scenario
        let run = try MeshRun(scenario: scenario, data: MeshData.load(for: scenario), threadCount: 2)
        var journal = Journal()
        var ill: NodeID?
        while ill == nil, run.state.tick < scenario.ticks {
            let events = run.tick()
            journal.append(events)
            for case .healthBegan(let node, _) in events.map(\.kind) where ill == nil { ill = node }
        }
        let explanation = Explanation(
            of: try #require(ill), scenario: scenario, journal: journal, mesh: run.state.snapshot())
        #expect(explanation.trouble?.onset == run.state.tick - 1)
        #expect(
            explanation.cause?.sentence.contains(cause) ?? false, "\(explanation.cause?.sentence ?? "none")")
    }
}
