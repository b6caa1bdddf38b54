import GANCore

/// How records lie in a session file: eight bytes that say what it is, the format's version, then records; each is its
/// payload's length, its payload's CRC-32C and its payload, numbers with the low byte first.
enum SessionFraming {
    static let magic: [UInt8] = Array("IoTGANse".utf8)
    /// Goes up when a program of before could not read what is written.
    static let version: UInt32 = 1
    /// No payload is longer, in bytes. The digests of ten thousand nodes take 300 kB.
    static let lengthLimit = 16 << 20
    /// Bytes before the first record.
    static let preambleLength = magic.count + 4
    /// Bytes before a payload.
    static let recordHeadLength = 8

    static var preamble: [UInt8] {
        var writer = LittleEndianWriter()
        writer.write(version)
        return magic + writer.bytes
    }

    static func frame(_ payload: [UInt8]) -> [UInt8] {
        var head = LittleEndianWriter()
        head.write(UInt32(payload.count))
        head.write(payload.withUnsafeBytes(Checksum.crc32c))
        return head.bytes + payload
    }

    /// Where the payload of a whole record at `offset` is; nil where there is none.
    static func payload(at offset: Int, in bytes: [UInt8]) -> Range<Int>? {
        let start = offset + recordHeadLength
        guard start < bytes.count else { return nil }
        let length = Int(number(at: offset, in: bytes))
        // Each payload is an object of JSON: what is plainly something else costs no checksum.
        guard 2...lengthLimit ~= length, length <= bytes.count - start,
            bytes[start] == UInt8(ascii: "{"), bytes[start + length - 1] == UInt8(ascii: "}")
        else { return nil }
        let range = start..<start + length
        let checksum = bytes.withUnsafeBytes { Checksum.crc32c(UnsafeRawBufferPointer(rebasing: $0[range])) }
        return checksum == number(at: offset + 4, in: bytes) ? range : nil
    }

    static func number(at offset: Int, in bytes: [UInt8]) -> UInt32 {
        bytes.withUnsafeBytes {
            UInt32(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
        }
    }
}
