import ArgumentParser
import Foundation
import MeshModel
import Testing

@testable import iotgan_tui

/// The contract of `iotgan-tui run` with scripts.
@Suite struct RunCommandTests {
    /// A mesh that a debug build runs in a moment.
    static let small = [
        "--nodes", "3", "--samples-per-class", "8", "--batch-size", "8", "--exchange-every", "6", "--radio",
        "ideal",
        "--fakes-per-class", "4",
    ]

    static func run(_ arguments: [String], output: FileHandle? = nil) throws -> Program.Result {
        try Program.run(["run", "--no-session"] + small + arguments, output: output)
    }

    @Test("--json writes an object a tick and a last one with what scripts rely on")
    func jsonLines() throws {
        let result = try Self.run([
            "--ticks", "12", "--seed", "7", "--threads", "2", "--json", "--measure-every", "6",
        ])
        #expect(result.exitCode == 0)
        let objects = try result.objects()
        #expect(objects.count == 13)
        #expect(objects.dropLast().map { $0["tick"] as? Int } == (1...12).map { $0 })
        #expect(objects[5]["accuracy"] is [String: Any], "measured at tick 6")
        #expect(objects[4]["accuracy"] == nil)
        let last = try #require(objects.last)
        #expect(last["final"] as? Bool == true)
        #expect((last["digest"] as? String)?.count == 16)
        for name in ["accuracy", "coverage", "conditional_accuracy", "frechet_distance"] {
            let spread = try #require(last[name] as? [String: Any], "\(name)")
            #expect(spread["mean"] is Double && spread["worst"] is Double)
        }
        #expect(try #require(last["bytes_on_air"] as? Int) > 0)
        #expect(try #require(last["joules"] as? Double) > 0)
        #expect(last["node_steps"] as? Int == 36)
        let links = try #require(last["links"] as? [[String: Any]])
        #expect(links.map { $0["nodes"] as? [Int] } == [[0, 1], [0, 2], [1, 2]])
        #expect(links.allSatisfy { ($0["frames_sent"] as? Int ?? 0) > 0 && $0["frames_lost"] as? Int == 0 })
        #expect(objects[0]["messages_queued"] is Int && objects[0]["harvest_watts"] is Double)
        let knowledge = try #require(last["knowledge"] as? [[String: Any]])
        #expect(Set(knowledge.compactMap { $0["node"] as? Int }) == [0, 1, 2])
        for known in knowledge {
            for name in ["class", "origin", "generations", "samples", "tick"] {
                #expect(known[name] is Int, "\(name)")
            }
            #expect((known["via"] == nil) == (known["origin"] as? Int == known["node"] as? Int))
        }
    }

