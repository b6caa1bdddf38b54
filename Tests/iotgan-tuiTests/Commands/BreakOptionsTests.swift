import Foundation
import Testing

@testable import iotgan_tui

/// The contract of `--break` with scripts.
@Suite struct BreakOptionsTests {
    private static let json = ["--json", "--no-oracle", "--every", "1000"]

    @Test func `the run ends when it becomes true, well, and says why on standard error and in the report`()
        throws
    {
        let result = try RunCommandTests.run(
            ["--ticks", "30", "--break", "tick = 7", "--break", "node any diverges"] + Self.json)
        #expect(result.exitCode == 0)
        #expect(result.errors == "stopped at tick 7: tick = 7\n")
        let last = try #require(try result.objects().last)
        #expect(last["tick"] as? Int == 7 && last["interrupted"] as? Bool == false)
        let stops = try #require(last["stopped_by"] as? [[String: Any]])
        #expect(stops.count == 1 && stops[0]["condition"] as? String == "tick = 7")
        #expect((stops[0]["nodes"] as? [Int])?.isEmpty ?? false)
        #expect(stops[0]["value"] == nil)
    }

    @Test func `it says by which node, and its figure`() throws {
        let result = try RunCommandTests.run(["--ticks", "30", "--break", "spent(1) > 50mJ"] + Self.json)
        let last = try #require(try result.objects().last)
        let tick = try #require(last["tick"] as? Int)
        #expect(tick < 30)
        #expect(result.errors.hasPrefix("stopped at tick \(tick) by node 1: spent(1) > 0.05J, it is 0."))
        let stop = try #require((last["stopped_by"] as? [[String: Any]])?.first)
        #expect(stop["nodes"] as? [Int] == [1])
        #expect(try #require(stop["value"] as? Double) > 0.05)
        let sentence = try #require(stop["sentence"] as? String)
        let plain = try RunCommandTests.run(["--ticks", "30", "--no-oracle", "--break", "spent(1) > 50mJ"])
        #expect(plain.lines.contains("stopped     \(sentence)"))
    }

    @Test func `without --break, and where none comes true, nothing of it is in the report`() throws {
        let conditions = [["--break", "battery(any) < 1mJ", "--break", "tick = 99"], []]
        let runs = try conditions.map { try RunCommandTests.run(["--ticks", "12"] + Self.json + $0) }
        #expect(runs.allSatisfy { $0.exitCode == 0 && $0.errors.isEmpty })
        #expect(runs[0].output == runs[1].output)
        #expect(try runs[0].objects().last?["stopped_by"] == nil)
    }

    @Test func `conditions do not change a bit of the run`() throws {
        let watched = ["accuracy(mean) > 0.99", "coverage(worst) > 9", "diversity(any) < 0.01", "tick = 21"]
        let stopped = try RunCommandTests.run(
            ["--ticks", "500"] + Self.json + watched.flatMap { ["--break", $0] })
        let free = try RunCommandTests.run(["--ticks", "21"] + Self.json)
        let digests = try [stopped, free].map { try $0.objects().last?["digest"] as? String }
        #expect(digests[0] != nil && digests[0] == digests[1])
    }

    @Test func `what holds at the beginning is said, and ends nothing`() throws {
        let result = try RunCommandTests.run(["--ticks", "12", "--break", "known(worst) < 11"] + Self.json)
        #expect(
            result.errors
                == "--break: known(worst) < 11 holds already; it ends the run when it begins to hold anew\n")
        #expect(try result.objects().last?["tick"] as? Int == 12)
    }

    @Test(arguments: ["run", "resume"])
    func `a condition that is none is refused in a line that says what is wrong`(command: String) throws {
        let file = command == "resume" ? [Program.missing] : []
        let result = try Program.run([command] + file + ["--break", "acuracy(5) < 0.5"])
        #expect(result.exitCode != 0 && result.output.isEmpty)
        let line = try #require(result.errors.split(separator: "\n").first)
        #expect(
            line.hasPrefix("Error: ") && line.contains("\"acuracy\" is not valid; did you mean accuracy?"))
    }

    @Test func `a session that was ended so goes on, and may be ended so again`() throws {
        let folder = try SessionCommandTests.Folder()
        let path = folder.file("broken.iotgan")
        let begun = try Program.run(folder.run(["--ticks", "20", "--session", path, "--break", "tick = 6"]))
        #expect(begun.exitCode == 0 && begun.errors.contains("stopped at tick 6: tick = 6"))
        let resumed = try Program.run(["resume", path, "--no-oracle", "--break", "tick = 11"])
        #expect(resumed.exitCode == 0 && resumed.errors.contains("stopped at tick 11: tick = 11"))
        let over = try Program.run(["resume", path, "--json", "--no-oracle"])
        #expect(over.exitCode == 0)
        #expect(try over.objects().last?["digest"] as? String == folder.digest(ticks: 20))
    }
}
