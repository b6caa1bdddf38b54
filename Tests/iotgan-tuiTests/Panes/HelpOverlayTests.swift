import Testing

@testable import iotgan_tui

@Suite struct HelpOverlayTests {
    @Test(arguments: PaneKind.allCases)
    func `No sentence of the help is cut off`(_ pane: PaneKind) throws {
        for glyphs in [Glyphs.unicode, .ascii] {
            for line in try #require(pane.help(glyphs)) {
                guard case .text(let text) = line else { continue }
                #expect(text.count <= HelpOverlay.textWidth, "\(text)")
            }
        }
    }
}
