import CKernels

/// A 64-bit fingerprint of bits, the same on every machine (FNV-1a over 64-bit words with a final mix).
public struct Digest: Sendable, Hashable {
    private var state: UInt64 = 0xCBF2_9CE4_8422_2325

    public init() {}

    /// Adds a word.
    public mutating func combine(_ word: UInt64) {
        state = (state ^ word) &* 0x0000_0100_0000_01B3
        state ^= state >> 29
    }

    /// Adds the bits of floats.
    public mutating func combine(_ buffer: FloatBuffer) {
        combine(UInt64(buffer.count))
        buffer.withUnsafePointer {
            combine(
                lanesOf: UnsafeRawBufferPointer(start: $0, count: buffer.count * MemoryLayout<Float>.stride))
        }
    }

    /// Adds bytes.
    public mutating func combine(_ bytes: [UInt8]) {
        combine(UInt64(bytes.count))
        bytes.withUnsafeBytes { combine(lanesOf: $0) }
    }

    /// One word after the other would wait for the multiplication before: eight chains at once are as fast as memory.
    private mutating func combine(lanesOf bytes: UnsafeRawBufferPointer) {
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: Int(CK_DIGEST_LANES)) { lanes in
            ck_digest(bytes.baseAddress, bytes.count, lanes.baseAddress)
            for lane in lanes { combine(lane) }
        }
    }

    /// The fingerprint of what was added so far.
    public var value: UInt64 {
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// The fingerprint as sixteen hexadecimal digits.
    public var hexadecimal: String { value.hexadecimal }
}

extension UInt64 {
    /// Sixteen hexadecimal digits.
    public var hexadecimal: String {
        let digits = String(self, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
