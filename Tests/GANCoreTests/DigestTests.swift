import Testing

@testable import GANCore

@Suite struct DigestTests {
    private static func digest(_ bytes: [UInt8]) -> UInt64 {
        var digest = Digest()
        digest.combine(bytes)
        return digest.value
    }

    /// The definition, one word after the other.
    private static func reference(_ bytes: [UInt8]) -> UInt64 {
        var lanes = (0..<8).map { 0xCBF2_9CE4_8422_2325 + UInt64($0) }
        for start in stride(from: 0, to: bytes.count, by: 8) {
            let word = bytes[start..<min(start + 8, bytes.count)].reversed().reduce(UInt64(0)) {
                $0 << 8 | UInt64($1)
            }
            let lane = start / 8 % 8
            lanes[lane] = (lanes[lane] ^ word) &* 0x0000_0100_0000_01B3
            lanes[lane] ^= lanes[lane] >> 29
        }
        var digest = Digest()
        digest.combine(UInt64(bytes.count))
        for lane in lanes { digest.combine(lane) }
        return digest.value
    }

    @Test func `a digest is of every length what its definition says`() {
        let bytes = (0..<200).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ 11) }
        for count in bytes.indices {
            #expect(Self.digest(Array(bytes[..<count])) == Self.reference(Array(bytes[..<count])))
        }
    }

    @Test func `each bit counts, and where it is`() {
        let bytes = [UInt8](repeating: 0, count: 150)
        var seen: Set<UInt64> = [Self.digest(bytes)]
        for index in bytes.indices {
            for bit in 0..<8 {
                var other = bytes
                other[index] = 1 << UInt8(bit)
                #expect(seen.insert(Self.digest(other)).inserted)
            }
        }
        #expect(seen.insert(Self.digest(bytes + [0])).inserted)
    }

    @Test func `floats count by their bits`() {
        func digest(_ floats: [Float]) -> UInt64 {
            var digest = Digest()
            digest.combine(FloatBuffer(floats))
            return digest.value
        }
        let floats = (0..<33).map { Float($0) / 3 }
        #expect(digest(floats) == digest(floats))
        #expect(digest(floats) != digest(floats.reversed()))
        #expect(digest([0]) != digest([-0.0]))
        #expect(digest([]) != digest([0]))
    }
}
