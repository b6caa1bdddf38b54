import GANCore

/// What a frame says of its weight vector.
struct RadioFrameHeader: Sendable, Hashable {
    /// What the sender's generator knows of a class.
    struct ClassEntry: Sendable, Hashable {
        var origin: NodeID
        /// The neighbour that the sender learned it from; nil for own samples.
        var via: NodeID?
        var generations: Int
        var sampleCount: Int
    }

    /// The node that trained the weights.
    var origin: NodeID
    /// The origin's count of transmissions, from 1.
    var version: Int
    /// Links crossed before this one.
    var hops: Int
    var signature: UInt64
    var encoding = WeightEncoding.fp32
    /// By class; nil where the sender knows nothing.
    var knowledge: [ClassEntry?]
    var payloadBytes: Int

    var payloadRange: Range<Int> {
        let start = RadioFrame.fixedHeaderByteCount + knowledge.count * RadioFrame.classEntryByteCount
        return start..<start + payloadBytes
    }

    /// Writes the header to the front of `target`.
    func write(to target: UnsafeMutableRawBufferPointer) {
        var writer = LittleEndianWriter(target: target)
        writer.write(RadioFrame.magic)
        writer.write(RadioFrame.formatVersion)
        writer.write(UInt16(clamping: hops))
        writer.write(origin.number)
        writer.write(UInt32(clamping: version))
        writer.write(signature)
        writer.write(encoding.tag)
        writer.write(UInt16(clamping: knowledge.count))
        writer.write(UInt32(clamping: payloadBytes))
        for entry in knowledge {
            writer.write(entry?.origin.number ?? RadioFrame.nobody)
            writer.write(entry?.via?.number ?? RadioFrame.nobody)
            writer.write(UInt32(clamping: entry?.generations ?? 0))
            writer.write(UInt32(clamping: entry?.sampleCount ?? 0))
        }
    }

    /// Reads a header, cheap checks first; nothing else is trusted before its length, magic and format hold.
    static func read(_ frame: RadioFrame) throws(DropReason) -> RadioFrameHeader {
        guard frame.bytes.count <= RadioFrame.maximumByteCount else { throw .tooLong }
        guard frame.bytes.count >= RadioFrame.byteCount(classCount: 0, payloadBytes: 0) else {
            throw .truncated
        }
        let result = frame.bytes.withUnsafeBytes { raw -> Result<RadioFrameHeader, DropReason> in
            var reader = LittleEndianReader(source: raw)
            do throws(DropReason) {
                return .success(try read(&reader, frameBytes: raw.count))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    private static func read(
        _ reader: inout LittleEndianReader, frameBytes: Int
    ) throws(DropReason) -> RadioFrameHeader {
        guard reader.read(UInt32.self) == RadioFrame.magic else { throw .badMagic }
        guard reader.read(UInt16.self) == RadioFrame.formatVersion else { throw .badVersion }
        let hops = reader.read(UInt16.self)
        let origin = reader.read(UInt32.self)
        let version = reader.read(UInt32.self)
        let signature = reader.read(UInt64.self)
        guard let encoding = WeightEncoding(tag: reader.read(UInt16.self)) else { throw .badVersion }
        let classCount = Int(reader.read(UInt16.self))
        let payloadBytes = Int(reader.read(UInt32.self))
        let expected = RadioFrame.byteCount(classCount: classCount, payloadBytes: payloadBytes)
        guard frameBytes >= expected else { throw .truncated }
        guard frameBytes == expected else { throw .tooLong }
        return RadioFrameHeader(
            origin: NodeID(origin), version: Int(version), hops: Int(hops), signature: signature,
            encoding: encoding, knowledge: (0..<classCount).map { _ in entry(&reader) },
            payloadBytes: payloadBytes)
    }

    private static func entry(_ reader: inout LittleEndianReader) -> ClassEntry? {
        let origin = reader.read(UInt32.self)
        let via = reader.read(UInt32.self)
        let generations = reader.read(UInt32.self)
        let sampleCount = reader.read(UInt32.self)
        guard origin != RadioFrame.nobody else { return nil }
        return ClassEntry(
            origin: NodeID(origin), via: via == RadioFrame.nobody ? nil : NodeID(via),
            generations: Int(generations), sampleCount: Int(sampleCount))
    }
}

private struct LittleEndianWriter {
    let target: UnsafeMutableRawBufferPointer
    var offset = 0

    mutating func write<Word: FixedWidthInteger & BitwiseCopyable>(_ word: Word) {
        target.storeBytes(of: word.littleEndian, toByteOffset: offset, as: Word.self)
        offset += MemoryLayout<Word>.size
    }
}

private struct LittleEndianReader {
    let source: UnsafeRawBufferPointer
    var offset = 0

    mutating func read<Word: FixedWidthInteger & BitwiseCopyable>(_ type: Word.Type) -> Word {
        defer { offset += MemoryLayout<Word>.size }
        return Word(littleEndian: source.loadUnaligned(fromByteOffset: offset, as: type))
    }
}
