import Foundation

/// A file that did not exist before, and is written from its beginning to its end.
final class NewFile {
    let path: String
    private let descriptor: Int32
    private(set) var byteCount = 0

    /// Creates the file; never overwrites one. Devices are written to as they are.
    init(path: String) throws(RecordingError) {
        self.path = path
        var opened = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        var problem = errno
        if opened < 0, problem == EEXIST {
            guard Self.isDevice(path) else { throw .exists(path: path) }
            opened = open(path, O_WRONLY | O_CLOEXEC)
            problem = errno
        }
        guard opened >= 0 else { throw .notCreated(path: path, reason: String(cString: strerror(problem))) }
        descriptor = opened
    }

    deinit { close(descriptor) }

    private static func isDevice(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFCHR
    }

    /// Adds bytes at the end: all of them, or none where that fails (a full disk).
    func append(_ bytes: [UInt8]) throws(RecordingError) {
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                let reason = String(cString: strerror(errno))
                ftruncate(descriptor, off_t(byteCount))
                throw .stopped(path: path, reason: reason)
            }
            written += count
        }
        byteCount += written
    }

    /// Takes the file away again.
    func remove() { unlink(path) }
}
