import ArgumentParser
import MeshModel

struct ResumeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume",
        abstract: "Go on with a session from the end of its file.",
        discussion: """
            The mesh is computed again up to there and compared with the digests on the way, as `replay` does; then it goes \
            on as `run` does, and the file grows. It comes out as if nothing had happened in between: after a crash too, \
            when what is left of a last record is cut off first.

            EXAMPLES
              iotgan-tui resume long.iotgan
              iotgan-tui resume long.iotgan --ticks 1000 --json
            """)

    @Option(help: "Ticks to go on for. (default: those that are left of what the session was begun with)")
    var ticks: Int?

    @OptionGroup
    var breaks: BreakOptions

    @OptionGroup(title: "Reports")
    var reports: ReportOptions

    @OptionGroup
    var session: SessionFileOptions

    func validate() throws {
        try CountOption.validate([("ticks", ticks ?? 1)])
    }

    func run() throws {
        let (file, data, replay) = try session.open()
        let planned = file.header.scenario.ticks
        guard ticks != nil || replay.endTick < planned else {
            throw SessionOver(path: file.path, ticks: replay.endTick)
        }
        // Who goes on with it is alone with it from here on.
        let log = try SessionLog(continuing: file, replay.branch)
        let interruption = Interruption()
        let outcome = replay.advance(interruption: interruption)
        switch outcome {
        case .agreed: StandardError.write(outcome.sentence)
        case .differed: throw SessionDiffers(path: file.path, sentence: outcome.sentence)
        case .stopped:
            StandardError.write(outcome.sentence)
            throw ExitCode(interruption.exitCode ?? 1)
        }
        let headless = HeadlessRun(
            run: replay.run, dataset: data.dataset, reports: reports, log: log,
            breaks: breaks.conditions, interruption: interruption)
        try headless.advance(to: ticks.map { replay.endTick + $0 } ?? planned)
    }
}

/// A session has nothing left of what it was begun for.
struct SessionOver: Error, CustomStringConvertible {
    let path: String
    let ticks: Int

    var description: String {
        "\(path): is at its end after \(NumberText.count(ticks, "tick")); say with --ticks how many more"
    }
}

/// A session cannot be gone on with, because it does not come out as it did.
struct SessionDiffers: Error, CustomStringConvertible {
    let path: String
    let sentence: String

    var description: String { "\(path): \(sentence); the file is left as it is" }
}
