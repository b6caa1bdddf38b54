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
        buffer.withUnsafePointer { pointer in
            for index in 0..<buffer.count { combine(UInt64(pointer[index].bitPattern)) }
        }
    }

    /// Adds bytes, eight of them a word.
    public mutating func combine(_ bytes: [UInt8]) {
        combine(UInt64(bytes.count))
        bytes.withUnsafeBytes { raw in
            let words = raw.count / 8
            for word in 0..<words {
                let bits = raw.loadUnaligned(fromByteOffset: word * 8, as: UInt64.self)
                combine(UInt64(littleEndian: bits))
            }
            for byte in raw[(words * 8)...] { combine(UInt64(byte)) }
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
    public var hexadecimal: String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
