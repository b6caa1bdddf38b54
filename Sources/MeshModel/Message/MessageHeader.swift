import GANCore

/// What a message says of its payload.
struct MessageHeader: Sendable, Hashable {
    /// What the origin's generator knows of a class.
    struct ClassEntry: Sendable, Hashable {
        var origin: NodeID
        /// The neighbour that the origin learned it through; nil for own samples.
        var via: NodeID?
        var generations: Int
        var sampleCount: Int
    }

    /// The node that made the payload.
    var origin: NodeID
    /// The origin's count of versions, from 1.
    var version: Int
    /// Nodes that have forwarded it so far.
    var hops: Int
    var signature: UInt64
    var kind: PayloadKind
    var encoding: WeightEncoding
    /// By class; nil where the origin knows nothing.
    var knowledge: [ClassEntry?]
    var payloadBytes: Int
    /// CRC-32C of the payload.
    var payloadChecksum: UInt32

    /// The header's bytes, its own checksum at the end.
    var encoded: [UInt8] {
        var writer = LittleEndianWriter()
        writer.write(MeshMessage.magic)
        writer.write(MeshMessage.formatVersion)
        writer.write(UInt16(clamping: hops))
        writer.write(origin.number)
        writer.write(UInt32(clamping: version))
        writer.write(signature)
        writer.write(kind.rawValue)
        writer.write(UInt8(encoding.tag))
        writer.write(UInt16(clamping: knowledge.count))
        writer.write(UInt32(clamping: payloadBytes))
        writer.write(payloadChecksum)
        for entry in knowledge {
            writer.write(entry?.origin.number ?? MeshMessage.nobody)
            writer.write(entry?.via?.number ?? MeshMessage.nobody)
            writer.write(UInt32(clamping: entry?.generations ?? 0))
            writer.write(UInt32(clamping: entry?.sampleCount ?? 0))
        }
        let checksum = writer.bytes.withUnsafeBytes { Checksum.crc32c($0) }
        writer.write(checksum)
        return writer.bytes
    }

    /// Reads the header of `message`, cheap checks first; nothing else is trusted before its lengths, magic and
    /// checksum hold.
    static func read(_ message: MeshMessage) throws(DropReason) -> MessageHeader {
        guard message.byteCount <= MeshMessage.maximumByteCount else { throw .tooLong }
        guard message.head.count >= MeshMessage.headByteCount(classCount: 0) else { throw .truncated }
        let result = message.head.withUnsafeBytes { raw -> Result<MessageHeader, DropReason> in
            do throws(DropReason) {
                return .success(try read(raw))
            } catch {
                return .failure(error)
            }
        }
        let header = try result.get()
        guard message.payload.count >= header.payloadBytes else { throw .truncated }
        guard message.payload.count == header.payloadBytes else { throw .tooLong }
        return header
    }

    private static func read(_ raw: UnsafeRawBufferPointer) throws(DropReason) -> MessageHeader {
        var reader = LittleEndianReader(source: raw)
        guard reader.read(UInt32.self) == MeshMessage.magic else { throw .badMagic }
        guard reader.read(UInt16.self) == MeshMessage.formatVersion else { throw .badVersion }
        let hops = reader.read(UInt16.self)
        let origin = reader.read(UInt32.self)
        let version = reader.read(UInt32.self)
        let signature = reader.read(UInt64.self)
        let kind = PayloadKind(rawValue: reader.read(UInt8.self))
        let encoding = WeightEncoding(tag: UInt16(reader.read(UInt8.self)))
        let classCount = Int(reader.read(UInt16.self))
        let payloadBytes = Int(reader.read(UInt32.self))
        let payloadChecksum = reader.read(UInt32.self)
        let length = MeshMessage.headByteCount(classCount: classCount)
        guard raw.count >= length else { throw .truncated }
        guard raw.count == length else { throw .tooLong }
        guard checksumHolds(raw) else { throw .badChecksum }
        guard let kind, let encoding else { throw .badVersion }
        return MessageHeader(
            origin: NodeID(origin), version: Int(version), hops: Int(hops), signature: signature, kind: kind,
            encoding: encoding, knowledge: (0..<classCount).map { _ in entry(&reader) },
            payloadBytes: payloadBytes, payloadChecksum: payloadChecksum)
    }

    private static func checksumHolds(_ raw: UnsafeRawBufferPointer) -> Bool {
        let covered = raw.count - MeshMessage.checksumByteCount
        let stored = UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: covered, as: UInt32.self))
        return Checksum.crc32c(UnsafeRawBufferPointer(rebasing: raw[..<covered])) == stored
    }

    private static func entry(_ reader: inout LittleEndianReader) -> ClassEntry? {
        let origin = reader.read(UInt32.self)
        let via = reader.read(UInt32.self)
        let generations = reader.read(UInt32.self)
        let sampleCount = reader.read(UInt32.self)
        guard origin != MeshMessage.nobody else { return nil }
        return ClassEntry(
            origin: NodeID(origin), via: via == MeshMessage.nobody ? nil : NodeID(via),
            generations: Int(generations), sampleCount: Int(sampleCount))
    }
}
