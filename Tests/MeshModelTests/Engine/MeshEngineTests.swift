import Foundation
import GANCore
import Testing

@testable import MeshModel

/// The engine does not wait for a test that is kept from looking, so tests slow it down before they look for what
/// passes.
@Suite(.timeLimit(.minutes(5))) struct MeshEngineTests {
    @Test func `an engine prepares, runs, pauses, steps and goes on`() async throws {
        let engine = Self.engine()
        #expect(engine.view().phase == .preparing)
        engine.start()
        defer { engine.stop() }
        await Self.wait(for: engine) { ($0.snapshot?.tick ?? 0) > 5 && $0.phase == .running }
        engine.limitSpeed(ticksPerSecond: 0.001)
        engine.apply(.singleStep)
        #expect(engine.view().ticksPerSecondLimit == 0.001)
        await Self.wait(for: engine) { view in
            let why = "the clock is running; pause it first"
            return view.snapshot?.events.contains { $0.kind == .refused(.singleStep, why: why) } == true
        }
        engine.apply(.pause)
        let paused = await Self.wait(for: engine) { $0.phase == .paused }
        let tick = try #require(paused.snapshot?.tick)
        engine.apply(.singleStep)
        engine.apply(.singleStep)
        await Self.wait(for: engine) { $0.snapshot?.tick == tick + 2 }
        engine.apply(.cutLink(LinkID(NodeID(0), NodeID(1))))
        let cut = await Self.wait(for: engine) { $0.snapshot?.links.first?.isCut == true }
        #expect(cut.snapshot?.tick == tick + 2)
        #expect(cut.journal.entries.last?.intervention == .cutLink(LinkID(NodeID(0), NodeID(1))))
        #expect(cut.journal.entries.last?.tick == tick + 2)
        engine.limitSpeed(ticksPerSecond: nil)
        #expect(engine.view().ticksPerSecondLimit == nil)
        engine.apply(.resume)
        await Self.wait(for: engine) { ($0.snapshot?.tick ?? 0) > tick + 2 }
    }

    @Test(arguments: [1, 3]) func `the journal replays to the same digest`(threads: Int) async throws {
        let engine = Self.engine(threadCount: 2)
        engine.limitSpeed(ticksPerSecond: 100)
        engine.start()
        await Self.wait(for: engine) { ($0.snapshot?.tick ?? 0) > 10 }
        engine.apply(.injectNode())
        engine.apply(.cutLink(LinkID(NodeID(1), NodeID(2))))
        await Self.wait(for: engine) { $0.snapshot?.nodes.count == 5 }
        engine.apply(.pause)
        engine.apply(.singleStep)
        engine.apply(.removeNode(NodeID(0)))
        engine.apply(.resume)
        let removed = await Self.wait(for: engine) { $0.snapshot?.nodes.count == 4 && $0.phase == .running }
        // Interventions are replayed with the tick that follows them.
        let tick = try #require(removed.snapshot?.tick)
        await Self.wait(for: engine) { ($0.snapshot?.tick ?? 0) > tick }
        let final = try #require(engine.stop())
        let journal = engine.journal
        #expect(journal.entries.count == 6)
        #expect(
            journal.lessons.map(\.tick) == journal.lessons.map(\.tick).sorted() && !journal.lessons.isEmpty)

        let replay = try TinyMesh.run(threadCount: threads)
        while replay.state.tick < final.tick {
            replay.tick(applying: journal.interventions(at: replay.state.tick))
        }
        #expect(replay.state.digest == final.digest)
    }

    @Test func `a step is taken apart where the clock stands, and is the one that follows`() async throws {
        let engine = Self.engine()
        engine.start()
        defer { engine.stop() }
        engine.apply(.pause)
        engine.dissect(NodeID(2))
        let view = await Self.wait(for: engine) { $0.phase == .paused && $0.dissection != nil }
        let dissection = try #require(view.dissection)
        #expect(dissection.node == NodeID(2) && dissection.tick == view.snapshot?.tick)
        engine.apply(.singleStep)
        engine.dissect(NodeID(2))
        let after = await Self.wait(for: engine) { $0.dissection?.tick == dissection.tick + 1 }
        let report = after.snapshot?.node(NodeID(2))?.steps[dissection.tick]
        #expect(report != nil && report == dissection.step?.report)
    }

    @Test func `metrics arrive, the oracle's among them`() async throws {
        let engine = Self.engine(oracleStepCount: 3)
        engine.start()
        defer { engine.stop() }
        let view = await Self.wait(for: engine) { $0.metrics?.nodes.first?.conditionalAccuracy != nil }
        let metrics = try #require(view.metrics)
        #expect(view.metricsHistory.meanAccuracy.last == metrics.meanAccuracy)
        #expect(metrics.distances?.nodes.count == 4)
        #expect(metrics.nodes.count == 4)
        #expect(metrics.nodes.allSatisfy { 0...1 ~= $0.score.accuracy && $0.frechetDistance != nil })
    }

    @Test func `what goes wrong is shown in one line`() async {
        let engine = Self.engine(TinyMesh.scenario { $0.nodeCount = 0 })
        engine.start()
        let view = await Self.wait(for: engine) { $0.phase != .preparing }
        #expect(
            view.phase == .failed("nodes: 0 is not valid; expected a whole number in 1 ... 10000"))
        #expect(engine.stop() == nil)
    }

    @Test func `a speed limit holds ticks back and can be lifted`() async {
        let engine = Self.engine()
        engine.limitSpeed(ticksPerSecond: 0.001)
        engine.start()
        defer { engine.stop() }
        let held = await Self.wait(for: engine) { $0.phase == .running }
        #expect((held.snapshot?.tick ?? 0) <= 1)
        engine.limitSpeed(ticksPerSecond: nil)
        await Self.wait(for: engine) { ($0.snapshot?.tick ?? 0) > 5 }
    }

    private static func engine(
        _ scenario: Scenario = TinyMesh.scenario(), threadCount: Int = 2, oracleStepCount: Int = 0
    ) -> MeshEngine {
        MeshEngine(scenario: scenario, threadCount: threadCount, oracleStepCount: oracleStepCount) {
            TinyMesh.data(for: $0)
        }
    }

    /// Looks until the view is as wanted; the suite's time limit ends a wait in vain.
    @discardableResult
    private static func wait(
        for engine: MeshEngine, until isWanted: (EngineView) -> Bool
    ) async -> EngineView {
        while true {
            let view = engine.view()
            if isWanted(view) { return view }
            try? await Task.sleep(for: .milliseconds(2))
            if Task.isCancelled { return view }
        }
    }
}
