import GANCore
import Testing

@testable import MeshModel

/// What node 1 of a line makes of messages that node 0 hands over.
@Suite struct TrustBoundaryTests {
    private let receiver: MeshNode
    private let message: MeshMessage

    init() throws {
        let run = try TinyMesh.run(
            TinyMesh.scenario {
                $0.topology = .line
                $0.radio = .ideal
            })
        while run.state.nodes[0].outbox == nil { run.tick() }
        receiver = run.state.nodes[1]
        message = try #require(run.state.nodes[0].outbox).message
        // The receiver has it by now; a copy that does not know it is asked.
    }

    private var stranger: MeshNode {
        var node = receiver
        node.deliveries = DeliveryBook()
        return node
    }

    private func admit(_ message: MeshMessage, from sender: UInt32 = 0) throws(DropReason)
        -> EmbeddedBuffer.Entry
    {
        try stranger.admit(message, from: NodeID(sender), tick: 20)
    }

    @Test func `a sound message is admitted`() throws {
        let entry = try admit(message)
        #expect(entry.origin == NodeID(0))
        #expect(entry.header.version == 1)
        #expect(entry.provenance.hops == 1)
    }

    @Test func `a message with any byte flipped is refused`() {
        for index in 0..<message.byteCount {
            for mask in [UInt8(0x01), 0x80, 0xFF] {
                #expect(throws: DropReason.self) { try admit(message.changed { $0[index] ^= mask }) }
            }
        }
    }

    @Test func `a message cut off at any length is refused`() {
        for length in 0..<message.byteCount {
            #expect(throws: DropReason.truncated) {
                try admit(message.changed { $0.removeLast($0.count - length) })
            }
        }
    }

    @Test func `each refusal has its reason`() throws {
        let header = try MessageHeader.read(message)
        let cases: [(DropReason, (inout MessageHeader, inout [UInt8]) -> Void)] = [
            (.unknownSender, { header, _ in header.origin = NodeID(3) }),
            (.unknownSender, { header, _ in header.hops = 1 }),
            (.stale, { header, _ in header.version = 0 }),
            (.wrongModel, { header, _ in header.signature ^= 1 }),
            (.wrongModel, { header, _ in header.kind = .networks }),
            (.wrongModel, { header, _ in header.knowledge.removeLast() }),
            (.wrongModel, { $1.removeLast(4) }),
            (.notFinite, { $1.replaceSubrange(4..<8, with: [0, 0, 0xC0, 0x7F]) }),
            (.notFinite, { $1.replaceSubrange(4..<8, with: [0, 0, 0x80, 0xFF]) }),
            (.implausible, { $1.replaceSubrange(4..<8, with: [0, 0, 0x80, 0x43]) }),
            (.implausible, { $1 = $1.map { _ in 0 } }),
            (.missingBase, { header, _ in header.encoding = .delta }),
        ]
        for (reason, change) in cases {
            var (changed, payload) = (header, message.payload)
            change(&changed, &payload)
            changed.payloadBytes = payload.count
            changed.payloadChecksum = payload.withUnsafeBytes { Checksum.crc32c($0) }
            #expect(throws: reason) { try admit(MeshMessage(head: changed.encoded, payload: payload)) }
        }
        #expect(throws: DropReason.unknownSender) { try admit(message, from: 3) }
    }

    @Test func `a message that came already is stale`() throws {
        var node = stranger
        node.keep(try admit(message), scenario: TinyMesh.scenario())
        #expect(throws: DropReason.stale) {
            try node.admit(message, from: NodeID(0), tick: 21)
        }
    }

    @Test func `a mesh whose every message is corrupted trains as if isolated`() throws {
        let noisy = TinyMesh.scenario { $0.tickSeconds = 0.001 }
        let pool = TrainingPool(scenario: noisy, threadCount: 1)
        var mesh = try TinyMesh.state(noisy)
        var isolated = try TinyMesh.state(TinyMesh.scenario { $0.strategy = .isolated })
        for _ in 0..<40 {
            mesh.tick(on: pool)
            isolated.tick(on: pool)
            for sender in mesh.transmissions.map(\.sender) {
                mesh.corruptTransmission(from: sender) { _ in
                    MeshMessageTests.sample().changed { $0[$0.count / 2] ^= 0x10 }
                }
            }
            #expect(mesh.checkInvariants() == [])
        }
        #expect(mesh.totals.messagesDropped > 0)
        #expect(mesh.totals.messagesDelivered == 0)
        for (left, right) in zip(mesh.nodes, isolated.nodes) {
            #expect(left.gan == right.gan)
            #expect(left.classifier == right.classifier)
            #expect(left.buffer.entries.isEmpty)
        }
    }

    @Test(arguments: [Poison.scaled, .zeros, .notANumber])
    func `a poisoned neighbour's messages are refused, and it is shut out`(poison: Poison) throws {
        let run = try TinyMesh.run(
            TinyMesh.scenario {
                $0.topology = .line
                $0.radio = .ideal
            })
        run.tick(applying: [.poison(NodeID(0), poison)])
        for _ in 0..<80 {
            run.tick()
            #expect(run.state.checkInvariants() == [])
        }
        #expect(run.state.nodes[1].buffer.version(of: NodeID(0)) == 0)
        let reason: DropReason = poison == .notANumber ? .notFinite : .implausible
        #expect(run.state.totals.dropped(reason) >= Quarantine.limit)
        #expect(run.state.totals.dropped(.quarantined) > 0)
        #expect(run.state.nodes[1].knowledge[0] == nil)
    }
}

extension MeshMessage {
    /// The message with `change` made to its bytes; the header is as long as it was, where there are enough.
    func changed(_ change: (inout [UInt8]) -> Void) -> MeshMessage {
        var bytes = head + payload
        change(&bytes)
        return MeshMessage(
            head: Array(bytes.prefix(head.count)), payload: Array(bytes.dropFirst(head.count)))
    }
}
