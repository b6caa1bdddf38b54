/// A file of images or of labels in the IDX format, plain or packed with gzip (told by its first bytes).
///
/// All numbers are big-endian: u32 magic (0x00000803 for bytes in three dimensions, 0x00000801 for one), u32 for
/// each dimension, then the bytes, and nothing behind them (LeCun, Cortes & Burges, "The MNIST database").
struct IDXFile {
    /// What a file is meant to hold.
    enum Content: Int {
        case images = 0x0000_0803
        case labels = 0x0000_0801

        var name: String { self == .images ? "images" : "labels" }
        var headerBytes: Int { self == .images ? 16 : 8 }
    }

    let path: String
    let content: Content
    /// How many images or labels there are.
    let count: Int
    /// Width and height of an image in pixels; 1 for labels.
    let side: Int
    private let source: any ByteReader
    private var position: Int

    /// The most images or labels of a file, so that no header can ask for all memory.
    private static let counts = 1...1 << 20
    /// Sides that ``AreaResampler`` takes.
    private static let sides = 4...256
    /// What no gzip file exceeds: deflate makes at most 258 bytes from two bits.
    private static let largestGzipRatio = 1032

    /// Opens the file, reads its header, and checks it, also against the file's length.
    init(path: String, content: Content) throws(GANCoreError) {
        let file = try InputFile(path: path)
        let isGzip = file.isGzip
        let source: any ByteReader = isGzip ? GzipStream(file) : file
        let header = try Self.readHeader(from: source, path: path, content: content)
        self.path = path
        self.content = content
        self.source = source
        position = content.headerBytes
        count = header[1]
        side = content == .images ? header[2] : 1
        try checkDimensions(header)
        try isGzip ? checkGzipRatio(fileBytes: file.length) : checkLength(fileBytes: file.length)
    }

    /// Length of header and body in bytes, as the header announces it.
    private var announcedBytes: Int { content.headerBytes + count * side * side }

    /// Reads the next `count` bytes of images or labels.
    mutating func read(_ count: Int, into bytes: UnsafeMutablePointer<UInt8>) throws(GANCoreError) {
        let found = try source.read(into: UnsafeMutableRawBufferPointer(start: bytes, count: count))
        position += found
        guard found == count else { throw truncated(at: position) }
    }

    /// Checks that everything was read and that nothing follows.
    mutating func finish() throws(GANCoreError) {
        var extra: UInt8 = 0
        let found = try withUnsafeMutableBytes(of: &extra) { buffer throws(GANCoreError) in
            try source.read(into: buffer)
        }
        if found != 0 { throw tooLong(found: "more bytes") }
    }
}

extension IDXFile {
    /// The header's numbers: magic, count, and for images rows and columns.
    private static func readHeader(
        from source: any ByteReader, path: String, content: Content
    ) throws(GANCoreError) -> [Int] {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: content.headerBytes, alignment: 4)
        defer { buffer.deallocate() }
        let found = try source.read(into: buffer)
        let words = stride(from: 0, to: found - found % 4, by: 4).map { offset in
            Int(UInt32(bigEndian: buffer.load(fromByteOffset: offset, as: UInt32.self)))
        }
        if let magic = words.first, magic != content.rawValue {
            throw wrongMagic(magic, path: path, content: content)
        }
        guard found == content.headerBytes else {
            throw .badFile(
                path: path, offset: found, expected: "a header of \(content.headerBytes) bytes",
                found: "the end of the file", remedy: "get the file again")
        }
        return words
    }

    private static func wrongMagic(_ magic: Int, path: String, content: Content) -> GANCoreError {
        let other = Content(rawValue: magic)
        return .badFile(
            path: path, offset: 0, expected: "\(hexadecimal(content.rawValue)) for IDX \(content.name)",
            found: hexadecimal(magic) + (other.map { " for \($0.name)" } ?? ""),
            remedy: other == nil
                ? "name a file in the IDX format" : "images and labels are mixed up, rename the files")
    }

    private func checkDimensions(_ header: [Int]) throws(GANCoreError) {
        func check(_ word: Int, in range: ClosedRange<Int>, _ what: String, _ remedy: String)
            throws(GANCoreError)
        {
            guard !range.contains(header[word]) else { return }
            let expected =
                range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound) to \(range.upperBound)"
            throw .badFile(
                path: path, offset: 4 * word, expected: "\(expected) \(what)", found: "\(header[word])",
                remedy: remedy)
        }
        try check(1, in: Self.counts, content.name, "get the file again or cut it down")
        guard content == .images else { return }
        try check(2, in: Self.sides, "rows of pixels", "scale the images before")
        try check(
            3, in: side...side, "columns of pixels, as many as rows", "crop the images to squares before")
    }

    private func checkLength(fileBytes: Int) throws(GANCoreError) {
        if fileBytes < announcedBytes { throw truncated(at: fileBytes) }
        if fileBytes > announcedBytes { throw tooLong(found: "\(fileBytes - announcedBytes) more bytes") }
    }

    private func checkGzipRatio(fileBytes: Int) throws(GANCoreError) {
        if announcedBytes / Self.largestGzipRatio <= fileBytes { return }
        throw .badFile(
            path: path, offset: 4, expected: "what \(fileBytes) packed bytes can hold",
            found: "\(count) \(content.name), \(announcedBytes) bytes", remedy: "get the file again")
    }

    private func truncated(at offset: Int) -> GANCoreError {
        .badFile(
            path: path, offset: offset, expected: "\(announcedBytes) bytes for \(count) \(content.name)",
            found: "the end of the file", remedy: "it is truncated, get it again")
    }

    private func tooLong(found: String) -> GANCoreError {
        .badFile(
            path: path, offset: announcedBytes,
            expected: "the end of the file after \(count) \(content.name)",
            found: found, remedy: "get the file again")
    }
}

/// A magic number as it is written in the format's description.
private func hexadecimal(_ word: Int) -> String {
    let digits = String(word, radix: 16, uppercase: true)
    return "0x" + String(repeating: "0", count: 8 - digits.count) + digits
}
