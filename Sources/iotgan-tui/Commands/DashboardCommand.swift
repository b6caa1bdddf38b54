import ArgumentParser
import Foundation
import MeshModel

struct DashboardCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dashboard",
        abstract: "Watch a live mesh in the terminal (the default).",
        discussion: """
            Press ? in the dashboard for its keys.

            EXAMPLES
              iotgan-tui
              iotgan-tui --topology grid --nodes 16 --partition classes:1
              iotgan-tui --dataset ~/data/kmnist
              iotgan-tui --scenario partition-and-heal
              iotgan-tui --script demo
              iotgan-tui --resume run.iotgan
              iotgan-tui --theme light --ascii
              iotgan-tui --plain --ticks 500 | tee events.txt
            """)

    @OptionGroup(title: "Mesh options")
    var mesh: ScenarioOptions

    @OptionGroup(title: "Engine options")
    var engine: EngineOptions

    @Option(
        help:
            "Megabytes that checkpoints of the past may take. (default: \(Settings().historyMegabytes), or as configured)"
    )
    var history: Int?

    @OptionGroup(title: "Session")
    var session: SessionOptions

    @Option(
        help: ArgumentHelp(
            "Go on with the session in this file, from where it was left; it says what the mesh is.",
            valueName: "file"), completion: .file())
    var resume: String?

    @OptionGroup(title: "Screen options")
    var looks: LooksOptions

    @Option(help: "Commands to carry out: a file with one on each line, or demo.")
    var script: String?

    @OptionGroup(title: "Without a screen")
    var plain: PlainOptions

    func validate() throws {
        if let history, history < 0 {
            throw ValidationError("--history: \(history) is not valid; expected a whole number from 0 up")
        }
    }

    func run() throws {
        let file = try SettingsFile.load()
        try file.requireKeys(ofOnly: CommandRegistry.all.map(\.name))
        var settings = file.settings
        if let threads = engine.threads { settings.threadCount = threads }
        if let history { settings.historyMegabytes = history }
        looks.override(&settings)
        let script = try script.map { name throws(ScriptError) in try Script(nameOrPath: name) }
        let engine = try engine(settings)
        engine.start()
        let source = EngineSource(
            view: { engine.view() }, apply: { engine.apply($0) }, travel: { engine.travel($0) },
            watch: { engine.watch(for: $0) },
            dissect: { engine.dissect($0) },
            bisect: { explanation, branch in
                if let explanation { engine.bisect(explanation, of: branch) } else { engine.endBisection() }
            },
            limitSpeed: { engine.limitSpeed(ticksPerSecond: $0) })
        let code =
            plain.plain
            ? try plain.dashboard(of: source).run()
            : try Dashboard.run(source: source, settings: settings, script: script)
        engine.stop()
        let last = engine.view()
        if !plain.plain, let path = last.sessionPath { StandardError.write("session: \(path)") }
        if case .failed(let reason) = last.phase { throw EngineFailure(reason: reason) }
        throw ExitCode(code)
    }

    private func engine(_ settings: Settings) throws -> MeshEngine {
        let file = try resume.map { path throws(SessionError) in try SessionFile.read(path) }
        let session = session
        return MeshEngine(
            scenario: try file?.header.scenario ?? mesh.resolved(),
            threadCount: settings.threadCount > 0 ? settings.threadCount : EngineOptions.coreCount,
            historyBytes: settings.historyMegabytes * 1_000_000, resumed: file,
            session: { state throws(SessionError) in
                guard let file else { return try session.begin(state) }
                let recorder = SessionRecorder(try SessionWriter(continuing: file), file.header)
                return SessionBeginning(recorder: recorder, notice: file.notice)
            })
    }
}

/// The engine could not go on.
struct EngineFailure: Error, CustomStringConvertible {
    let reason: String
    var description: String { reason }
}
