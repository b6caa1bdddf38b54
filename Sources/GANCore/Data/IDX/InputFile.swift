#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Bytes that are read from their front to their end.
protocol ByteReader: AnyObject {
    /// Reads up to `buffer.count` bytes; fewer only at the end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(GANCoreError) -> Int
}

/// A regular file.
final class InputFile: ByteReader {
    let path: String
    /// Its length in bytes when it was opened.
    let length: Int
    private let descriptor: Int32

    /// Opens the file.
    ///
    /// - Throws: ``GANCoreError/unreadable(path:expected:found:remedy:)`` where there is none, or no regular file,
    ///   or it may not be read.
    init(path: String) throws(GANCoreError) {
        func unreadable(_ found: String, _ remedy: String) -> GANCoreError {
            .unreadable(path: path, expected: "a file to read", found: found, remedy: remedy)
        }
        // Without O_NONBLOCK a named pipe would wait here for its writer, for ever.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            throw unreadable(systemMessage(errno), "check the name and who may read it")
        }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw unreadable("a folder or a device", "name a regular file")
        }
        self.path = path
        self.descriptor = descriptor
        length = Int(status.st_size)
    }

    deinit { close(descriptor) }

    /// Whether the file begins with gzip's magic number, whatever it is called.
    var isGzip: Bool {
        var magic: (UInt8, UInt8) = (0, 0)
        return pread(descriptor, &magic, 2, 0) == 2 && magic == (0x1F, 0x8B)
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(GANCoreError) -> Int {
        var filled = 0
        while filled < buffer.count {
            let count = readBytes(descriptor, buffer.baseAddress! + filled, buffer.count - filled)
            if count == 0 { break }
            if count > 0 {
                filled += count
            } else if errno != EINTR {
                throw .unreadable(
                    path: path, expected: "a file to read", found: systemMessage(errno),
                    remedy: "check the disk that it is on")
            }
        }
        return filled
    }
}

/// `read(2)`, which a method called `read` hides.
private func readBytes(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer, _ count: Int) -> Int {
    read(descriptor, bytes, count)
}

/// The system's words for an error number.
func systemMessage(_ number: Int32) -> String { String(cString: strerror(number)) }
