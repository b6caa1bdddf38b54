import Foundation
import Testing

@testable import iotgan_tui

@Suite struct ScenarioCommandTests {
    @Test("list names each scenario, its nodes, its images and what one should see")
    func list() throws {
        let result = try Program.run(["scenario", "list"])
        #expect(result.exitCode == 0)
        #expect(result.lines.count == ShippedScenario.allCases.count + 2)
        let line = try #require(result.lines.first { $0.hasPrefix("one-class-per-node") })
        #expect(line.contains(" 10  glyphs ") && line.contains("over the air"))
    }

    @Test("what show prints runs as a file, and flags override it")
    func show() throws {
        let shown = try Program.run(["scenario", "show", "byzantine"])
        #expect(shown.exitCode == 0)
        #expect(shown.output.contains("do = \"poison 3 noise\""))
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).toml")
        defer { try? FileManager.default.removeItem(at: file) }
        try shown.output.replacing("nodes = 10 ", with: "nodes = 4 ").replacing(
            "ticks = 1500 ", with: "ticks = 3 "
        )
        .write(to: file, atomically: true, encoding: .utf8)
        let arguments = [
            "run", "--scenario", file.path, "--json", "--no-oracle", "--image-size", "4", "--no-session",
        ]
        let asWritten = try #require(try Program.run(arguments).objects().last)
        #expect(asWritten["nodes"] as? Int == 4 && asWritten["tick"] as? Int == 3)
        let overridden = try Program.run(arguments + ["--nodes", "5", "--ticks", "2"]).objects().last
        #expect(overridden?["nodes"] as? Int == 5 && overridden?["tick"] as? Int == 2)
    }

    @Test(
        "what is no scenario is refused in one line",
        arguments: [
            ("fashon", "fashon: there is no scenario of this name; did you mean fashion?"),
            ("best", "best: there is no scenario of this name; expected one of quickstart, "),
            ("\(Program.missing)/x.toml", "\(Program.missing)/x.toml: cannot be read"),
            ("/tmp", "/tmp: is a folder"),
        ])
    func refusals(name: String, line: String) throws {
        for arguments in [["scenario", "show", name], ["run", "--scenario", name]] {
            let result = try Program.run(arguments)
            #expect(result.exitCode != 0 && result.output.isEmpty)
            #expect(result.errors.hasPrefix("Error: " + line), "\(result.errors)")
        }
    }

    @Test(
        "a flag that cannot be is refused by its name",
        arguments: [
            (["--listen-share", "2"], "--listen-share: 2.0"),
            (["--harvest", "moon"], "solar:PEAK_MILLIWATTS"),
            (["--mobility", "fly"], "waypoint:METRES_PER_SECOND"),
            (["--shadowing", "99"], "--shadowing: 99.0"),
            (["--path-loss-exponent", "0"], "--path-loss-exponent: 0.0"),
            (["--spacing", "0"], "--spacing: 0.0"),
            (["--joins-per-hour=-1"], "--joins-per-hour: -1.0"), (["--encoding", "int3"], "int4"),
            (["--hidden-generator", "8,x"], "--hidden-generator"),
            (["--hidden-generator", "0"], "--hidden-generator: [0]"),
            (["--schedule", "never"], "energy-aware"),
        ])
    func badFlags(flags: [String], mention: String) throws {
        let result = try Program.run(["run", "--ticks", "1", "--no-session"] + flags)
        let line = try #require(result.errors.split(separator: "\n").first)
        #expect(result.exitCode != 0 && line.hasPrefix("Error: ") && line.contains(mention), "\(line)")
    }
}
