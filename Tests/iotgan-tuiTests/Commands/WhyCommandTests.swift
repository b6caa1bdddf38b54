import Foundation
import GANCore
import Testing

@testable import MeshModel
@testable import iotgan_tui

/// `iotgan-tui why`, as a script runs it.
@Suite struct WhyCommandTests {
    /// A recorded session of three nodes in a ring. On the main branch somebody poisons node 0 at tick 20, while it makes one
    /// message; on the other one, which leaves at tick 15, node 1 gets a learning rate that makes it explode.
    final class Recording {
        let folder: SessionCommandTests.Folder
        let path: String
        let scenario: Scenario
        let data: MeshData
        private(set) var bytes = SessionFraming.preamble

        typealias DoneAct = (branch: BranchID, tick: Int, text: String)
        static let acts: [DoneAct] = [
            (.main, 20, "poison 0 nan"), (.main, 30, "cure 0"), (lab, 15, "rate 1 5"),
        ]
        static let lab = BranchID(rawValue: 1)
        /// Ticks of each branch: enough for what is to happen on it.
        static let (mainTicks, labTicks) = (40, 70)

        init(_ acts: [DoneAct] = Recording.acts, _ change: (inout Scenario) -> Void = { _ in }) throws {
            folder = try SessionCommandTests.Folder()
            path = folder.file("a.iotgan")
            var scenario = Scenario()
            scenario.dataset = .folder(folder.images)
            scenario.gan.imageSide = TinyImages.side
            scenario.gan.generatorHidden = [16]
            scenario.gan.discriminatorHidden = [16]
            scenario.gan.batchSize = 8
            scenario.partition = .classes(2)
            scenario.nodeCount = 3
            scenario.samplesPerClass = 6
            scenario.exchangeInterval = 8
            scenario.radio = .ideal
            scenario.fakesPerClass = 4
            // What so small networks make of so few images is far from them.
            scenario.health[.poisonedOffset] = 1e6
            change(&scenario)
            data = try MeshData.load(for: scenario)
            self.scenario = scenario.fitted(to: data.dataset)
            let run = try MeshRun(scenario: scenario, data: data, threadCount: 1)
            var records: [SessionRecord] = [
                .begin(SessionHeader(of: run.state, programVersion: "1", start: "now", digestInterval: 50))
            ]
            var fork = run.state
            let pool = TrainingPool(scenario: self.scenario, threadCount: 1)
            func go(_ state: inout MeshState, to tick: Int, in branch: BranchID) throws {
                while state.tick < tick {
                    for act in acts where act.branch == branch && act.tick == state.tick {
                        let intervention = try Intervention(parsing: act.text)
                        records.append(.intervention(branch: branch, tick: act.tick, intervention))
                        state.apply([intervention])
                    }
                    state.tick(on: pool)
                }
                records.append(.digests(branch: branch, tick: tick, state.digests(on: pool.workers)))
            }
            try go(&fork, to: 15, in: .main)
            var main = fork
            try go(&main, to: Self.mainTicks, in: .main)
            records += [
                .moved(branch: .main, tick: 15), .branch(id: Self.lab, parent: .main, tick: 15, name: "lab"),
            ]
            try go(&fork, to: Self.labTicks, in: Self.lab)
            records += [
                .moved(branch: Self.lab, tick: Self.labTicks), .end(branch: Self.lab, tick: Self.labTicks),
            ]
            for record in records { bytes += SessionFraming.frame(record.payload) }
            try Data(bytes).write(to: URL(fileURLWithPath: path))
        }

        func why(_ arguments: [String]) throws -> Program.Result {
            try Program.run(["why", path] + arguments)
        }
    }

