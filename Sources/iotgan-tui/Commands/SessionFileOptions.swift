import ArgumentParser
import GANCore
import MeshModel

/// A session file that was written before, and what to make of it.
struct SessionFileOptions: ParsableArguments {
    @Argument(help: "The session file.", completion: .file())
    var file: String

    @Option(help: "The branch, by its name or number. (default: the one where the session was left)")
    var branch: String?

    @Option(
        help: ArgumentHelp(
            "Where the images are now: glyphs, fashion-mnist, or a folder. (default: where they were)",
            valueName: "name|folder"))
    var dataset: DatasetChoice?

    @Flag(help: "Where the file is damaged in its midst, use what stands before.")
    var salvage = false

    @OptionGroup(title: "Engine options")
    var engine: EngineOptions

    /// Reads the file, says what was cut off, and prepares to run the branch again.
    func open() throws -> (file: SessionFile, data: MeshData, replay: SessionReplay) {
        let session = try SessionFile.read(file, salvage: salvage)
        if let notice = session.notice { StandardError.write(notice) }
        let branch = try branch.map { name throws(SessionError) in try session.branch(named: name) }
        var scenario = session.header.scenario
        if let dataset { scenario.dataset = dataset }
        let data = try MeshData.load(for: scenario)
        let replay = try SessionReplay(
            session, branch: branch?.id, data: data, threadCount: engine.threadCount)
        return (session, data, replay)
    }
}

extension SessionReplay {
    /// Runs the branch to its end with a progress bar, unless somebody interrupts.
    ///
    /// - Parameter observe: the mesh after each tick.
    func advance(interruption: Interruption, observe: (MeshState) -> Void = { _ in }) -> Outcome {
        var bar = ProgressBar(total: endTick)
        let outcome = advance(
            shouldStop: { interruption.isRequested },
            observe: { _, state in
                bar.show(state.tick)
                observe(state)
            })
        bar.clear()
        return outcome
    }
}

extension SessionReplay.Outcome {
    /// What came of it, in one line.
    var sentence: String {
        switch self {
        case .agreed(let ticks, let digests):
            "replayed \(NumberText.count(ticks, "tick")), \(Self.agreeing(digests))"
        case .differed(let difference): "tick \(difference.tick): \(difference.sentence)"
        case .stopped(let tick): "stopped at tick \(tick), before the end"
        }
    }

    private static func agreeing(_ count: Int) -> String {
        count == 0
            ? "which have no digest to compare with"
            : "\(NumberText.count(count, "digest")) \(count == 1 ? "agrees" : "agree")"
    }
}

extension SessionDifference {
    /// Nodes that are named; of more their number is told.
    private static let namedCount = 4

    fileprivate var sentence: String {
        guard let first = nodes.first else {
            return "every node is as it was, but the links or what is on the air differ "
                + Self.values(expected, found)
        }
        guard nodes.count > 1 else {
            return "node \(first.id) is the first that differs " + Self.values(first.expected, first.found)
        }
        let named = nodes.prefix(Self.namedCount).map(\.id.description).joined(separator: ", ")
        let others = nodes.count > Self.namedCount ? " and \(nodes.count - Self.namedCount) more" : ""
        return "nodes \(named)\(others) are the first that differ "
            + "(node \(first.id): \(Self.values(first.expected, first.found).dropFirst())"
    }

    private static func values(_ expected: UInt64?, _ found: UInt64?) -> String {
        "(expected \(expected?.hexadecimal ?? "no such node"), found \(found?.hexadecimal ?? "no such node"))"
    }
}