    @Test("--steps writes every step of every node, as CSV or as JSON Lines")
    func steps() throws {
        let folder = FileManager.default.temporaryDirectory
        let files = ["csv", "jsonl"].map { folder.appendingPathComponent("\(UUID().uuidString).\($0)") }
        defer { for file in files { try? FileManager.default.removeItem(at: file) } }
        var lines: [[Substring]] = []
        for file in files {
            let result = try Self.run([
                "--ticks", "7", "--steps-per-tick", "2", "--no-oracle", "--steps", file.path,
            ])
            #expect(result.exitCode == 0)
            lines.append(try String(contentsOf: file, encoding: .utf8).split(separator: "\n"))
        }
        #expect(lines[0].count == 43 && lines[1].count == 42)
        let names = lines[0][0].split(separator: ",").map(String.init)
        #expect(names == StepFile.names)
        for (row, (csv, json)) in zip(lines[0].dropFirst(), lines[1]).enumerated() {
            let object = try #require(
                try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Double])
            #expect(Set(object.keys) == Set(names))
            #expect(csv.split(separator: ",").map { Double($0) } == names.map { object[$0] })
            #expect(object["tick"] == Double(row / 6 + 1) && object["node"] == Double(row % 6 / 2))
            #expect(object["step"] == Double(row / 6 * 2 + row % 2 + 1))
        }
        let refused = try Self.run(["--ticks", "1", "--steps", "/nowhere/steps.csv"])
        #expect(refused.exitCode != 0 && refused.errors.contains("/nowhere/steps.csv"))
    }

    @Test("what a scenario plans and the mesh refuses is said on standard error, by run and by compare")
    func refusedPlans() throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).toml")
        defer { try? FileManager.default.removeItem(at: file) }
        try "[[at]]\ntick = 3\ndo = \"poison 7 noise\"".write(to: file, atomically: true, encoding: .utf8)
        let line = "tick 3: refused to poison node 7 with noise: there is no node 7\n"
        let run = try Self.run(["--scenario", file.path, "--ticks", "5", "--no-oracle"])
        #expect(run.exitCode == 0 && run.errors == line)
        let compare = try Program.run(
            ["compare"] + Self.small + [
                "--scenario", file.path, "--ticks", "5", "--no-oracle", "--strategies", "isolated,replay",
                "--seeds", "2", "--results", file.path + ".jsonl",
            ])
        try? FileManager.default.removeItem(atPath: file.path + ".jsonl")
        #expect(compare.exitCode == 0 && compare.errors == line, "once, not for each run")
    }

    @Test("--every thins the lines; the same seed gives the same lines with any number of threads")
    func reproducible() throws {
        let arguments = ["--ticks", "9", "--json", "--every", "4", "--no-oracle"]
        let one = try Self.run(arguments + ["--threads", "1"])
        let three = try Self.run(arguments + ["--threads", "3"])
        #expect(one.lines.count == 3)
        #expect(one.output == three.output)
        let other = try Self.run(arguments + ["--seed", "2"])
        #expect(try other.objects().last?["digest"] as? String != one.objects().last?["digest"] as? String)
    }

    @Test("a tick has the steps and lasts the time that were asked for")
    func ticks() throws {
        let arguments = ["--ticks", "4", "--json", "--no-oracle"]
        let result = try Self.run(arguments + ["--steps-per-tick", "2", "--tick-seconds", "0.5"])
        let last = try #require(try result.objects().last)
        #expect(last["node_steps"] as? Int == 3 * 4 * 2)
        #expect(last["seconds"] as? Double == 2)
    }

    @Test("a processor that is too slow for a tick gets one line beside the output, and no other digest")
    func pace() throws {
        let arguments = ["--ticks", "2", "--json", "--no-oracle"]
        let slow = try Self.run(arguments + ["--device", "cortex-m4", "--tick-seconds", "0.01"])
        #expect(slow.errors.split(separator: "\n").count == 1)
        #expect(slow.errors.contains("cortex-m4") && slow.errors.contains("tick_seconds = "))
        #expect(slow.lines.count == 3)
        #expect(try Self.run(arguments).errors.isEmpty)
    }

    @Test("the time after which shadowing changes is a flag, beside those of propagation")
    func coherence() throws {
        var options = try ScenarioOptions.parse(["--shadowing", "6", "--coherence-seconds", "12"])
        #expect(try options.resolved().propagation.coherenceSeconds == 12)
        options = try ScenarioOptions.parse([])
        #expect(
            try options.resolved().propagation.coherenceSeconds == Scenario().propagation.coherenceSeconds)
    }

    @Test("in a pipe people get plain lines and a table, and no escape sequences")
    func plainLines() throws {
        let result = try Self.run(["--ticks", "10", "--every", "5"])
        #expect(result.lines.filter { $0.hasPrefix("tick ") }.count == 2)
        #expect(result.output.contains("classes covered"))
        #expect(!(result.output + result.errors).contains("\u{1B}"))
        #expect(result.errors.isEmpty)
    }

    @Test(
        "what cannot be is refused in one line that names it",
        arguments: [
            (["--nodes", "0"], "--nodes: 0"), (["--ticks", "0"], "--ticks: 0"),
            (["--threads", "0"], "--threads: 0"), (["--partition", "classes:11"], "classes: 11"),
            (["--topology", "moebius"], "random:RADIUS"), (["--partition", "shards:0"], "dirichlet:ALPHA"),
            (["--image-size", "3"], "--image-size: 3"),
            (["--dataset", Program.missing], Program.missing),
            (["--learning-rate=-1"], "--learning-rate: -1"),
            (["--steps-per-tick", "0"], "--steps-per-tick: 0"),
            (["--tick-seconds", "0"], "--tick-seconds: 0.0"),
            (["--coherence-seconds", "0"], "--coherence-seconds: 0.0"),
        ])
    func refusals(arguments: [String], mention: String) throws {
        let result = try Self.run(arguments)
        #expect(result.exitCode != 0)
        let line = try #require(result.errors.split(separator: "\n").first)
        #expect(line.hasPrefix("Error: ") && line.contains(mention), "\(line)")
        #expect(result.output.isEmpty)
    }

    @Test(
        "a full disk is an error, not a silence",
        .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
    func fullDisk() throws {
        let full = try #require(FileHandle(forWritingAtPath: "/dev/full"))
        let result = try Self.run(["--ticks", "3", "--json", "--no-oracle"], output: full)
        #expect(result.exitCode != 0)
        #expect(result.errors.contains("standard output"))
    }

    @Test("SIGTERM ends the run between two ticks, with a report and an exit code that tells")
    func interrupted() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let output = folder.appendingPathComponent("out")
        let shell = Program.process()
        shell.executableURL = URL(fileURLWithPath: "/bin/bash")
        shell.arguments =
            [
                "-c",
                """
                "$0" run "${@:2}" --ticks 1000000 --json > "$1" & program=$!
                until [ -s "$1" ]; do sleep 0.02; done
                kill -TERM $program
                wait $program
                """, Program.url.path, output.path,
            ] + Self.small
        try shell.run()
        shell.waitUntilExit()
        #expect(shell.terminationStatus == 128 + SIGTERM)
        let last = try #require(try String(contentsOf: output, encoding: .utf8).split(separator: "\n").last)
        #expect(last.contains("\"interrupted\":true") && last.contains("\"digest\":"))
    }
}
