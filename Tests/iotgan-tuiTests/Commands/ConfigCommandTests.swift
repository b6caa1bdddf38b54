import Foundation
import Testing

@testable import iotgan_tui

struct ConfigCommandTests {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)

    @Test
    func `config prints every default, and where the file is looked for`() throws {
        let environment = ["XDG_CONFIG_HOME": folder.path]
        let printed = try Program.run(["config"], environment: environment)
        #expect(printed.exitCode == 0)
        var expected = Settings()
        expected.keys = try SettingsFile(text: printed.output, file: "").settings.keys
        #expect(try SettingsFile(text: printed.output, file: "").settings == expected)
        #expect(Keymap(instead: expected.keys) == Keymap())
        #expect(expected.keys["quit"] == [.control("c"), .character("q")])
        #expect(Set(expected.keys.keys).isSuperset(of: CommandRegistry.all.map(\.name)))
        #expect(printed.lines.first == "# Save this as \(folder.path)/iotgan/config.toml and change it.")
        for setting in Setting.all { #expect(printed.output.contains("\n\(setting.key) = ")) }
        let path = try Program.run(["config", "--path"], environment: environment)
        #expect(path.output == "\(folder.path)/iotgan/config.toml\n")
    }

    @Test
    func `A file that cannot be ends the dashboard with one line`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("iotgan/config.toml")
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data("mouse = true\ntheme = 3\n".utf8).write(to: file)
        let result = try Program.run(["dashboard"], environment: ["XDG_CONFIG_HOME": folder.path])
        let scenario = try Program.run(["dashboard", "--scenario", "no-such"])
        #expect(result.exitCode != 0 && result.exitCode == scenario.exitCode)
        #expect(
            result.errors.hasPrefix("Error: \(file.path):2: theme: 3 is not valid; expected one of auto, "))
        #expect(result.errors.split(separator: "\n").count == 1)
    }
}
