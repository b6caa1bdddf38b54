import GANCore
import Testing

@testable import MeshModel

@Suite struct ExchangeTests {
    @Test func `knowledge travels along a line and keeps its provenance`() throws {
        let run = try TinyMesh.run(TinyMesh.scenario { $0.topology = .line })
        for _ in 0..<64 { run.tick() }
        let snapshot = run.state.snapshot()
        let known = try #require(snapshot.nodes[0].knowledge[3])
        #expect(known.origin == NodeID(3))
        #expect(known.via == NodeID(1))
        #expect(known.generations == 3)
        #expect(known.sampleCount == 6)
        for node in snapshot.nodes {
            #expect(node.knowledge.map { $0?.origin.number } == [0, 1, 2, 3])
            #expect(node.knowledge.map { $0?.generations } == (0..<4).map { abs($0 - Int(node.id.number)) })
            #expect(node.fakeCounts == (0..<4).map { $0 == Int(node.id.number) ? 0 : 3 })
        }
        #expect(snapshot.nodes[1].buffer.map(\.origin.number) == [0, 2])
        #expect(snapshot.nodes[1].buffer.allSatisfy { $0.hops == 1 && $0.payloadBytes == 864 })
    }

    @Test func `a class crosses one link in each interval`() throws {
        let run = try TinyMesh.run(
            TinyMesh.scenario {
                $0.topology = .line
                $0.radio = .ideal
                $0.exchangeInterval = 20
            })
        var lessons: [[Int]: Int] = [:]
        for _ in 0..<100 {
            for event in run.tick() {
                guard case .learned(let node, let classes, _) = event.kind else { continue }
                for label in classes { lessons[[Int(node.number), label]] = event.tick }
            }
        }
        // Node n has class n; it is d links away for node n ± d, who hears of it d intervals after the start.
        for (lesson, tick) in lessons { #expect(tick / 20 == abs(lesson[0] - lesson[1])) }
        #expect(lessons.count == 12)
    }

    @Test func `a frame is on the air for its airtime, and its progress is true`() throws {
        // 964 bytes take BLE 7.712 ms: eight ticks of a millisecond.
        let run = try TinyMesh.run(Self.slow)
        var sent: [Int] = []
        var received: [Int] = []
        var progress: [Double] = []
        for _ in 0..<20 {
            for event in run.tick() {
                if case .transmitted(NodeID(0), 1, let bytes, let receivers) = event.kind {
                    sent.append(event.tick)
                    #expect(bytes == 964)
                    #expect(receivers == 2)
                }
                if case .received(NodeID(1), NodeID(0), 1) = event.kind { received.append(event.tick) }
            }
            progress += run.state.snapshot().transfers
                .filter { $0.from == NodeID(0) && $0.to == NodeID(1) && $0.version == 1 }.map(\.progress)
        }
        #expect(sent == [7])
        #expect(received == [16])
        // Nine snapshots: at its start and after each of eight milliseconds.
        #expect(progress.count == 9)
        #expect(progress.first == 0)
        for (ticks, share) in progress.enumerated() {
            #expect(abs(share - min(1, Double(ticks) / 7.712)) < 1e-9)
        }
    }

    @Test func `a frame, its copies on the air and the buffers that keep it are one piece of memory`() throws
    {
        let run = try TinyMesh.run(Self.slow)
        while !run.state.flights.contains(where: { $0.from == NodeID(0) }) { run.tick() }
        let copies = run.state.flights.filter { $0.from == NodeID(0) }
        let identity = copies[0].frame.storageIdentity
        #expect(copies.count == 2)
        #expect(copies[1].frame.storageIdentity == identity)
        for _ in 0..<9 { run.tick() }
        for neighbour in [1, 3] {
            let entry = run.state.nodes[neighbour].buffer.entries.first { $0.origin == NodeID(0) }
            #expect(entry?.frame.storageIdentity == identity)
        }
    }

    @Test func `radio and computing cost what the profiles say`() throws {
        let run = try TinyMesh.run()
        for _ in 0..<11 { run.tick() }
        // Every node has transmitted once, to its two neighbours of the ring, and every frame has arrived.
        let totals = run.state.totals
        #expect(totals.framesDelivered == 8)
        #expect(totals.bytesOnAir == 4 * 964)
        // 7712 bits at 1 Mb/s: 14.4 mW make 111,053 nJ (111,052.8), 13.8 mW make 106,426 nJ (106,425.6).
        #expect(totals.energy.transmitNanojoules == 4 * 111_053)
        #expect(totals.energy.receiveNanojoules == 8 * 106_426)
        let node = run.state.nodes[0]
        let flops = 11 * (node.gan.flopsPerStep + node.classifier.flopsPerStep)
        #expect(node.energy.spent.computeNanojoules >= Int64(Double(flops) * 0.9) - 11)
    }

    @Test func `isolated nodes send nothing`() throws {
        let run = try TinyMesh.run(TinyMesh.scenario { $0.strategy = .isolated })
        for _ in 0..<40 { run.tick() }
        #expect(run.state.totals.framesSent == 0)
        #expect(run.state.totals.energy.transmitNanojoules == 0)
    }

    @Test func `an empty battery turns a node dark, once and for good`() throws {
        let scenario = TinyMesh.scenario { $0.radio = .ideal }
        let probe = try TinyMesh.state(scenario).nodes[0]
        let step = scenario.device.computeNanojoules(
            flops: probe.gan.flopsPerStep + probe.classifier.flopsPerStep)
        let run = try TinyMesh.run(
            TinyMesh.scenario {
                $0.radio = .ideal
                $0.batteryJoules = Double(step) * 20.5e-9
            })
        var dark: [NodeID] = []
        for _ in 0..<60 {
            for event in run.tick() {
                if case .wentDark(let node) = event.kind { dark.append(node) }
            }
            #expect(run.state.checkInvariants() == [])
        }
        #expect(dark.sorted() == (0..<4).map { NodeID($0) })
        let snapshot = run.state.snapshot()
        #expect(snapshot.nodes.allSatisfy { $0.activity == .dark && $0.energy.storedNanojoules == 0 })
        let digest = run.state.nodes.map(\.gan)
        run.tick()
        #expect(run.state.nodes.map(\.gan) == digest)
        #expect(run.state.totals.nodeSteps <= 4 * 21)
    }

    /// Ticks of a millisecond, so that a frame is on the air for eight of them.
    static let slow = TinyMesh.scenario { $0.tickSeconds = 0.001 }
}
