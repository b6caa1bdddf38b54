import Foundation
import Testing

@testable import iotgan_tui

struct SettingsFileTests {
    private func read(_ text: String) throws -> SettingsFile {
        try SettingsFile(text: text, file: "config.toml")
    }

    @Test
    func `Every key is optional`() throws {
        #expect(try read("").settings == Settings())
    }

    @Test
    func `All settings are read, keys too`() throws {
        let settings = try read(
            """
            theme = "high-contrast"
            frames_per_second = 5
            ascii = true
            mouse = false
            threads = 3
            picture_contrast = "stretched"
            [keys]
            quit = ["Q", "ctrl-q", "f10"]
            pause = "space"
            "inject-node" = []
            """
        ).settings
        #expect(settings.theme == .highContrast && settings.framesPerSecond == 5)
        #expect(settings.isASCII && !settings.isMouseOn && settings.threadCount == 3)
        #expect(settings.pictureContrast == .stretched)
        #expect(
            settings.keys == [
                "quit": [.character("Q"), .control("q"), .function(10)], "pause": [.character(" ")],
                "inject-node": [],
            ])
    }

    @Test
    func `What is printed is what was read`() throws {
        var settings = Settings()
        #expect(try read(settings.toml(path: "x")).settings == settings)
        settings.theme = .light
        settings.threadCount = 8
        settings.keys = ["quit": [.character("\""), .character("\\")], "step": []]
        let usual = Settings.Command(name: "pause", keys: [.character(" "), .control("p")], meaning: "stand")
        let text = settings.toml(path: "x", commands: [usual])
        #expect(text.contains("\npause = [\"space\", \"ctrl-p\"]       # stand\n"))
        settings.keys["pause"] = usual.keys
        #expect(try read(text).settings == settings)
    }

    @Test(arguments: [
        ("\nthemes = 1", "config.toml:2: themes: there is no such key; did you mean theme?"),
        (
            "theme = \"blue\"",
            "config.toml:1: theme: \"blue\" is not valid; expected one of auto, dark, light, high-contrast, mono, "
                + "colour-blind"
        ),
        (
            "frames_per_second = 0",
            "config.toml:1: frames_per_second: 0 is not valid; expected a whole number in 1 ... 60"
        ),
        ("mouse = \"no\"", "config.toml:1: mouse: \"no\" is not valid; expected true or false"),
        ("keys = 3", "config.toml:1: keys: 3 is not valid; expected a table, [keys]"),
        (
            "[keys]\nquit = [\"q\", \"ctrl\"]",
            "config.toml:2: keys.quit: \"ctrl\" is not valid; expected " + Key.expectedText
        ),
        ("[keys]\nquit = 7", "config.toml:2: keys.quit: 7 is not valid; expected " + Key.expectedText),
    ])
    func `What cannot be gets one line`(_ text: String, _ line: String) {
        let error = #expect(throws: TOMLFileError.self) { try read(text) }
        #expect(error?.description == line)
    }

    @Test
    func `A key for a command that does not exist is refused with the nearest that does`() throws {
        let file = try read("[keys]\npause = \"p\"\nquitt = \"x\"")
        let error = #expect(throws: TOMLFileError.self) { try file.requireKeys(ofOnly: ["quit", "pause"]) }
        #expect(
            error?.description
                == "config.toml:3: keys.quitt: there is no such command; did you mean quit?")
        #expect(throws: Never.self) { try file.requireKeys(ofOnly: ["pause", "quitt"]) }
    }

    @Test(arguments: [
        (["XDG_CONFIG_HOME": "/x", "HOME": "/h"], "/x/iotgan/config.toml"),
        (["XDG_CONFIG_HOME": "", "HOME": "/h"], "/h/.config/iotgan/config.toml"),
        (["XDG_CONFIG_HOME": "relative", "HOME": "/h"], "/h/.config/iotgan/config.toml"),
        (["HOME": "/h"], "/h/.config/iotgan/config.toml"),
    ])
    func `The file is where the specification has it`(_ environment: [String: String], _ path: String) {
        #expect(SettingsFile.path(environment) == path)
    }
}
