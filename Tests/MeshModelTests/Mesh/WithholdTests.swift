import GANCore
import Testing

@testable import MeshModel

@Suite struct WithholdTests {
    private static let (zero, one) = (NodeID(0), NodeID(1))
    private static let first = Intervention.withhold(by: one, from: zero, origin: zero, version: 1)

    /// What came of node 0's messages at node 1, tick by tick.
    private static func fate(_ events: [MeshEvent]) -> [MeshEvent] {
        events.filter {
            switch $0.kind {
            case .received(one, zero, zero, _), .dropped(one, zero, zero, _): true
            default: false
            }
        }
    }

    @Test(arguments: [WeightEncoding.fp32, .int8, .delta])
    func `a withheld message costs what it costs and is not taken, and later versions are`(
        encoding: WeightEncoding
    ) throws {
        let scenario = TinyMesh.scenario { $0.encoding = encoding }
        let plain = try TinyMesh.run(scenario)
        let without = try TinyMesh.run(scenario)
        without.apply([Self.first])
        var came: [MeshEvent] = []
        var kept: [MeshEvent] = []
        while came.isEmpty {
            came += Self.fate(plain.tick())
            kept += Self.fate(without.tick())
        }
        let tick = came[0].tick
        #expect(came.map(\.kind) == [.received(by: Self.one, from: Self.zero, origin: Self.zero, version: 1)])
        #expect(
            kept == [
                MeshEvent(
                    tick: tick,
                    kind: .dropped(to: Self.one, from: Self.zero, origin: Self.zero, reason: .withheld))
            ])
        #expect(plain.state.totals.bytesOnAir == without.state.totals.bytesOnAir)
        #expect(plain.state.totals.framesSent == without.state.totals.framesSent)
        for (left, right) in zip(plain.state.nodes, without.state.nodes) {
            #expect(left.energy == right.energy, "the radios have done the same so far")
        }
        #expect(without.state.nodes[1].buffer.entry(of: Self.zero) == nil)
        #expect(without.state.nodes[3].buffer.entry(of: Self.zero) != nil, "who else gets it takes it")
        #expect(without.state.nodes[1].quarantine.isEmpty, "its sender is not to blame")
        for _ in 0..<100 {
            kept += Self.fate(without.tick())
            #expect(without.state.checkInvariants() == [])
        }
        let later = kept.dropFirst().compactMap { event -> Int? in
            if case .received(_, _, _, let version) = event.kind { version } else { nil }
        }
        #expect(later.count == kept.count - 1, "nothing else of it is lost, and it is not sent again")
        #expect(later.first ?? 0 > 1 && later.count > 1)
    }

    @Test func `a relayed message comes over another neighbour, unless it is withheld from that too`() throws
    {
        let scenario = TinyMesh.scenario { $0.strategy = .relay }
        let other = Intervention.withhold(by: Self.one, from: NodeID(2), origin: Self.zero, version: 1)
        for (withheld, senders) in [([Self.first], [NodeID(2)]), ([Self.first, other], [])] {
            let run = try TinyMesh.run(scenario)
            run.apply(withheld)
            var came: [NodeID] = []
            for _ in 0..<60 {
                for event in run.tick() {
                    if case .received(Self.one, let sender, Self.zero, 1) = event.kind { came.append(sender) }
                }
                #expect(run.state.checkInvariants() == [])
            }
            #expect(came == senders)
        }
    }

    @Test func `without a message the mesh is another one, the same on any number of threads`() throws {
        func digest(_ interventions: [Intervention], threads: Int) throws -> Digest {
            let run = try TinyMesh.run(threadCount: threads)
            run.tick(applying: interventions)
            for _ in 0..<50 { run.tick() }
            return run.state.digest
        }
        let without = try digest([Self.first], threads: 1)
        for threads in [2, 5] { #expect(try digest([Self.first], threads: threads) == without) }
        #expect(try digest([], threads: 1) != without)
    }

    @Test func `what nobody would have sent changes nothing that is trained`() throws {
        let plain = try TinyMesh.run()
        let without = try TinyMesh.run()
        without.apply([.withhold(by: Self.one, from: Self.zero, origin: Self.zero, version: 1_000)])
        for _ in 0..<40 { #expect(plain.tick() == without.tick()) }
        #expect(plain.digests().nodes == without.digests().nodes)
    }

    @Test func `a message is withheld once, and stays so in a copy`() throws {
        let run = try TinyMesh.run()
        #expect(
            run.apply([Self.first, Self.first]).map(\.kind) == [
                .withheld(by: Self.one, from: Self.zero, origin: Self.zero, version: 1),
                .refused(Self.first, why: "it is withheld already"),
            ])
        var copy = run.state
        let pool = TrainingPool(scenario: copy.scenario, threadCount: 1)
        for _ in 0..<40 { #expect(copy.tick(on: pool) == run.tick()) }
        #expect(run.state.totals.dropped(.withheld) == 1)
        #expect(copy.digest == run.state.digest)
    }

    @Test func `a session in which a message was withheld is replayed`() throws {
        let run = try TinyMesh.run()
        for _ in 0..<3 { run.tick() }
        let header = SessionHeader(
            of: try TinyMesh.state(), programVersion: "1", start: "now", digestInterval: 10)
        run.apply([Self.first])
        for _ in 3..<40 { run.tick() }
        let file = try DemoSession.read(
            DemoSession.bytes(of: [
                .begin(header), .intervention(branch: .main, tick: 3, Self.first),
                .digests(branch: .main, tick: 40, run.digests()), .end(branch: .main, tick: 40),
            ]).bytes)
        let replay = try SessionReplay(file, data: TinyMesh.data(for: file.header.scenario), threadCount: 2)
        #expect(replay.advance() == .agreed(ticks: 40, digests: 1))
        #expect(replay.state.totals.dropped(.withheld) == 1)
    }
}
