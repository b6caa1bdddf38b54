/// Writes a session file while an engine runs.
///
/// What it is given is kept until the file takes it; ``failure`` says why it does not.
public struct SessionRecorder {
    private let writer: SessionWriter
    private let header: SessionHeader
    /// Why the file lacks something; nil where it has everything.
    private(set) var failure: SessionError?

    public init(_ writer: SessionWriter, _ header: SessionHeader) {
        self.writer = writer
        self.header = header
    }

    var path: String { writer.path }

    /// Whether the digests of a mesh that has come to `tick` are wanted.
    func isDigestDue(at tick: Int) -> Bool { header.isDigestDue(at: tick) }

    /// Takes down `records`, and writes them.
    mutating func record(_ records: SessionRecord...) {
        do throws(SessionError) {
            for record in records { try writer.append(record) }
            try writer.flush()
            failure = nil
        } catch {
            failure = error
        }
    }

    /// Tries again to write what waits.
    ///
    /// - Returns: whether the file has everything now.
    mutating func retry() -> Bool {
        do throws(SessionError) {
            try writer.retry()
            failure = nil
        } catch {
            failure = error
        }
        return failure == nil
    }
}

/// What an engine does about a session file when its mesh has been built.
public struct SessionBeginning {
    /// nil where none is written.
    public var recorder: SessionRecorder?
    /// What the user has to know about it, in one line.
    public var notice: String?

    public init(recorder: SessionRecorder? = nil, notice: String? = nil) {
        self.recorder = recorder
        self.notice = notice
    }
}
