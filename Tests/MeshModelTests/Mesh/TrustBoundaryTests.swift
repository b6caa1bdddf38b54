import GANCore
import Testing

@testable import MeshModel

/// What node 1 of a line makes of frames that claim to be from node 0.
@Suite struct TrustBoundaryTests {
    private let receiver: MeshNode
    private let frame: RadioFrame

    init() throws {
        let run = try TinyMesh.run(
            TinyMesh.scenario {
                $0.topology = .line
                $0.radio = .ideal
            })
        while !run.state.flights.contains(where: { $0.from == NodeID(0) }) { run.tick() }
        receiver = run.state.nodes[1]
        frame = try #require(run.state.flights.first { $0.from == NodeID(0) }).frame
    }

    @Test func `a sound frame is admitted`() throws {
        let header = try receiver.admit(frame)
        #expect(header.origin == NodeID(0))
        #expect(header.version == 1)
    }

    @Test func `a frame with any byte flipped is refused`() {
        for index in frame.bytes.indices {
            for mask in [UInt8(0x01), 0x80, 0xFF] {
                let flipped = frame.corrupted(resealed: false) { $0[index] ^= mask }
                #expect(throws: DropReason.self) { try receiver.admit(flipped) }
            }
        }
    }

    @Test func `a frame cut off at any length is refused`() {
        for length in 0..<frame.bytes.count {
            let cut = frame.corrupted(resealed: false) { $0.removeLast($0.count - length) }
            #expect(throws: DropReason.truncated) { try receiver.admit(cut) }
        }
    }

    @Test func `each refusal has its reason`() {
        let count = frame.bytes.count
        let cases: [(DropReason, Bool, (inout [UInt8]) -> Void)] = [
            (.unknownSender, true, { $0[8] = 3 }),
            (.badChecksum, false, { $0[count - 1] ^= 1 }),
            (.stale, true, { $0[12] = 0 }),
            (.wrongModel, true, { $0[16] ^= 1 }),
            (.wrongModel, true, Self.shrinkPayload),
            (.wrongModel, true, Self.dropClass),
            (.notFinite, true, { $0.replaceSubrange(count - 8..<count - 4, with: [0, 0, 0xC0, 0x7F]) }),
            (.notFinite, true, { $0.replaceSubrange(count - 8..<count - 4, with: [0, 0, 0x80, 0xFF]) }),
        ]
        for (reason, resealed, change) in cases {
            #expect(throws: reason) {
                try receiver.admit(frame.corrupted(resealed: resealed, change))
            }
        }
    }

    @Test func `a frame that came already is stale`() throws {
        var receiver = receiver
        let header = try receiver.admit(frame)
        receiver.buffer.keep(EmbeddedBuffer.Entry(frame: frame, header: header, receivedTick: 9))
        #expect(throws: DropReason.stale) { try receiver.admit(frame) }
    }

    @Test func `a mesh whose every frame is corrupted trains as if isolated`() throws {
        let noisy = TinyMesh.scenario { $0.radio = .ideal }
        let pool = TrainingPool(scenario: noisy, threadCount: 1)
        var mesh = try TinyMesh.state(noisy)
        var isolated = try TinyMesh.state(TinyMesh.scenario { $0.strategy = .isolated })
        for _ in 0..<40 {
            mesh.tick(on: pool)
            isolated.tick(on: pool)
            for flight in mesh.flights where flight.frame.checksumHolds {
                mesh.corruptFlight(from: flight.from, to: flight.to) { $0[$0.count / 2] ^= 0x10 }
            }
            #expect(mesh.checkInvariants() == [])
        }
        #expect(mesh.totals.dropped(.badChecksum) > 0)
        #expect(mesh.totals.framesDelivered == 0)
        for (left, right) in zip(mesh.nodes, isolated.nodes) {
            #expect(left.gan == right.gan)
            #expect(left.classifier == right.classifier)
            #expect(left.buffer.entries.isEmpty)
        }
    }

    /// One weight less, and a header that says so.
    private static func shrinkPayload(_ bytes: inout [UInt8]) {
        bytes.removeLast(4)
        let payload = UInt32(bytes[28]) + UInt32(bytes[29]) << 8 - 4
        bytes[28] = UInt8(truncatingIfNeeded: payload)
        bytes[29] = UInt8(truncatingIfNeeded: payload >> 8)
    }

    /// One class less, and a header that says so.
    private static func dropClass(_ bytes: inout [UInt8]) {
        bytes[26] -= 1
        bytes.removeSubrange(32..<48)
    }
}
