/// Writes integers one after the other, least significant byte first.
struct LittleEndianWriter {
    private(set) var bytes: [UInt8] = []

    mutating func write<Word: FixedWidthInteger & BitwiseCopyable>(_ word: Word) {
        withUnsafeBytes(of: word.littleEndian) { bytes.append(contentsOf: $0) }
    }
}

/// Reads what a ``LittleEndianWriter`` wrote. Whoever reads has checked the length before.
struct LittleEndianReader {
    let source: UnsafeRawBufferPointer
    private var offset = 0

    init(source: UnsafeRawBufferPointer) {
        self.source = source
    }

    mutating func read<Word: FixedWidthInteger & BitwiseCopyable>(_ type: Word.Type) -> Word {
        defer { offset += MemoryLayout<Word>.size }
        return Word(littleEndian: source.loadUnaligned(fromByteOffset: offset, as: type))
    }
}
