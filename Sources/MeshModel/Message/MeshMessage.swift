import GANCore

/// What one node tells another, as bytes: a header, and a payload that all who hold or forward it share.
///
/// Little-endian throughout:
///
/// | bytes | content |
/// |---|---|
/// | 0 ..< 4 | magic, `IoTG` |
/// | 4 ..< 6 | format version, 2 |
/// | 6 ..< 8 | nodes that have forwarded it |
/// | 8 ..< 12 | origin: the node that made the payload |
/// | 12 ..< 16 | the origin's count of versions, from 1 |
/// | 16 ..< 24 | model signature |
/// | 24 | kind: 0 generator, 1 generator and discriminator, 2 raw samples |
/// | 25 | encoding: the place in `WeightEncoding.allCases` |
/// | 26 ..< 28 | number of classes C |
/// | 28 ..< 32 | payload length P |
/// | 32 ..< 36 | CRC-32C of the payload |
/// | 36 ..< 36 + 16 C | for each class: origin, via, generations of fakes, samples (4 bytes each) |
/// | 4 bytes | CRC-32C of all bytes before it |
/// | P bytes | payload |
///
/// A class whose origin is 0xFFFFFFFF is one that the sender knows nothing of; so is a `via` for own samples. Who
/// forwards a message writes the header anew and leaves the payload as it is.
struct MeshMessage: Sendable, Hashable {
    let head: [UInt8]
    let payload: [UInt8]

    static let magic: UInt32 = 0x4754_6F49
    static let formatVersion: UInt16 = 2
    static let fixedHeadByteCount = 36
    static let classEntryByteCount = 16
    static let checksumByteCount = 4
    /// Longer messages are refused unread.
    static let maximumByteCount = 1 << 24
    /// Stands for "no node".
    static let nobody = UInt32.max

    static func headByteCount(classCount: Int) -> Int {
        fixedHeadByteCount + classCount * classEntryByteCount + checksumByteCount
    }

    var byteCount: Int { head.count + payload.count }

    /// Takes bytes for a message, whatever they hold.
    init(head: [UInt8], payload: [UInt8]) {
        self.head = head
        self.payload = payload
    }

    /// The message of `origin` that carries `payload`.
    init(
        origin: NodeID, version: Int, signature: UInt64, knowledge: [MessageHeader.ClassEntry?],
        payload: MessagePayload
    ) {
        let header = MessageHeader(
            origin: origin, version: version, hops: 0, signature: signature, kind: payload.kind,
            encoding: payload.encoding, knowledge: knowledge, payloadBytes: payload.bytes.count,
            payloadChecksum: payload.bytes.withUnsafeBytes { Checksum.crc32c($0) })
        self.init(head: header.encoded, payload: payload.bytes)
    }

    /// The same payload, as a node that is not its origin sends it on.
    func forwarded(_ header: MessageHeader) -> MeshMessage {
        var next = header
        next.hops += 1
        return MeshMessage(head: next.encoded, payload: payload)
    }

    /// Whether the payload is what the header's checksum was made of.
    func payloadMatches(_ header: MessageHeader) -> Bool {
        payload.withUnsafeBytes { Checksum.crc32c($0) } == header.payloadChecksum
    }

    /// Where the payload is: equal for two messages that share it.
    var payloadIdentity: UnsafeRawPointer? { payload.withUnsafeBytes { $0.baseAddress } }
}
