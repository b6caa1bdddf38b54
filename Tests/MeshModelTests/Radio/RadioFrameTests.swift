import GANCore
import Testing

@testable import MeshModel

@Suite struct RadioFrameTests {
    @Test func `a frame reads as it was written`() throws {
        let (header, weights, layout) = Self.sample()
        let frame = RadioFrame(header: header, weights: weights, layout: layout)
        let read = try RadioFrameHeader.read(frame)
        #expect(read == header)
        #expect(frame.checksumHolds)
        #expect(frame.weights(read, layout: layout) == weights)
    }

    @Test func `the payload is the weight vector, little-endian`() throws {
        let (header, weights, layout) = Self.sample()
        let frame = RadioFrame(header: header, weights: weights, layout: layout)
        let expected = layout.pack(weights).flatMap { value in
            (0..<4).map { UInt8(truncatingIfNeeded: value.bitPattern >> (8 * UInt32($0))) }
        }
        #expect(Array(frame.bytes[header.payloadRange]) == expected)
    }

    @Test func `the bytes are those of format version 1`() {
        let (header, weights, layout) = Self.sample()
        let bytes = RadioFrame(header: header, weights: weights, layout: layout).bytes
        // Written by hand from the table in RadioFrame's documentation.
        let expected: [UInt8] =
            [0x49, 0x6F, 0x54, 0x47, 1, 0, 2, 0, 7, 0, 0, 0, 0x04, 0x03, 0, 0]
            + [0xEF, 0xCD, 0xAB, 0x89, 0x67, 0x45, 0x23, 0x01, 0, 0, 2, 0, 36, 0, 0, 0]
            + [7, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0, 100, 0, 0, 0]
            + [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0, 0, 0, 0, 0]
        #expect(Array(bytes.prefix(64)) == expected)
        #expect(bytes.count == 64 + 36 + 4)
    }

    @Test func `encoding tag and lengths are checked before anything is used`() {
        let (header, weights, layout) = Self.sample()
        let frame = RadioFrame(header: header, weights: weights, layout: layout)
        let cases: [(DropReason, (inout [UInt8]) -> Void)] = [
            (.tooLong, { $0 += Array(repeating: 0, count: RadioFrame.maximumByteCount) }),
            (.tooLong, { $0.append(0) }),
            (.truncated, { $0.removeLast() }),
            (.truncated, { $0 = [] }),
            (.badMagic, { $0[0] ^= 1 }),
            (.badVersion, { $0[4] = 2 }),
            (.badVersion, { $0[24] = 9 }),
            (.truncated, { $0[31] = 0x7F }),
        ]
        for (reason, change) in cases {
            #expect(throws: reason) {
                try RadioFrameHeader.read(frame.corrupted(resealed: false, change))
            }
        }
    }

    /// A header with all fields different, and weights 2 -> 3 (nine parameters).
    static func sample() -> (RadioFrameHeader, FloatBuffer, NetworkLayout) {
        let layout = NetworkLayout(sizes: [2, 3])
        let header = RadioFrameHeader(
            origin: NodeID(7), version: 0x304, hops: 2, signature: 0x0123_4567_89AB_CDEF,
            knowledge: [
                RadioFrameHeader.ClassEntry(origin: NodeID(7), via: nil, generations: 0, sampleCount: 100),
                nil,
            ], payloadBytes: 36)
        let weights = layout.unpack([0.5, -1, 2, 3.25, -4, 1e-20, 7, 8, -9] as [Float])
        return (header, weights, layout)
    }
}
