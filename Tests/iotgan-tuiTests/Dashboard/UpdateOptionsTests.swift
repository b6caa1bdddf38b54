import Foundation
import MeshModel
import Testing

@testable import iotgan_tui

struct UpdateOptionsTests {
    private let view = DemoMesh.view(DemoMesh.ring())

    private var start: DashboardState {
        DashboardState(showing: view)
    }

    @Test
    func `F2 shows the settings, sides change them at once, s saves what was changed`() {
        var state = start
        #expect(state.press([.function(2)], view) == [])
        var changed = Settings()
        changed.theme = .dark
        #expect(state.press([.right], view) == [.applySettings(changed)])
        changed.framesPerSecond = 14
        #expect(state.press([.down, .left], view) == [.applySettings(changed)])
        #expect(state.press([.character("s")], view) == [.saveSettings(["theme", "frames_per_second"])])
        #expect(state.press([.escape], view) == [] && state.mode == .browsing)
    }

    @Test
    func `Nothing is saved that nobody changed`() {
        var state = start
        state.settings.isASCII = true
        #expect(state.press([.function(2), .character("s")], view) == [])
        #expect(state.message == "nothing has been changed")
    }

    @Test(arguments: Setting.all.indices)
    func `Every setting can be stepped through and comes back, or ends`(_ row: Int) {
        var settings = Settings()
        let setting = Setting.all[row]
        for _ in 0..<400 {
            setting.step(&settings, 1)
            var copy = Settings()
            #expect(setting.write(&copy, setting.read(settings)), "\(setting.key) is valid")
        }
        var back = Settings()
        setting.step(&back, 1)
        setting.step(&back, -1)
        #expect(back == Settings())
    }

    @Test
    func `A click chooses a setting, and one on the chosen one changes it`() throws {
        var state = start
        _ = state.press([.function(2)], view)
        let points = (0..<24).map { Point(40, $0) }
        let mouse = try #require(Setting.all.firstIndex { $0.key == "mouse" })
        let point = try #require(points.first { OptionsOverlay.row(at: $0, state.size) == mouse })
        #expect(state.update(.click(point), view) == [])
        var changed = Settings()
        changed.isMouseOn = false
        #expect(state.update(.click(point), view) == [.applySettings(changed)])
        #expect(!state.hasMouse)
    }
}

struct SettingsFileSavingTests {
    private func changed(_ old: String) throws -> String {
        var settings = Settings()
        settings.theme = .light
        settings.isASCII = true
        return try SettingsFile.text(old, changing: ["theme", "ascii"], of: settings, file: "c.toml")
    }

    @Test
    func `Only the lines of changed settings change`() throws {
        let old = "# mine\ntheme = \"dark\"\nthreads = 3 # cores\n\n[keys]\nquit = \"x\" # theme = 1\n"
        let lines = try changed(old).split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines[0] == "# mine" && lines[2] == "threads = 3 # cores")
        #expect(lines[1].hasPrefix("theme = \"light\" ") && lines[3].hasPrefix("ascii = true "))
        #expect(lines.suffix(3) == ["[keys]", "quit = \"x\" # theme = 1", ""])
    }

    @Test(arguments: ["", "[keys]\nquit = \"x\"\n", "threads = 3"])
    func `What is not in the file yet is added before its tables`(_ old: String) throws {
        let former = try SettingsFile(text: old, file: "").settings
        let now = try SettingsFile(text: try changed(old), file: "").settings
        #expect(now.theme == .light && now.isASCII)
        #expect(now.keys == former.keys && now.threadCount == former.threadCount)
    }

    @Test
    func `The file and its folder are made, and a link to a file stays one`() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("own.toml").path
        let link = folder.appendingPathComponent("iotgan/config.toml")
        var settings = Settings()
        settings.framesPerSecond = 30
        try SettingsFile.save(["frames_per_second"], of: settings, path: file)
        try FileManager.default.createDirectory(
            at: link.deletingLastPathComponent(), withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: file)
        settings.isMouseOn = false
        try SettingsFile.save(["mouse"], of: settings, path: link.path)
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link.path) == file)
        #expect(try SettingsFile(text: TOMLText.read(file), file: file).settings == settings)
    }
}
