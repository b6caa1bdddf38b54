import MeshModel

/// Writes down a run without a screen. When the file takes no more, the run goes on, a line says so, and what is missing is
/// tried again with the next digest.
final class SessionLog {
    private var recorder: SessionRecorder
    private let branch: BranchID
    private var hasComplained = false
    /// Whether a tick has passed that is written down here.
    private var hasPassed = false

    init(_ recorder: SessionRecorder, branch: BranchID = .main) {
        self.recorder = recorder
        self.branch = branch
    }

    /// Goes on with the end of a branch. The file stays as it is until there is something to add.
    convenience init(continuing file: SessionFile, _ branch: SessionFile.Branch) throws(SessionError) {
        var recorder = SessionRecorder(try SessionWriter(continuing: file), file.header)
        if file.stand.branch != branch.id || file.stand.tick != branch.lastTick {
            recorder.take(.moved(branch: branch.id, tick: branch.lastTick))
        }
        self.init(recorder, branch: branch.id)
    }

    /// Whether the file has everything.
    var isComplete: Bool { recorder.isComplete }

    /// Takes note of a tick.
    func note(_ run: MeshRun, clearing bar: ProgressBar) {
        hasPassed = true
        if recorder.isDigestDue(at: run.state.tick) { recordDigests(of: run, clearing: bar) }
    }

    /// Takes note of the end, and says where all of it is.
    func finish(_ run: MeshRun) {
        // Digests are of a mesh to which nothing was done yet at their tick.
        if hasPassed, !recorder.isDigestDue(at: run.state.tick) { recordDigests(of: run) }
        record(.end(branch: branch, tick: run.state.tick))
        StandardError.write(
            isComplete
                ? "session: \(recorder.path)"
                : "session: \(recorder.path), which does not have all of the run")
    }

    private func recordDigests(of run: MeshRun, clearing bar: ProgressBar? = nil) {
        record(.digests(branch: branch, tick: run.state.tick, run.digests()), clearing: bar)
    }

    private func record(_ record: SessionRecord, clearing bar: ProgressBar? = nil) {
        recorder.record(record)
        guard let failure = recorder.failure, !hasComplained else { return }
        hasComplained = true
        StandardError.write("session: \(failure); the run goes on", clearing: bar)
    }
}
