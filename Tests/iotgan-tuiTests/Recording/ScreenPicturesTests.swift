import Foundation
import Testing

@testable import iotgan_tui

struct ScreenPicturesTests {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    private let capabilities = Capabilities(colours: .palette256, isUTF8: true)

    private var canvas: Canvas {
        Screen.canvas(
            DemoMesh.context(DemoMesh.view(DemoMesh.ring()), size: Size(80, 24), capabilities: capabilities))
    }

    @Test
    func `Two pictures in one second do not overwrite each other`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let pictures = ScreenPictures(
            folder: folder.appendingPathComponent("shots").path, capabilities: capabilities, theme: Theme())
        let date = Date(timeIntervalSince1970: 1_700_000_000)
        let paths = try (0..<3).flatMap { _ in try pictures.write(canvas, title: "a mesh", date: date) }
        #expect(Set(paths).count == 6)
        let names = paths.map { URL(fileURLWithPath: $0).lastPathComponent }
        #expect(names[0].wholeMatch(of: /iotgan-2023-11-1[45]-\d{6}\.svg/) != nil)
        #expect(names[3] == names[0].replacing(".svg", with: "-2.ans"))
        #expect(try String(contentsOfFile: paths[4], encoding: .utf8).hasPrefix("<svg "))
        #expect(try String(contentsOfFile: paths[5], encoding: .utf8) == canvas.ansiText(capabilities))
    }

    @Test
    func `A folder that cannot be gets one line`() throws {
        let pictures = ScreenPictures(folder: "/dev/null/shots", capabilities: capabilities, theme: Theme())
        let error = #expect(throws: RecordingError.self) { try pictures.write(canvas, title: "") }
        #expect(error?.description.hasPrefix("/dev/null/shots: cannot be written: ") == true)
        #expect(error?.description.contains("\n") == false)
    }
}
