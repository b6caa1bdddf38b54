import GANCore

/// A weight vector as it goes over the air: the very bytes, encoded once by the sender and never changed, so
/// that all receivers and their embedded buffers share them.
///
/// All numbers are little-endian:
///
/// | bytes | what |
/// |---|---|
/// | 0 ..< 4 | magic, `IoTG` |
/// | 4 ..< 6 | format version, 1 |
/// | 6 ..< 8 | links crossed before this one |
/// | 8 ..< 12 | origin: the node that trained the weights |
/// | 12 ..< 16 | the origin's count of transmissions, from 1 |
/// | 16 ..< 24 | model signature, `GANConfiguration.generatorSignature` |
/// | 24 ..< 26 | encoding: 0 is fp32 |
/// | 26 ..< 28 | number of classes C |
/// | 28 ..< 32 | payload length P |
/// | 32 ..< 32 + 16 C | for each class: origin, via, generations of fakes, samples (4 bytes each) |
/// | P bytes | payload |
/// | 4 bytes | CRC-32C of all bytes before it |
///
/// A class whose origin is 0xFFFFFFFF is one that the sender knows nothing of; so is a `via` for own samples.
struct RadioFrame: Sendable, Hashable {
    /// The whole frame, checksum included.
    let bytes: [UInt8]

    static let magic: UInt32 = 0x4754_6F49
    static let formatVersion: UInt16 = 1
    static let fixedHeaderByteCount = 32
    static let classEntryByteCount = 16
    static let checksumByteCount = 4
    /// Longer frames are refused unread.
    static let maximumByteCount = 1 << 24
    /// Stands for "no node".
    static let nobody = UInt32.max

    /// The length of a frame with this many classes and payload bytes.
    static func byteCount(classCount: Int, payloadBytes: Int) -> Int {
        fixedHeaderByteCount + classCount * classEntryByteCount + payloadBytes + checksumByteCount
    }

    /// The length of a frame that carries the generator of `gan` as fp32.
    static func byteCount(for gan: GANConfiguration) -> Int {
        byteCount(
            classCount: gan.classCount,
            payloadBytes: WeightEncoding.fp32.byteCount(layouts: [gan.generatorLayout]))
    }

    /// Takes bytes for a frame, whatever they hold.
    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Encodes `weights` (padded, of `layout`) behind `header`.
    init(header: RadioFrameHeader, weights: FloatBuffer, layout: NetworkLayout) {
        let payloadStart = Self.fixedHeaderByteCount + header.knowledge.count * Self.classEntryByteCount
        let total = Self.byteCount(
            classCount: header.knowledge.count, payloadBytes: header.payloadBytes)
        bytes = [UInt8](unsafeUninitializedCapacity: total) { buffer, count in
            let raw = UnsafeMutableRawBufferPointer(buffer)
            header.write(to: raw)
            header.encoding.encode(
                [weights], layouts: [layout],
                into: UnsafeMutableRawBufferPointer(rebasing: raw[payloadStart...]))
            let covered = total - Self.checksumByteCount
            let checksum = Checksum.crc32c(UnsafeRawBufferPointer(rebasing: raw[..<covered]))
            raw.storeBytes(of: checksum.littleEndian, toByteOffset: covered, as: UInt32.self)
            count = total
        }
    }

    /// The weights, padded; nil where the payload is not what an admitted frame has. Call it only with a header
    /// that was read from this frame.
    func weights(_ header: RadioFrameHeader, layout: NetworkLayout) -> FloatBuffer? {
        bytes.withUnsafeBytes { raw in
            let payload = UnsafeRawBufferPointer(rebasing: raw[header.payloadRange])
            return header.encoding.decode(payload, layouts: [layout])?.first
        }
    }

    /// Whether the last four bytes are the checksum of all before them.
    var checksumHolds: Bool {
        bytes.withUnsafeBytes { raw in
            let covered = raw.count - Self.checksumByteCount
            guard covered >= 0 else { return false }
            let stored = UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: covered, as: UInt32.self))
            return Checksum.crc32c(UnsafeRawBufferPointer(rebasing: raw[..<covered])) == stored
        }
    }

    /// Where the bytes are: equal for two frames that share their storage.
    var storageIdentity: UnsafeRawPointer? { bytes.withUnsafeBytes { $0.baseAddress } }

    /// The frame with `change` made to its bytes and, where asked for, a checksum that holds again.
    func corrupted(resealed: Bool, _ change: (inout [UInt8]) -> Void) -> RadioFrame {
        var changed = bytes
        change(&changed)
        let covered = changed.count - Self.checksumByteCount
        if resealed && covered >= 0 {
            changed.withUnsafeMutableBytes { raw in
                let checksum = Checksum.crc32c(UnsafeRawBufferPointer(rebasing: raw[..<covered]))
                raw.storeBytes(of: checksum.littleEndian, toByteOffset: covered, as: UInt32.self)
            }
        }
        return RadioFrame(bytes: changed)
    }
}
