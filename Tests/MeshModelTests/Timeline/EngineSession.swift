import GANCore
import Testing

@testable import MeshModel

/// An engine of the tiny mesh that is paused before its first tick, and then does what it is told, step by step.
struct EngineSession {
    let engine: MeshEngine
    private let scenario: Scenario

    init(
        _ scenario: Scenario = TinyMesh.scenario(), historyBytes: Int = 64 << 20,
        storage: FailingStorage? = nil, resumed: SessionFile? = nil
    ) async throws {
        self.scenario = scenario
        engine = MeshEngine(
            scenario: scenario, threadCount: 2, oracleStepCount: 0, historyBytes: historyBytes,
            resumed: resumed, load: { TinyMesh.data(for: $0) },
            session: { state throws(SessionError) in
                guard let storage else { return SessionBeginning() }
                let header = SessionHeader(of: state, programVersion: "1", start: "now", digestInterval: 10)
                let writer = SessionWriter(storage, length: storage.bytes.count)
                if resumed == nil { try writer.append(.begin(header)) }
                return SessionBeginning(recorder: SessionRecorder(writer, header))
            })
        if resumed == nil { engine.apply(.pause) }
        engine.start()
        await wait { $0.phase == .paused && $0.timeline.goal == nil }
    }

    func step(_ count: Int) async {
        // What was asked for before decides where the steps begin.
        await settle()
        let tick = engine.view().snapshot?.tick ?? 0
        for _ in 0..<count { engine.apply(.singleStep) }
        await wait { $0.snapshot?.tick == tick + count }
    }

    /// Asks for a name, and waits until it is there: requests are served in order.
    private func settle() async {
        let name = "main \(engine.view().timeline.branches.first?.name.count ?? 0)"
        engine.travel(.rename(.main, name))
        await wait { $0.timeline.branches.first?.name == name && $0.timeline.goal == nil }
        engine.travel(.rename(.main, "main"))
        await wait { $0.timeline.branches.first?.name == "main" && $0.timeline.goal == nil }
    }

    @discardableResult
    func travel(_ journey: Journey, until isThere: (EngineView) -> Bool = { _ in true }) async
        -> EngineView
    {
        engine.travel(journey)
        await settle()
        return await wait { $0.timeline.goal == nil && isThere($0) }
    }

    @discardableResult
    func wait(until isWanted: (EngineView) -> Bool) async -> EngineView {
        while true {
            let view = engine.view()
            if isWanted(view) { return view }
            try? await Task.sleep(for: .milliseconds(1))
            if Task.isCancelled { return view }
        }
    }

    func end() throws -> MeshState { try #require(engine.stop()) }

    /// The same from tick 0 on, without an engine.
    func rerun(_ journal: Journal, ticks: Int) throws -> (state: MeshState, events: [MeshEvent]) {
        let run = try TinyMesh.run(scenario)
        var events: [MeshEvent] = []
        while run.state.tick < ticks {
            events += run.tick(applying: journal.interventions(at: run.state.tick))
        }
        var state = run.state
        events += state.apply(journal.interventions(at: ticks))
        return (state, events)
    }
}
