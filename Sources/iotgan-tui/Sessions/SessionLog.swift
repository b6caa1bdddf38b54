import MeshModel

/// Writes down a run without a screen. When the file takes no more, the run goes on, a line says so, and what is missing is
/// tried again with the next digest.
final class SessionLog {
    private let writer: SessionWriter
    private let header: SessionHeader
    private let branch: BranchID
    private var hasComplained = false

    init(_ writer: SessionWriter, _ header: SessionHeader, branch: BranchID = .main) {
        self.writer = writer
        self.header = header
        self.branch = branch
    }

    /// Goes on with the end of a branch.
    convenience init(continuing file: SessionFile, _ branch: SessionFile.Branch) throws(SessionError) {
        self.init(try SessionWriter(continuing: file), file.header, branch: branch.id)
        if file.stand.branch != branch.id || file.stand.tick != branch.lastTick {
            record(.moved(branch: branch.id, tick: branch.lastTick), clearing: nil)
        }
    }

    /// Whether the file has everything.
    var isComplete: Bool { writer.isComplete }

    /// Takes note of a tick.
    func note(_ run: MeshRun, clearing bar: ProgressBar) {
        let tick = run.state.tick
        guard header.isDigestDue(at: tick) else { return }
        record(.digests(branch: branch, tick: tick, run.digests()), clearing: bar)
        flush(clearing: bar)
    }

    /// Takes note of the end, and says where all of it is.
    func finish(_ run: MeshRun) {
        let tick = run.state.tick
        if !header.isDigestDue(at: tick) {
            record(.digests(branch: branch, tick: tick, run.digests()), clearing: nil)
        }
        record(.end(branch: branch, tick: tick), clearing: nil)
        flush(clearing: nil)
        StandardError.write(
            isComplete
                ? "session: \(writer.path)" : "session: \(writer.path), which does not have all of the run")
    }

    private func record(_ record: SessionRecord, clearing bar: ProgressBar?) {
        do throws(SessionError) { try writer.append(record) } catch { complain(error, clearing: bar) }
    }

    private func flush(clearing bar: ProgressBar?) {
        do throws(SessionError) { try writer.flush() } catch { complain(error, clearing: bar) }
    }

    private func complain(_ error: SessionError, clearing bar: ProgressBar?) {
        guard !hasComplained else { return }
        hasComplained = true
        StandardError.write("session: \(error); the run goes on", clearing: bar)
    }
}
