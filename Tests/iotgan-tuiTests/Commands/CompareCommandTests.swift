import Foundation
import Testing

@testable import iotgan_tui

/// The contract of `iotgan-tui compare` with scripts.
@Suite struct CompareCommandTests {
    /// A mesh that a debug build runs in a moment.
    static let small = [
        "--nodes", "3", "--samples-per-class", "8", "--batch-size", "8", "--exchange-every", "6", "--radio",
        "ideal",
        "--fakes-per-class", "4", "--image-size", "4", "--hidden-generator", "8", "--hidden-discriminator",
        "8",
        "--ticks", "9",
    ]

    private func withResults(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder.appendingPathComponent("results.jsonl").path)
    }

    private func compare(_ arguments: [String], results: String) throws -> Program.Result {
        try Program.run(["compare"] + Self.small + arguments + ["--results", results])
    }

    @Test("--json writes one object with what scripts rely on; a second call repeats nothing")
    func json() throws {
        try withResults { results in
            let arguments = ["--strategies", "relay,isolated,relay", "--seeds", "2", "--seed", "5", "--json"]
            let first = try compare(arguments, results: results)
            #expect(first.exitCode == 0 && first.errors.isEmpty)
            let report = try #require(try first.objects().first)
            #expect(first.lines.count == 1)
            #expect(report["scenario"] as? String == "quickstart")
            #expect(report["ticks"] as? Int == 9 && report["seeds"] as? [Int] == [5, 6])
            #expect(report["complete"] as? Bool == true)
            #expect(try #require(report["break_even_images"] as? Double) > 0)
            let strategies = try #require(report["strategies"] as? [[String: Any]])
            #expect(strategies.map { $0["strategy"] as? String } == ["relay", "isolated"])
            for strategy in strategies {
                #expect(strategy["seeds"] as? Int == 2)
                let accuracy = try #require(strategy["accuracy"] as? [String: Double])
                #expect(Set(accuracy.keys) == ["mean", "worst", "sd", "worst_sd"])
                #expect(Set((strategy["coverage"] as? [String: Double] ?? [:]).keys) == ["mean", "worst"])
                for name in [
                    "conditional_accuracy", "frechet_distance", "diversity", "joules", "joules_compute",
                ] {
                    #expect(strategy[name] is Double, "\(name)")
                }
                #expect(strategy["ticks_to_first_death"] is NSNull)
            }
            #expect(strategies[1]["bytes_on_air"] as? Int == 0, "isolated nodes send nothing")

            let second = try compare(arguments, results: results)
            #expect(second.errors.hasPrefix("4 of 4 runs are in \(results)"))
            #expect(second.output == first.output)
            let more = try compare(
                ["--strategies", "isolated", "--seeds", "3", "--seed", "5"], results: results)
            #expect(more.errors.hasPrefix("2 of 3 runs are in"))
            let fresh = try compare(arguments + ["--fresh"], results: results)
            #expect(fresh.errors.isEmpty && fresh.output == first.output, "the same seeds, the same bits")
        }
    }

    @Test("a table for people, for spreadsheets and for documents, all from the same results")
    func formats() throws {
        try withResults { results in
            let arguments = ["--strategies", "isolated", "--seeds", "1", "--no-oracle"]
            let table = try compare(arguments, results: results)
            #expect(table.lines[0] == "quickstart: 3 nodes, 9 ticks, seed 1")
            #expect(!table.output.contains("\u{1B}") && !table.output.contains("±"))
            #expect(table.lines.last == "results are kept in \(results)")
            let csv = try compare(arguments + ["--csv"], results: results)
            #expect(csv.lines.count == 2 && csv.lines[1].hasPrefix("quickstart,9,isolated,1,"))
            #expect(!csv.output.contains(".0,"), "bytes are whole numbers")
            let markdown = try compare(arguments + ["--markdown"], results: results)
            #expect(markdown.output.contains("| isolated | "))
        }
    }

    @Test(
        "a battery that runs empty is the first death; unless told otherwise results are kept in the state folder"
    )
    func firstDeath() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        let result = try Program.run(
            ["compare"] + Self.small + [
                "--strategies", "isolated", "--seeds", "1", "--no-oracle", "--json", "--battery", "0.001",
            ], environment: ["XDG_STATE_HOME": folder.path])
        let report = try #require(try result.objects().first)
        let strategy = try #require((report["strategies"] as? [[String: Any]])?.first)
        #expect(try 1...8 ~= #require(strategy["ticks_to_first_death"] as? Int))
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/iotgan")
        #expect(files.count == 1 && files[0].hasPrefix("compare-quickstart-") && files[0].hasSuffix(".jsonl"))
    }

    @Test(
        "what cannot be is refused in one line that names it",
        arguments: [
            (
                ["--strategies", "relay,best"],
                "there is no strategy \"best\"; expected some of isolated,replay,"
            ),
            (["--scenario", "fashon"], "did you mean fashion?"), (["--seeds", "0"], "--seeds: 0"),
            (["--ticks", "0"], "--ticks: 0"), (["--strategy", "relay"], "use --strategies relay"),
            (["--listen-share", "2"], "--listen-share: 2.0"), (["--results", "/proc/x/y"], "/proc/x"),
        ])
    func refusals(arguments: [String], mention: String) throws {
        let result = try Program.run(["compare"] + arguments)
        #expect(result.exitCode != 0 && result.output.isEmpty)
        let line = try #require(result.errors.split(separator: "\n").first)
        #expect(line.hasPrefix("Error: ") && line.contains(mention), "\(line)")
    }

    @Test("Ctrl-C keeps what is done, says that it is not all, and the same command goes on")
    func interrupted() throws {
        try withResults { results in
            let shell = Program.process()
            shell.executableURL = URL(fileURLWithPath: "/bin/bash")
            let output = results + ".out"
            shell.arguments =
                [
                    "-c",
                    """
                    mkdir -p "$(dirname "$1")"
                    "$0" compare "${@:2}" --results "$1" > "$1.out" 2> /dev/null & program=$!
                    until [ -s "$1" ]; do sleep 0.02; done
                    kill -INT $program
                    wait $program
                    """, Program.url.path, results,
                ] + Self.small + ["--strategies", "isolated,replay", "--seeds", "900", "--no-oracle"]
            try shell.run()
            shell.waitUntilExit()
            #expect(shell.terminationStatus == 130)
            let text = try String(contentsOfFile: output, encoding: .utf8)
            #expect(text.contains("INCOMPLETE: ") && text.contains("of 1800 runs"))
            #expect(text.contains("\nisolated "))
            let next = try compare(
                ["--strategies", "isolated", "--seeds", "1", "--no-oracle"], results: results)
            #expect(next.errors.hasPrefix("1 of 1 runs are in"))
        }
    }
}
