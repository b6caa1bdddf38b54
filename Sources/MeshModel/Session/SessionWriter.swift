/// Adds records to a session file, whole ones or none.
///
/// ``append(_:)`` keeps a record in memory, ``flush()`` writes what is there at once. Whoever records what happened does so
/// before anything follows from it. When the file takes no more, it is cut back to its last whole record, and what is
/// missing stays in memory until ``flush()`` succeeds. It has no thread and no clock: one thread uses it.
public final class SessionWriter {
    /// Bytes that may wait for a file that takes none. A record beyond them is left out.
    public static let backlogLimit = 4 << 20
    /// So many bytes are not left to the system's own time to be put on the disk.
    private static let unsafeLimit = 256 << 10

    /// What messages call the file.
    public var path: String { storage.path }
    /// Why the file took no more when it was last tried; nil where it did.
    public private(set) var failure: SessionError?
    /// Records that were left out because too much waited.
    public private(set) var omittedCount = 0
    /// Whether everything that was recorded is in the file.
    public var isComplete: Bool { written == waiting.count && omittedCount == 0 && failure == nil }

    private let storage: any SessionStorage
    /// Bytes that are on the disk for sure.
    private var safeLength: Int
    /// What follows them: a disk that fails later may lose what it took before.
    private var waiting: [UInt8] = []
    /// Where the records in ``waiting`` end.
    private var ends: [Int] = []
    /// How many bytes of ``waiting`` the file has: whole records.
    private var written = 0
    /// Whether there is something in ``waiting`` that must be on the disk soon.
    private var isUrgent = false
    /// Whether the file has to be cut back before it is written to.
    private var isTorn = false

    /// A writer of a file that is empty, or of one that goes on behind `length` bytes of whole records, which are on the
    /// disk.
    public init(_ storage: any SessionStorage, length: Int = 0) {
        self.storage = storage
        safeLength = length
        if length == 0 { waiting = SessionFraming.preamble }
    }

    /// Creates the session file of a run, and writes its header.
    ///
    /// - Throws: ``SessionError/notOpened(path:reason:)``, ``SessionError/stopped(path:reason:)``.
    public convenience init(creating path: String, _ header: SessionHeader) throws(SessionError) {
        self.init(try SessionDisk.create(path))
        try append(.begin(header))
        try flush()
    }

    /// Goes on with the session that was read from `file`, behind its last whole record. What follows that is cut off
    /// before something is written, and not earlier.
    ///
    /// - Throws: ``SessionError/notOpened(path:reason:)``; ``SessionError/inUse(path:)`` also where somebody has written to it
    ///   since it was read.
    public convenience init(continuing file: SessionFile) throws(SessionError) {
        self.init(
            try SessionDisk.reopen(file.path, expectedLength: file.length), length: file.wholeLength)
        isTorn = file.wholeLength < file.length
    }

    /// Takes a record, to be written with the next ``flush()``.
    ///
    /// - Throws: ``SessionError/backlogFull(path:)`` or ``SessionError/recordTooLong(path:byteCount:)``; the record is left
    ///   out then.
    public func append(_ record: SessionRecord) throws(SessionError) {
        let payload = record.payload
        guard payload.count <= SessionFraming.lengthLimit else {
            omittedCount += 1
            throw .recordTooLong(path: path, byteCount: payload.count)
        }
        // One record always fits, or a long one would never be written.
        guard waiting.count - written < Self.backlogLimit else {
            omittedCount += 1
            throw .backlogFull(path: path)
        }
        waiting += SessionFraming.frame(payload)
        ends.append(waiting.count)
        if record.isPrecious { isUrgent = true }
    }

    /// Writes what waits, and has it put on the disk where it cannot be computed again. After a failure it tries anew.
    ///
    /// - Throws: ``SessionError/stopped(path:reason:)``. Nothing is lost by it, but what waits.
    public func flush() throws(SessionError) {
        do throws(SystemFailure) {
            try writeWaiting()
            if isUrgent || waiting.count > Self.unsafeLimit { try secure() }
            failure = nil
        } catch {
            let stopped = SessionError.stopped(path: path, reason: error.description)
            failure = stopped
            throw stopped
        }
    }

    /// Tries again to write what waits, e.g. after somebody has made room on the disk; the same as ``flush()``.
    public func retry() throws(SessionError) { try flush() }

    private func writeWaiting() throws(SystemFailure) {
        if isTorn { try cutBack() }
        var taken = written
        do throws(SystemFailure) {
            while taken < waiting.count {
                let count = try write(from: taken)
                guard count > 0 else { throw .noProgress }
                taken += count
            }
            written = taken
        } catch {
            written = max(written, ends.last { $0 <= taken } ?? 0)
            // Whatever a call that failed has left there.
            isTorn = true
            try? cutBack()
            throw error
        }
    }

    private func write(from start: Int) throws(SystemFailure) -> Int {
        // The array's own function knows no typed errors.
        let outcome = waiting.withUnsafeBytes { bytes in
            Result { () throws(SystemFailure) in
                try storage.write(UnsafeRawBufferPointer(rebasing: bytes[start...]))
            }
        }
        return try outcome.get()
    }

    private func cutBack() throws(SystemFailure) {
        try storage.truncate(to: safeLength + written)
        isTorn = false
    }

    private func secure() throws(SystemFailure) {
        do throws(SystemFailure) {
            try storage.synchronise()
        } catch {
            // Nobody knows what of it is on the disk. The next time all of it is written anew; until then it stays as it
            // is, because it may well be whole.
            written = 0
            isTorn = true
            throw error
        }
        safeLength += waiting.count
        waiting = []
        ends = []
        written = 0
        isUrgent = false
    }
}
