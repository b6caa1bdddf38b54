import CZlib

/// Unpacks a gzip file step by step, never more than asked for.
final class GzipStream: ByteReader {
    /// Packed bytes that are read at a time.
    private static let stepBytes = 1 << 16

    private let file: InputFile
    // zlib keeps a pointer to the state and refuses one that has moved, so it lives on the heap.
    private let state: UnsafeMutablePointer<z_stream>
    private let input: UnsafeMutableRawBufferPointer
    private var consumed = 0
    private var isAtEnd = false

    init(_ file: InputFile) {
        self.file = file
        state = .allocate(capacity: 1)
        state.initialize(to: z_stream())
        input = .allocate(byteCount: Self.stepBytes, alignment: 16)
        // 15 bits of window, and 16 more for a gzip header and trailer instead of zlib's own.
        let status = inflateInit2_(state, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        precondition(
            status == Z_OK, "zlib does not start: out of memory, or another version than at build time")
    }

    deinit {
        inflateEnd(state)
        state.deallocate()
        input.deallocate()
    }

    /// Unpacks up to `buffer.count` bytes; fewer only at the end, behind a good checksum.
    ///
    /// - Throws: ``GANCoreError/badFile(path:offset:expected:found:remedy:)`` with an offset in the packed file.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(GANCoreError) -> Int {
        state.pointee.next_out = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
        state.pointee.avail_out = UInt32(buffer.count)
        while state.pointee.avail_out > 0 && !isAtEnd {
            if state.pointee.avail_in == 0 { try refill() }
            switch inflate(state, Z_NO_FLUSH) {
            case Z_OK: continue
            case Z_STREAM_END: try finish()
            default:
                throw bad("gzip data", found: state.pointee.msg.map { String(cString: $0) } ?? "other data")
            }
        }
        return buffer.count - Int(state.pointee.avail_out)
    }

    /// Checks that nothing follows the packed data.
    private func finish() throws(GANCoreError) {
        isAtEnd = true
        let left = file.length - consumed + Int(state.pointee.avail_in)
        if left != 0 { throw bad("the end of the file", found: "\(left) more bytes") }
    }

    private func refill() throws(GANCoreError) {
        let count = try file.read(into: input)
        guard count > 0 else { throw bad("more gzip data", found: "the end of the file") }
        consumed += count
        state.pointee.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
        state.pointee.avail_in = UInt32(count)
    }

    private func bad(_ expected: String, found: String) -> GANCoreError {
        .badFile(
            path: file.path, offset: consumed - Int(state.pointee.avail_in), expected: expected, found: found,
            remedy: "get the file again")
    }
}
