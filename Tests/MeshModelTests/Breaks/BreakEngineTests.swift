import GANCore
import Testing

@testable import MeshModel

@Suite(.timeLimit(.minutes(5))) struct BreakEngineTests {
    private static func conditions(_ texts: [String]) throws -> [BreakCondition] {
        try texts.map { try BreakCondition(parsing: $0) }
    }

    /// Lets the clock run until something else than before has stopped it.
    private func stop(of session: EngineSession) async -> EngineView {
        let former = session.engine.view().stops
        session.engine.apply(.resume)
        return await session.wait { $0.phase == .paused && !$0.stops.isEmpty && $0.stops != former }
    }

    @Test func `the clock stops when it becomes true, and not again while it stays so`() async throws {
        let session = try await EngineSession()
        let limit = try TinyMesh.state().nodes[0].energy.storedJoules - 0.05
        session.engine.watch(for: try Self.conditions(["battery(1) < \(limit)J"]))
        let stopped = await stop(of: session)
        let tick = try #require(stopped.snapshot?.tick)
        let stored = try #require(stopped.snapshot?.node(NodeID(1))?.energy.storedJoules)
        #expect(stored < limit && stopped.stops.map(\.value) == [stored])
        let notice = try #require(stopped.notice)
        #expect(notice.hasPrefix("stopped at tick \(tick) by node 1: battery(1) < \(limit)J, it is "))
        #expect(stopped.journal.entries.last?.intervention == .pause)
        #expect(stopped.breaks.map(\.reading?.holders) == [[NodeID(1)]])
        session.engine.limitSpeed(ticksPerSecond: 1_000)
        session.engine.apply(.resume)
        let later = await session.wait { $0.snapshot?.tick ?? 0 > tick + 10 }
        #expect(later.phase == .running && later.notice == nil && later.stops.isEmpty)
        _ = try session.end()
    }

    @Test func `the journal tells what has stopped the clock, once, up to the moment that is shown`()
        async throws
    {
        let session = try await EngineSession()
        session.engine.watch(for: try Self.conditions(["tick = 4", "tick = 9"]))
        #expect(await stop(of: session).journal.stops.map(\.sentence) == ["tick = 4"])
        #expect(await stop(of: session).journal.stops.map(\.tick) == [4, 9])
        let past = await session.travel(.to(2)) { $0.snapshot?.tick == 2 }
        #expect(past.journal.stops.isEmpty)
        #expect(await stop(of: session).journal.stops.map(\.tick) == [4])
        session.engine.apply(.drain(NodeID(1), joules: 1))
        let branch = await session.wait { $0.timeline.branches.count == 2 }
        #expect(branch.journal.stops.map(\.tick) == [4], "what was before a branch belongs to it")
        let end = await session.travel(.toBranch(.main)) { $0.snapshot?.tick == 9 }
        #expect(end.journal.stops.map(\.tick) == [4, 9])
        _ = try session.end()
    }

    @Test func `a tick stops the clock there, and there again when one has gone back`() async throws {
        let session = try await EngineSession()
        session.engine.watch(for: try Self.conditions(["tick = 12"]))
        #expect(await stop(of: session).snapshot?.tick == 12)
        session.engine.apply(.resume)
        await session.wait { $0.snapshot?.tick ?? 0 > 20 }
        session.engine.apply(.pause)
        await session.wait { $0.phase == .paused }
        await session.travel(.to(5)) { $0.snapshot?.tick == 5 }
        #expect(await stop(of: session).notice == "stopped at tick 12: tick = 12")
        _ = try session.end()
    }

    @Test func `what holds where a journey ends has to cease first`() async throws {
        let session = try await EngineSession()
        await session.step(30)
        await session.travel(.to(2)) { $0.snapshot?.tick == 2 }
        session.engine.watch(for: try Self.conditions(["spent(0) > 1mJ"]))
        let spent = await session.wait { $0.breaks.first?.reading != nil }
        try #require(spent.breaks[0].reading?.holds == false)
        await session.travel(.toPresent) { $0.snapshot?.tick == 30 }
        session.engine.apply(.resume)
        let later = await session.wait { $0.snapshot?.tick ?? 0 > 40 || !$0.stops.isEmpty }
        #expect(later.stops.isEmpty && later.breaks[0].reading?.holds == true)
        _ = try session.end()
    }

    @Test func `a step by hand says so too, and pauses nothing that stands`() async throws {
        let session = try await EngineSession()
        session.engine.watch(for: try Self.conditions(["tick = 3"]))
        await session.step(3)
        let view = await session.wait { !$0.stops.isEmpty }
        #expect(view.notice == "stopped at tick 3: tick = 3")
        #expect(
            view.journal.entries.map(\.intervention) == [.pause] + Array(repeating: .singleStep, count: 3))
        _ = try session.end()
    }

    @Test func `conditions do not change a bit`() async throws {
        let session = try await EngineSession()
        let figures = BreakFigure.allCases.map { "\($0.rawValue)(any) > 0.3" }
        let ailments = BreakCondition.Ailment.allCases.map { "node any \($0)" }
        session.engine.watch(
            for: try Self.conditions(figures + ailments + ["tick = 8", "accuracy(mean) < 1"]))
        session.engine.apply(.resume)
        let running = Task {
            // Whatever stops the clock, it goes on.
            while !Task.isCancelled {
                if session.engine.view().phase == .paused { session.engine.apply(.resume) }
                try? await Task.sleep(for: .milliseconds(1))
            }
        }
        await session.wait { $0.snapshot?.tick ?? 0 > 60 }
        running.cancel()
        await running.value
        let state = try session.end()
        let stops = session.engine.journal.stops.count
        #expect(stops > 3, "the clock was stopped \(stops) times")
        let run = try TinyMesh.run()
        while run.state.tick < state.tick { run.tick() }
        #expect(run.state.digest == state.digest)
    }
}