    @Test(
        "an ill node is told since when, why and what came before, and bisected what it does not come without"
    )
    func ill() throws {
        let recording = try Recording()
        let result = try recording.why(["--node", "1", "--branch", "main", "--bisect"])
        #expect(result.exitCode == 0 && result.errors.isEmpty, "\(result.errors)")
        #expect(result.lines[0].hasPrefix("node 1: fed poison since tick 2"))
        for title in ["cause", "before it", "where its weights come from", "what one might try"] {
            #expect(result.lines.contains(title))
        }
        let text = result.lines.map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: " ")
        #expect(text.contains("node 0 was poisoned (nan) by hand at tick 20"))
        #expect(text.contains("\"poison 0 nan\" by hand"))
        #expect(text.contains("without \"poison 0 nan\" by hand (tick 20), or without node 0's v"))
        let without = try recording.why(["--node", "1", "--branch", "main"])
        #expect(result.output.hasPrefix(without.output) && !without.output.contains("bisected"))
        #expect(result.lines.allSatisfy { $0.count <= 96 })
    }

    @Test("the finding is that of a bisection from tick 0, whatever was kept on the way, on each branch")
    func sameFinding() throws {
        let recording = try Recording()
        let file = try SessionFile.read(recording.path)
        for (branch, node) in [(BranchID.main, UInt32(1)), (Recording.lab, 1), (Recording.lab, 0)] {
            let replay = try SessionReplay(file, branch: branch, data: recording.data, threadCount: 1)
            let first = Bisection.Start(state: replay.state, appliedCount: 0)
            _ = replay.advance()
            let explanation = Explanation(
                of: NodeID(node), scenario: file.header.scenario, journal: replay.journal,
                mesh: replay.state.snapshot())
            let bisection = try #require(Bisection(explanation, entries: replay.journal.entries))
            let pool = TrainingPool(scenario: recording.scenario, threadCount: 1)
            let found = bisection.run(from: first, on: pool)
            let finding = try #require(found)
            let result = try recording.why(
                [
                    "--node", "\(node)", "--branch", "\(branch.rawValue)", "--bisect", "--json", "--threads",
                    "2",
                ])
            let object = try #require(try result.objects().first)
            let told = try #require(object["finding"] as? [String: Any])
            #expect(told["sentence"] as? String == finding.sentence)
            #expect(told["goal"] as? Int == finding.goal)
            let trials = try #require(told["trials"] as? [[String: Any]])
            #expect(trials.map { $0["onset"] as? Int } == finding.trials.map(\.onset))
            #expect(
                finding.culprits.map(\.description).joined().contains(branch == .main ? "poison" : "rate 1"))
        }
    }

    @Test("where nobody did anything the transfers are named")
    func transfers() throws {
        let recording = try Recording([]) {
            $0.nodeCount = 2
            $0.health[.poisonedOffset] = 60
        }
        let result = try recording.why(["--node", "1", "--bisect", "--json"])
        let report = try JSONDecoder.snakeCase.decode(WhyReport.self, from: Data(result.output.utf8))
        #expect(report.trouble?.onset == 13 && report.trouble?.culprit == 0)
        #expect(
            report.finding?.sentence
                == "without all that node 1 gets of node 0 from v1 on (tick 8) it does not happen")
        #expect(report.finding?.culprits.first?.message?.version == 1)
        #expect(report.finding?.trials.last?.without.count == 1)
    }

    @Test("--json is one object with what the sentences say")
    func json() throws {
        let recording = try Recording()
        let result = try recording.why(["--node", "1", "--branch", "main", "--json", "--bisect"])
        #expect(result.exitCode == 0 && result.lines.count == 1)
        let report = try JSONDecoder.snakeCase.decode(WhyReport.self, from: Data(result.output.utf8))
        #expect(report.node == 1 && report.tick == Recording.mainTicks && report.forgottenEvents == 0)
        let trouble = try #require(report.trouble)
        #expect(trouble.rule == "poisoned-input" && trouble.name == "fed poison" && trouble.culprit == 0)
        #expect(trouble.sentence.contains("1 message refused") && !trouble.advice.isEmpty)
        let onset = try #require(trouble.onset)
        #expect(report.cause?.culprit == 0 && report.cause?.act?.isByHand == true)
        #expect(report.cause?.act?.intervention == "poison 0 nan" && report.cause?.act?.tick == 20)
        #expect(report.precedents.map(\.tick) == report.precedents.map(\.tick).sorted(by: >))
        let refused = try #require(report.precedents.first { $0.message?.refused != nil }?.message)
        #expect(refused.receiver == 1 && refused.sender == 0 && refused.tick == onset)
        #expect(
            report.paths.first?.class == nil && report.paths.first?.steps.last?.version == refused.version)
        #expect(report.suspects.first?.act?.intervention == "poison 0 nan")
        let finding = try #require(report.finding)
        #expect(finding.culprits.map(\.kind) == ["act", "message"] && !finding.areTogether)
        #expect(finding.culprits[1].message?.version == refused.version)
        #expect(finding.trials.count > 2 && finding.trials[0].onset == nil)
    }

    @Test("a healthy node has nothing to explain, and nothing to bisect")
    func healthy() throws {
        let recording = try Recording([])
        for arguments in [[], ["--bisect"]] {
            let told = try recording.why(["--node", "2"] + arguments)
            #expect(told.exitCode == 0 && told.errors.isEmpty)
            #expect(told.output == "node 2\n  nothing is wrong with it, and nothing was before\n")
        }
        let json = try recording.why(["--node", "2", "--json", "--bisect"])
        let object = try #require(try json.objects().first)
        #expect(object["trouble"] == nil && object["cause"] == nil && object["finding"] == nil)
        #expect((object["suspects"] as? [Any])?.isEmpty == true)
        #expect(object["tick"] as? Int == Recording.labTicks)
    }

    @Test("a node that there is not, a branch that there is not and what is no node are refused in one line")
    func unknown() throws {
        let recording = try Recording()
        let node = try recording.why(["--node", "7"])
        #expect(node.exitCode == 64 && node.output.isEmpty)
        #expect(node.errors.hasPrefix("Error: --node: there is no node 7; there are 0, 1, 2\n"))
        let branch = try recording.why(["--node", "1", "--branch", "other"])
        #expect(branch.exitCode == 1 && branch.output.isEmpty)
        #expect(branch.errors.hasPrefix("Error: \(recording.path): ") && branch.errors.contains("lab"))
        let text = try recording.why(["--node", "one"])
        #expect(text.exitCode == 64 && text.errors.contains("'one'"))
    }

    @Test("what is no session is refused as elsewhere")
    func noSession() throws {
        for (path, reason) in [
            (Program.missing, "No such file or directory"),
            ("/etc/passwd", "is not a session file of iotgan-tui"),
        ] {
            let result = try Program.run(["why", path, "--node", "1"])
            #expect(result.exitCode == 1 && result.output.isEmpty)
            #expect(result.errors == "Error: \(path): \(reason)\n")
        }
    }

    @Test("of a torn file what is whole is explained, and a line says what was left out")
    func torn() throws {
        let recording = try Recording()
        try Data(recording.bytes.dropLast(7)).write(to: URL(fileURLWithPath: recording.path))
        let result = try recording.why(["--node", "1", "--branch", "lab", "--json"])
        #expect(result.exitCode == 0)
        #expect(
            result.errors.hasPrefix("\(recording.path): ") && result.errors.split(separator: "\n").count == 1)
        let object = try #require(try result.objects().first)
        #expect((object["trouble"] as? [String: Any])?["rule"] as? String == "explosion")
    }

    @Test("a session that comes out differently is not explained")
    func differs() throws {
        let recording = try Recording()
        let record = SessionRecord.digests(
            branch: Recording.lab, tick: 20, MeshDigests(mesh: 1, nodes: []))
        var bytes = SessionFraming.preamble
        var offset = bytes.count
        while let range = SessionFraming.payload(at: offset, in: recording.bytes) {
            bytes += SessionFraming.frame(Array(recording.bytes[range]))
            if case .intervention(Recording.lab, _, _) = try SessionRecord(payload: recording.bytes[range]) {
                bytes += SessionFraming.frame(record.payload)
            }
            offset = range.upperBound
        }
        try Data(bytes).write(to: URL(fileURLWithPath: recording.path))
        let result = try recording.why(["--node", "1"])
        #expect(result.exitCode == 1 && result.output.isEmpty)
        #expect(result.errors.hasPrefix("tick 20: "))
    }
}

extension JSONDecoder {
    fileprivate static var snakeCase: JSONDecoder {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return decoder
    }
}
