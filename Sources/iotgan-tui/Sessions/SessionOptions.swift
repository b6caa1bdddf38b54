import ArgumentParser
import Foundation
import MeshModel

/// Whether and where a run writes down what it takes to repeat it.
struct SessionOptions: ParsableArguments {
    @Option(
        name: .customLong("session"),
        help: ArgumentHelp(
            """
            The file to write the session to, for `replay` and `resume`. (default: a new one in \
            $XDG_STATE_HOME/iotgan/sessions or ~/.local/state/iotgan/sessions, where the last \
            \(SessionFolder.keptCount) are kept)
            """, valueName: "file"), completion: .file())
    var path: String?

    @Option(
        help: ArgumentHelp(
            """
            Ticks between digests in it: fewer tell more closely where a replay went another way, and take more time. \
            (default: \(SessionHeader.usualDigestInterval))
            """, valueName: "ticks"))
    var digestEvery: Int?

    @Flag(name: .customLong("no-session"), help: "Write no session file.")
    var isOff = false

    func validate() throws {
        try CountOption.validate([("digest-every", digestEvery ?? 1)])
        if isOff && path != nil {
            throw ValidationError(
                "--no-session: says that there is to be none, and --session which; leave one out")
        }
    }

    /// The log of a run that begins now with this mesh. What ``begin(_:)`` has to say goes to standard error.
    ///
    /// - Throws: as ``begin(_:)`` does.
    func log(of state: MeshState) throws(SessionError) -> SessionLog? {
        let beginning = try begin(state)
        if let notice = beginning.notice { StandardError.write(notice) }
        return beginning.recorder.map { SessionLog($0) }
    }

    /// Begins the session file of a run that begins now with this mesh; no recorder where there is to be none.
    ///
    /// - Throws: ``SessionError`` where a file was named and cannot be made. One that nobody asked for is done without,
    ///   and the notice says so.
    func begin(_ state: MeshState) throws(SessionError) -> SessionBeginning {
        guard !isOff else { return SessionBeginning() }
        var header = SessionHeader(
            of: state, programVersion: IotganTUI.configuration.version, start: Date().ISO8601Format(),
            digestInterval: digestEvery ?? SessionHeader.usualDigestInterval)
        if case .folder(let folder) = header.scenario.dataset {
            // Whoever repeats the run may stand somewhere else.
            header.scenario.dataset = .folder(URL(fileURLWithPath: folder).standardizedFileURL.path)
        }
        if let path {
            let writer = try SessionWriter(creating: path, header)
            return SessionBeginning(recorder: SessionRecorder(writer, header))
        }
        do throws(SessionError) {
            let writer = try SessionFolder().create(header)
            return SessionBeginning(recorder: SessionRecorder(writer, header))
        } catch {
            return SessionBeginning(notice: "no session file: \(error)")
        }
    }
}
