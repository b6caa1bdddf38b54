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
                guard case .learned(let node, let classes, _, _, _) = event.kind else { continue }
                for label in classes { lessons[[Int(node.number), label]] = event.tick }
            }
        }
        // Node n has class n; it is d links away for node n ± d, who hears of it d intervals after the start.
        for (lesson, tick) in lessons {
            let links = abs(lesson[0] - lesson[1])
            #expect(tick / 20 == links)
        }
        #expect(lessons.count == 12)
    }

    @Test func `a message is on the air frame by frame, and its progress is true`() throws {
        // 968 bytes are four fragments of 241 and one of 4. A frame with 241 takes Bluetooth LE 265 bytes, 2.12 ms
        // and 0.3 ms of silence; the last one 28 bytes and 0.224 ms. So they end 2.42, 4.84, 7.26, 9.68 and 10.204 ms
        // after the start.
        let run = try TinyMesh.run(Self.pair)
        var sent: [Int] = []
        var received: [Int] = []
        var progress: [Double] = []
        for _ in 0..<430 {
            for event in run.tick() {
                if case .transmitted(NodeID(0), NodeID(0), 1, let bytes, let receivers) = event.kind {
                    sent.append(event.tick)
                    #expect(bytes == 968)
                    #expect(receivers == 1)
                }
                if case .received(NodeID(1), NodeID(0), NodeID(0), 1) = event.kind {
                    received.append(event.tick)
                }
            }
            progress += run.state.snapshot().transfers.filter { $0.from == NodeID(0) }.map(\.progress)
        }
        #expect(sent == [400])
        #expect(received == [410])
        #expect(progress.map { Int(($0 * 5).rounded()) } == [0, 0, 1, 1, 2, 2, 2, 3, 3, 4])
    }

    @Test func `the air costs both ends what the data sheet says`() throws {
        let run = try TinyMesh.run(Self.pair)
        for _ in 0..<412 { run.tick() }
        let totals = run.state.totals
        #expect(totals.messagesDelivered == 1)
        #expect(totals.framesSent == 5)
        #expect(totals.framesRepeated == 0)
        // Five frames, and an acknowledgement of 10 bytes.
        #expect(totals.bytesOnAir == 4 * 265 + 28 + 10)
        // 14.4 mW while it transmits: 2.12 ms are 30,528 nJ, 0.224 ms 3,225.6 nJ; 13.8 mW while it receives: 29,256
        // and 3,091.2 nJ. The acknowledgement's 80 µs: 1,152 and 1,104 nJ.
        let (sender, receiver) = (run.state.nodes[0].energy.spent, run.state.nodes[1].energy.spent)
        #expect(sender.transmitNanojoules == 4 * 30_528 + 3_226)
        #expect(receiver.receiveNanojoules == 4 * 29_256 + 3_091)
        #expect(receiver.transmitNanojoules == 1_152)
        #expect(sender.receiveNanojoules == 1_104)
        let node = run.state.nodes[0]
        let flops = 412 * (node.gan.flopsPerStep + node.classifier.flopsPerAdversarialStep)
        #expect(abs(Double(sender.computeNanojoules) - 0.9 * Double(flops)) <= 412)
    }

    @Test func `idle listening and sleep cost what is left of the tick`() throws {
        let run = try TinyMesh.run(
            TinyMesh.scenario {
                $0.strategy = .isolated
                $0.listenShare = 0.25
            })
        for _ in 0..<10 { run.tick() }
        let spent = run.state.nodes[0].energy.spent
        // A second: a quarter of it at 13.8 mW.
        #expect(spent.idleNanojoules == 3_450_000)
        // Radio: 0.75 s at 1.5 µA x 3 V; processor: what it does not compute, at 0.99 mW.
        #expect(spent.sleepNanojoules > 3_375)
        #expect(spent.sleepNanojoules < 3_375 + 990_000 + 10)
    }

    @Test func `a message, its copies and the buffers that keep it are one piece of memory`() throws {
        let run = try TinyMesh.run(TinyMesh.scenario { $0.radio = .ideal })
        for _ in 0..<20 { run.tick() }
        let outbox = try #require(run.state.nodes[0].outbox)
        let identity = outbox.message.payloadIdentity
        for neighbour in [1, 3] {
            let entry = try #require(run.state.nodes[neighbour].buffer.entry(of: NodeID(0)))
            guard entry.header.version == outbox.header.version else { continue }
            #expect(entry.message.payloadIdentity == identity)
        }
    }

    @Test func `frames are lost with distance, and what is lost is sent again`() throws {
        let run = try TinyMesh.run(
            TinyMesh.scenario {
                $0.nodeCount = 2
                $0.propagation.shadowingDecibels = 0
                $0.spacingMetres = 61
                $0.exchangeInterval = 40
            })
        for _ in 0..<400 {
            run.tick()
            #expect(run.state.checkInvariants() == [])
        }
        let link = run.state.links[0]
        #expect(abs(link.metres - 61) < 1e-3)
        #expect((0.02...0.9).contains(link.frameErrorRate))
        let totals = run.state.totals
        #expect(totals.messagesDelivered > 10)
        #expect(totals.framesRepeated > 0)
        // Every frame has one listener here: what was lost is what had to be repeated.
        #expect(totals.framesLost == totals.framesRepeated)
    }

    @Test func `beyond the radio's range nothing arrives, and the sender gives up`() throws {
        let run = try TinyMesh.run(
            TinyMesh.scenario {
                $0.nodeCount = 2
                $0.spacingMetres = 1_000
            })
        for _ in 0..<100 {
            run.tick()
            #expect(run.state.checkInvariants() == [])
        }
        #expect(run.state.totals.messagesDelivered == 0)
        #expect(run.state.totals.dropped(.packetLoss) > 0)
    }

    @Test func `isolated nodes send nothing`() throws {
        let run = try TinyMesh.run(TinyMesh.scenario { $0.strategy = .isolated })
        for _ in 0..<40 { run.tick() }
        #expect(run.state.totals.messagesSent == 0)
        #expect(run.state.totals.energy.transmitNanojoules == 0)
    }

    @Test func `an empty battery turns a node dark`() throws {
        let scenario = TinyMesh.scenario { $0.radio = .ideal }
        let probe = try TinyMesh.state(scenario).nodes[0]
        let step = scenario.device.computeNanojoules(
            flops: probe.gan.flopsPerStep + probe.classifier.flopsPerAdversarialStep)
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

    /// Two nodes and ticks of a millisecond; node 0 transmits at tick 400, node 1 long after.
    static let pair = TinyMesh.scenario {
        $0.nodeCount = 2
        $0.tickSeconds = 0.001
        $0.exchangeInterval = 400
    }

    /// Ticks of a millisecond, so that a message is on the air for some of them.
    static let slow = TinyMesh.scenario {
        $0.tickSeconds = 0.001
        $0.exchangeInterval = 16
    }
}
