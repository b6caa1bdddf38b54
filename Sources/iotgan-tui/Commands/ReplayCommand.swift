import ArgumentParser
import GANCore
import MeshModel

struct ReplayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Run a session again from its file, and see that it comes out the same.",
        discussion: """
            The file tells the scenario and what was done at which tick; the mesh is computed again from tick 0, on any \
            machine and any number of threads, and compared with every digest on the way. The exit code is 1 where one \
            differs: the line says at which tick and node. What a crash has left of a last record is not used, and a line \
            on standard error says so.

            EXAMPLES
              iotgan-tui run --ticks 1000 --session run.iotgan && iotgan-tui replay run.iotgan
              iotgan-tui replay run.iotgan --threads 1 --json
              iotgan-tui replay run.iotgan --branch main

            JSON
              One object: {agrees, branch, ticks, digests, digest} (how many ticks and digests, and the last digest), with \
            first_difference ({tick, expected, found, nodes: [{node, expected, found}]}) where one differs.
            """)

    @Flag(help: "Write one JSON object instead of a line.")
    var json = false

    @OptionGroup
    var session: SessionFileOptions

    func run() throws {
        let (_, _, replay) = try session.open()
        let interruption = Interruption()
        let outcome = replay.advance(interruption: interruption)
        if case .stopped = outcome, let code = interruption.exitCode {
            StandardError.write(outcome.sentence)
            throw ExitCode(code)
        }
        let output = LineWriter()
        if json {
            try output.writeJSON(ReplayReport(replay))
        } else {
            try output.write(outcome.sentence)
        }
        if replay.difference != nil { throw ExitCode.failure }
    }
}

/// What `replay --json` writes; the names are a contract with scripts.
struct ReplayReport: Codable {
    var agrees: Bool
    var branch: String
    var ticks: Int
    var digests: Int
    var digest: String
    var firstDifference: Difference?

    struct Difference: Codable {
        var tick: Int
        var expected: String
        var found: String
        var nodes: [Node]
    }

    struct Node: Codable {
        var node: UInt32
        /// Absent where there was no such node.
        var expected: String?
        /// Absent where there is none.
        var found: String?
    }

    init(_ replay: SessionReplay) {
        agrees = replay.difference == nil
        branch = replay.branch.name
        ticks = replay.state.tick
        digests = replay.agreementCount
        digest = replay.state.digest.hexadecimal
        firstDifference = replay.difference.map { difference in
            Difference(
                tick: difference.tick, expected: difference.expected.hexadecimal,
                found: difference.found.hexadecimal,
                nodes: difference.nodes.map {
                    Node(
                        node: $0.id.number, expected: $0.expected?.hexadecimal,
                        found: $0.found?.hexadecimal)
                })
        }
    }
}
