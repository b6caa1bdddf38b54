import Testing

@testable import MeshModel

/// What an engine writes down of a session, and what comes of the file.
@Suite(.timeLimit(.minutes(5))) struct RecordedSessionTests {
    private static let link = LinkID(NodeID(0), NodeID(1))

    /// A session of two branches that is left in the midst of the second one.
    private static func record(_ storage: FailingStorage) async throws -> MeshState {
        let session = try await EngineSession(storage: storage)
        await session.step(24)
        session.engine.apply(.cutLink(link))
        await session.step(20)
        await session.travel(.to(24))
        session.engine.apply(.poison(NodeID(2), .noise))
        await session.step(20)
        session.engine.travel(.rename(BranchID(rawValue: 1), "poisoned"))
        await session.travel(.to(37))
        return try session.end()
    }

    private static func read(_ storage: FailingStorage) throws -> SessionFile {
        try SessionFile(path: storage.path, bytes: storage.bytes, salvage: false)
    }

    @Test(arguments: [1, 2]) func `every branch of it replays`(threads: Int) async throws {
        let storage = FailingStorage()
        _ = try await Self.record(storage)
        let file = try Self.read(storage)
        #expect(file.branches.map(\.name) == ["main", "poisoned"] && file.isEnded)
        #expect(file.stand.branch == BranchID(rawValue: 1) && file.stand.tick == 37)
        for branch in file.branches {
            let replay = try SessionReplay(
                file, branch: branch.id, data: TinyMesh.data(for: file.header.scenario), threadCount: threads)
            #expect(replay.advance() == .agreed(ticks: 44, digests: 5))
        }
    }

    @Test func `it is gone on with from where it was left, with all its branches`() async throws {
        let storage = FailingStorage()
        let left = try await Self.record(storage)
        let session = try await EngineSession(storage: storage, resumed: try Self.read(storage))
        let view = session.engine.view()
        #expect(view.snapshot?.tick == 37 && view.isInPast && view.timeline.headTick == 44)
        #expect(view.timeline.branches.map(\.name) == ["main", "poisoned"])
        #expect(view.journal.events.last?.tick ?? 0 > 24)
        await session.travel(.toPresent)
        await session.step(9)
        await session.travel(.to(37))
        #expect(try session.end().digest == left.digest)
        let replay = try SessionReplay(
            try Self.read(storage), data: TinyMesh.data(for: TinyMesh.scenario()), threadCount: 1)
        #expect(replay.advance() == .agreed(ticks: 53, digests: 7))
    }

    @Test func `one that does not come out as it did is not gone on with`() async throws {
        let storage = FailingStorage()
        _ = try await Self.record(storage)
        var file = try Self.read(storage)
        let check = try #require(file.branches[0].checks.first)
        file.branches[0].checks[0] = SessionFile.Check(
            tick: check.tick, digests: MeshDigests(mesh: 1, nodes: check.digests.nodes))
        let length = storage.bytes.count
        let engine = MeshEngine(
            scenario: TinyMesh.scenario(), threadCount: 1, oracleStepCount: 0, resumed: file
        ) { TinyMesh.data(for: $0) }
        engine.start()
        // On the way it stands, as any engine on a journey does.
        var failure: String?
        while failure == nil, !Task.isCancelled {
            if case .failed(let why) = engine.view().phase { failure = why }
            try? await Task.sleep(for: .milliseconds(1))
        }
        let why = try #require(failure)
        #expect(why.contains("tick 10 comes out differently"))
        engine.stop()
        #expect(storage.bytes.count == length)
    }

    @Test func `a disk that fills stops the clock, says so, and nothing is lost`() async throws {
        let storage = FailingStorage()
        let session = try await EngineSession(storage: storage)
        await session.step(12)
        storage.capacity = storage.bytes.count + 40
        session.engine.apply(.cutLink(Self.link))
        let stopped = await session.wait { $0.notice != nil }
        #expect(stopped.phase == .paused)
        #expect(stopped.notice?.contains("the clock stands: make room, then let it run") ?? false)
        #expect(try Self.read(storage).branches[0].lastTick >= 10)
        session.engine.apply(.resume)
        #expect(await session.wait { $0.notice != nil }.phase == .paused)
        storage.capacity = .max
        session.engine.limitSpeed(ticksPerSecond: 500)
        session.engine.apply(.resume)
        await session.wait { $0.snapshot?.tick ?? 0 > 30 && $0.notice == nil }
        let end = try session.end()
        let replay = try SessionReplay(
            try Self.read(storage), data: TinyMesh.data(for: TinyMesh.scenario()), threadCount: 1)
        guard case .agreed(let ticks, _) = replay.advance() else {
            Issue.record("it differs")
            return
        }
        #expect(ticks == end.tick && replay.state.digest == end.digest)
    }
}
