import GANCore
import Testing

@testable import MeshModel

@Suite struct SessionReplayTests {
    /// A session of the tiny mesh as an engine would record it, and the mesh at the end of each branch.
    struct Recording {
        var records: [SessionRecord]
        let main: MeshState
        let lab: MeshState
        let lessons: [MeshEvent]

        init() throws {
            let pool = TrainingPool(scenario: TinyMesh.scenario(), threadCount: 1)
            var state = try TinyMesh.state()
            var records: [SessionRecord] = [
                .begin(SessionHeader(of: state, programVersion: "1", start: "now", digestInterval: 10))
            ]
            var events: [MeshEvent] = []
            func pass(_ state: inout MeshState, to tick: Int, in branch: BranchID) {
                while state.tick < tick {
                    events += state.tick(on: pool)
                    if state.tick % 10 == 0 {
                        records.append(
                            .digests(branch: branch, tick: state.tick, state.digests(on: pool.workers)))
                    }
                }
            }
            func apply(_ intervention: Intervention, to state: inout MeshState, in branch: BranchID) {
                records.append(.intervention(branch: branch, tick: state.tick, intervention))
                events += state.apply([intervention])
            }
            pass(&state, to: 20, in: .main)
            var fork = state
            apply(.pause, to: &state, in: .main)
            apply(DemoSession.cut, to: &state, in: .main)
            apply(.injectNode(), to: &state, in: .main)
            apply(.resume, to: &state, in: .main)
            pass(&state, to: 34, in: .main)
            apply(.removeNode(NodeID(0)), to: &state, in: .main)
            lessons = events
            main = state
            records.append(.moved(branch: .main, tick: 20))
            records.append(.branch(id: DemoSession.lab, parent: .main, tick: 20, name: "lab"))
            apply(.heal, to: &fork, in: DemoSession.lab)
            pass(&fork, to: 40, in: DemoSession.lab)
            records.append(.end(branch: DemoSession.lab, tick: 40))
            lab = fork
            self.records = records
        }

        func file() throws -> SessionFile { try DemoSession.read(DemoSession.bytes(of: records).bytes) }
    }

    private static func replay(
        _ file: SessionFile, _ branch: BranchID? = nil, threadCount: Int = 1
    ) throws -> SessionReplay {
        try SessionReplay(
            file, branch: branch, data: TinyMesh.data(for: file.header.scenario), threadCount: threadCount)
    }

    @Test(arguments: [1, 2, 8]) func `each branch comes out as it did, on any number of threads`(
        threads: Int
    ) throws {
        let recording = try Recording()
        let file = try recording.file()
        let main = try Self.replay(file, .main, threadCount: threads)
        var events: [MeshEvent] = []
        let outcome = main.advance(observe: { happened, _ in events += happened })
        #expect(outcome == .agreed(ticks: 34, digests: 3))
        #expect(main.state.digest == recording.main.digest)
        #expect(events == recording.lessons, "pauses among them")
        let lab = try Self.replay(file, threadCount: threads)
        #expect(lab.branch.id == DemoSession.lab)
        #expect(lab.advance() == .agreed(ticks: 40, digests: 4))
        #expect(lab.state.digest == recording.lab.digest)
    }

    @Test func `a replay stops at any tick and goes on from there`() throws {
        let recording = try Recording()
        let replay = try Self.replay(try recording.file(), .main)
        #expect(replay.advance(to: 20) == .agreed(ticks: 20, digests: 2))
        let isCut = replay.state.snapshot().links.contains { $0.isCut }
        #expect(!isCut, "the cut is of the tick that follows")
        let stopped = replay.advance(shouldStop: { replay.state.tick == 25 })
        #expect(stopped == .stopped(tick: 25))
        #expect(replay.advance() == .agreed(ticks: 34, digests: 3))
        #expect(replay.state.digest == recording.main.digest)
        #expect(replay.advance() == .agreed(ticks: 34, digests: 3), "there is no more")
        #expect(replay.state.digest == recording.main.digest)
    }

    @Test func `the first digest that differs is named, with its nodes`() throws {
        let recording = try Recording()
        var file = try recording.file()
        let checks = file.branches[0].checks
        file.branches[0].checks = checks.map { check in
            var nodes = check.digests.nodes
            if check.tick >= 20 { nodes[2] = .init(id: NodeID(2), value: 1) }
            return SessionFile.Check(
                tick: check.tick,
                digests: MeshDigests(mesh: check.tick >= 20 ? 5 : check.digests.mesh, nodes: nodes))
        }
        let replay = try Self.replay(file, .main)
        guard case .differed(let difference) = replay.advance() else {
            Issue.record("it agreed")
            return
        }
        #expect(difference.tick == 20 && replay.state.tick == 20)
        #expect(difference.expected == 5 && difference.found == checks[1].digests.mesh)
        #expect(difference.nodes.map(\.id) == [NodeID(2)])
        #expect(
            difference.nodes[0].expected == 1 && difference.nodes[0].found == checks[1].digests.nodes[2].value
        )
        #expect(replay.advance() == .differed(difference))
    }

    @Test func `a session that was changed by hand differs where it was`() throws {
        var recording = try Recording()
        recording.records.removeAll { record in
            if case .intervention(.main, _, .injectNode) = record { true } else { false }
        }
        guard case .differed(let difference) = try Self.replay(recording.file(), .main).advance() else {
            Issue.record("it agreed")
            return
        }
        #expect(difference.tick == 30)
        #expect(difference.nodes.last?.id == NodeID(4) && difference.nodes.last?.found == nil)
    }

    @Test func `another data set is refused`() throws {
        let file = try Recording().file()
        let other = TinyMesh.data(for: TinyMesh.scenario())
        let images = other.dataset.training
        var pixels = images.pixels
        pixels[0] = 0.5
        let changed = LabelledImages(
            side: images.side, classCount: images.classCount, pixels: pixels, labels: images.labels)
        let data = MeshData(
            dataset: ImageDataset(name: "odd", classNames: [], training: changed, test: images),
            shards: other.shards, laterShard: other.laterShard)
        let error = #expect(throws: SessionError.self) {
            try SessionReplay(file, data: data, threadCount: 1)
        }
        #expect(error == .otherData(path: "test.iotgan", dataset: "odd"))
    }
}
