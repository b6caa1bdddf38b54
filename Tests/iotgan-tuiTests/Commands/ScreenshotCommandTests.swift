import Testing

@testable import iotgan_tui

struct ScreenshotCommandTests {
    private func shot(_ flags: [String]) throws -> Program.Result {
        try Program.run(
            ["screenshot", "--ticks", "3", "--nodes", "3", "--image-size", "6", "--size", "80x24"] + flags)
    }

    @Test
    func `A pane, a node and the help can be chosen`() throws {
        let expanded = try shot(["--format", "text", "--pane", "node", "--select", "2"])
        #expect(expanded.exitCode == 0)
        #expect(expanded.output.contains("─ 2 node 2 ") && !expanded.output.contains("─ 1 mesh "))
        let help = try shot(["--format", "text", "--help-overlay", "--ascii"])
        #expect(help.output.contains("- help -") && help.output.allSatisfy(\.isASCII))
    }

    @Test
    func `What commands lead to is there: interpolation, pictures and accuracy through time`() throws {
        let flags = ["--format", "text", "--pane"]
        let time = try shot(flags + ["gallery", "--command", "previous-view"])
        #expect(time.output.contains("node 0 through time") && time.output.contains("▀"))
        let way = try shot(flags + ["gallery", "--command", "previous-view", "--command", "previous-view"])
        #expect(way.output.contains("from latent vector z1 to z2") && way.output.contains("▀"))
        let accuracy = try shot(flags + ["losses", "--command", "previous-view", "--command", "select 1"])
        #expect(accuracy.output.contains("accuracy of node 1") && accuracy.output.contains("mean"))
        #expect(try shot(flags + ["node", "--stretch"]).output.contains("contrast stretched"))
    }

    @Test
    func `The theme is that of the flag, whatever the configuration file says`() throws {
        for (theme, page) in [("light", "#ffffff"), ("high-contrast", "#000000"), ("auto", "#0d1117")] {
            #expect(try shot(["--theme", theme]).output.contains("rx=\"10\" fill=\"\(page)\"/>"))
        }
    }

    @Test(arguments: [
        (["--pane", "kitchen"], "expected one of mesh, node"),
        (["--select", "7"], "--select: there is no node 7"),
        (["--theme", "blue"], "--theme"),
        (["--command", "dance"], "--command: there is no command dance"),
    ])
    func `What is not there is refused`(_ flags: [String], _ line: String) throws {
        let result = try shot(flags)
        #expect(result.exitCode != 0 && result.output.isEmpty && result.errors.contains(line))
    }
}
