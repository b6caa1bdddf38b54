import GANCore
import Testing

@testable import MeshModel

@Suite struct MeshMessageTests {
    @Test func `a message reads as it was written`() throws {
        let message = Self.sample()
        let header = try MessageHeader.read(message)
        #expect(header.origin == NodeID(7))
        #expect(header.version == 0x304)
        #expect(header.hops == 0)
        #expect(header.signature == 0x0123_4567_89AB_CDEF)
        #expect(header.kind == .generator)
        #expect(header.encoding == .fp32)
        #expect(header.knowledge == Self.knowledge)
        #expect(message.payloadMatches(header))
        let encoded = EncodedWeights(whole: message.payload, encoding: header.encoding)
        #expect(encoded.decoded(layouts: [Self.layout]) == [Self.weights])
    }

    @Test func `the bytes are those of format version 2`() {
        let message = Self.sample()
        // Written by hand from the table in MeshMessage's documentation; the checksums are Python's crc32c.
        let expected: [UInt8] =
            [0x49, 0x6F, 0x54, 0x47, 2, 0, 0, 0, 7, 0, 0, 0, 0x04, 0x03, 0, 0]
            + [0xEF, 0xCD, 0xAB, 0x89, 0x67, 0x45, 0x23, 0x01, 0, 0, 2, 0, 36, 0, 0, 0]
        #expect(Array(message.head.prefix(32)) == expected)
        let entries: [UInt8] =
            [7, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0, 100, 0, 0, 0]
            + [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0, 0, 0, 0, 0]
        #expect(Array(message.head[36..<68]) == entries)
        #expect(message.head.count == 72)
        #expect(message.byteCount == 72 + 36)
    }

    @Test func `who forwards a message counts a hop and leaves the payload alone`() throws {
        let message = Self.sample()
        let header = try MessageHeader.read(message)
        let forwarded = message.forwarded(header)
        var expected = header
        expected.hops = 1
        #expect(try MessageHeader.read(forwarded) == expected)
        #expect(forwarded.payloadIdentity == message.payloadIdentity)
    }

    @Test func `lengths, magic and format are checked before anything is used`() {
        let message = Self.sample()
        let cases: [(DropReason, (inout [UInt8], inout [UInt8]) -> Void)] = [
            (.tooLong, { $1 += Array(repeating: 0, count: MeshMessage.maximumByteCount) }),
            (.tooLong, { $1.append(0) }),
            (.tooLong, { head, _ in head.append(0) }),
            (.truncated, { $1.removeLast() }),
            (.truncated, { head, _ in head.removeLast() }),
            (.truncated, { head, _ in head = [] }),
            (.badMagic, { head, _ in head[0] ^= 1 }),
            (.badVersion, { head, _ in head[4] = 1 }),
            (.truncated, { head, _ in head[27] = 0x7F }),
            (.badChecksum, { head, _ in head[9] ^= 1 }),
        ]
        for (reason, change) in cases {
            var (head, payload) = (message.head, message.payload)
            change(&head, &payload)
            #expect(throws: reason) { try MessageHeader.read(MeshMessage(head: head, payload: payload)) }
        }
    }

    static let layout = NetworkLayout(sizes: [2, 3])
    static let weights = layout.unpack([0.5, -1, 2, 3.25, -4, 1e-20, 7, 8, -9] as [Float])
    static let knowledge: [MessageHeader.ClassEntry?] = [
        MessageHeader.ClassEntry(origin: NodeID(7), via: nil, generations: 0, sampleCount: 100), nil,
    ]

    /// A message whose fields are all different, with weights 2 -> 3 (nine parameters).
    static func sample() -> MeshMessage {
        MeshMessage(
            origin: NodeID(7), version: 0x304, signature: 0x0123_4567_89AB_CDEF, knowledge: knowledge,
            payload: .weights([NetworkWeights(weights: weights, layout: layout)], encoding: .fp32))
    }
}
