#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// All bytes of a file, or why there are none, as the system says it.
enum SessionBytes {
    static func all(of path: String) throws(SessionError) -> [UInt8] {
        // Opening a pipe would wait for somebody who writes.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw .notOpened(path: path, reason: SystemFailure.last.description) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            throw .notOpened(path: path, reason: SystemFailure.last.description)
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: throw .notOpened(path: path, reason: "is a folder; name a session file in it")
        default: throw .notOpened(path: path, reason: "is not a file")
        }
        var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
        var taken = 0
        while taken < bytes.count {
            let count = bytes.withUnsafeMutableBytes {
                read(descriptor, $0.baseAddress.map { $0 + taken }, $0.count - taken)
            }
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else {
                throw .notOpened(path: path, reason: SystemFailure.last.description)
            }
            if count == 0 { break }
            taken += count
        }
        return Array(bytes.prefix(taken))
    }
}
