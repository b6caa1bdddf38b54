import Foundation
import Testing

@testable import iotgan_tui

#if canImport(FoundationXML)
    import FoundationXML
#endif

struct SVGImageTests {
    @Test
    func `The screen is a well-formed document with text that a reader can search`() throws {
        let context = DemoMesh.context(
            DemoMesh.view(DemoMesh.ring()), size: Size(120, 40),
            capabilities: Capabilities(colours: .palette256, isUTF8: true))
        let document = SVGImage().document(Screen.canvas(context), title: "a <mesh> & \"more\"")
        let parser = XMLParser(data: Data(document.utf8))
        #expect(parser.parse())
        #expect(document.contains(">running</text>"))
        #expect(document.contains("viewBox=\"0 0 988 668\""))
    }

    @Test
    func `Half blocks and frames are shapes, not letters`() {
        var canvas = Canvas(Size(3, 1))
        canvas.put(0, 0, "▀", Style(.grey(255), on: .grey(0)))
        canvas.put(1, 0, "│", .muted)
        canvas.put(2, 0, "<", Style(.bad))
        let document = SVGImage().document(canvas, title: "")
        #expect(document.contains("<path fill=\"#ffffff\" d=\"M0 0h8v8h-8z\"/>"))
        #expect(document.contains("<path fill=\"#000000\" d=\"M0 8h8v8h-8z\"/>"))
        #expect(document.contains("d=\"M12 0V16\""))
        #expect(document.contains(">&lt;</text>"))
        #expect(!document.contains("▀") && !document.contains("│"))
    }
}
