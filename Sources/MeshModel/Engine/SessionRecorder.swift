/// Writes the session file of a run as it goes.
///
/// What it is given is kept until the file takes it; ``failure`` says why it does not.
public struct SessionRecorder {
    private let writer: SessionWriter
    private let header: SessionHeader
    /// Why the file lacked something when it was last written to; nil where it had everything.
    public private(set) var failure: SessionError?

    public init(_ writer: SessionWriter, _ header: SessionHeader) {
        self.writer = writer
        self.header = header
    }

    public var path: String { writer.path }

    /// Whether everything that was taken down is in the file.
    public var isComplete: Bool { writer.isComplete }

    /// Whether the digests of a mesh that has come to `tick` are wanted.
    public func isDigestDue(at tick: Int) -> Bool { header.isDigestDue(at: tick) }

    /// Takes down `record`, to be written with the next one that is.
    public mutating func take(_ record: SessionRecord) {
        attempt { writer throws(SessionError) in try writer.append(record) }
    }

    /// Takes down `record`, and writes it.
    public mutating func record(_ record: SessionRecord) {
        attempt { writer throws(SessionError) in
            try writer.append(record)
            try writer.flush()
        }
    }

    /// Tries again to write what waits.
    mutating func retry() {
        attempt { writer throws(SessionError) in try writer.retry() }
    }

    private mutating func attempt(_ work: (SessionWriter) throws(SessionError) -> Void) {
        do throws(SessionError) {
            try work(writer)
            failure = nil
        } catch {
            failure = error
        }
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
