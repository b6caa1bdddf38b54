#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A session file on the disk, open for writing at its end by nobody else.
public final class SessionDisk: SessionStorage {
    public let path: String
    private let descriptor: Int32

    private init(path: String, descriptor: Int32) {
        self.path = path
        self.descriptor = descriptor
        // Beyond the size that a file may have, a write is to fail and not to end the program.
        signal(SIGXFSZ, SIG_IGN)
    }

    deinit { close(descriptor) }

    /// Creates the file; never overwrites one.
    ///
    /// - Throws: ``SessionError/exists(path:)``, ``SessionError/notOpened(path:reason:)``.
    public static func create(_ path: String) throws(SessionError) -> SessionDisk {
        let disk = try open(path, O_CREAT | O_EXCL)
        // Its name must outlast a loss of power too. Where the system cannot do that for a folder, it does it by itself.
        let folder = path.lastIndex(of: "/").map { path[...$0] } ?? "."
        let descriptor = openFile(String(folder), O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0)
        if descriptor >= 0 {
            fsync(descriptor)
            close(descriptor)
        }
        return disk
    }

    /// Whether somebody is writing the file.
    public static func isInUse(_ path: String) -> Bool {
        let descriptor = openFile(path, O_RDONLY | O_CLOEXEC, 0)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK
    }

    /// Opens a file that had `expectedLength` bytes when it was read, to go on at its end.
    public static func reopen(_ path: String, expectedLength: Int) throws(SessionError) -> SessionDisk {
        let disk = try open(path, 0)
        var status = stat()
        guard fstat(disk.descriptor, &status) == 0, Int(status.st_size) == expectedLength else {
            throw .inUse(path: path)
        }
        return disk
    }

    private static func open(_ path: String, _ flags: Int32) throws(SessionError) -> SessionDisk {
        let descriptor = openFile(path, flags | O_WRONLY | O_APPEND | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            let failure = SystemFailure.last
            guard failure.code != EEXIST else { throw .exists(path: path) }
            throw .notOpened(path: path, reason: failure.description)
        }
        let disk = SessionDisk(path: path, descriptor: descriptor)
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK else {
            throw .inUse(path: path)
        }
        return disk
    }

    public func write(_ bytes: UnsafeRawBufferPointer) throws(SystemFailure) -> Int {
        while true {
            let count = writeBytes(descriptor, bytes)
            if count >= 0 { return count }
            if errno != EINTR { throw .last }
        }
    }

    public func synchronise() throws(SystemFailure) {
        while fsync(descriptor) != 0 {
            // A device or a pipe has nothing to wait for.
            if errno == EINVAL || errno == EROFS { return }
            if errno != EINTR { throw .last }
        }
    }

    public func truncate(to length: Int) throws(SystemFailure) {
        while ftruncate(descriptor, off_t(length)) != 0 {
            if errno != EINTR { throw .last }
        }
    }
}

// The names of the system's functions are those of the methods above.
private func openFile(_ path: String, _ flags: Int32, _ mode: mode_t) -> Int32 { open(path, flags, mode) }
private func writeBytes(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    write(descriptor, bytes.baseAddress, bytes.count)
}
