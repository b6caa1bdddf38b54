import Testing

@testable import iotgan_tui

struct KeyTests {
    @Test(arguments: [
        ("x", Key.character("x")), ("Q", .character("Q")), ("?", .character("?")), ("f", .character("f")),
        ("é", .character("é")), ("space", .character(" ")), ("ctrl-l", .control("l")), ("f2", .function(2)),
        ("f12", .function(12)), ("left", .left), ("down", .down), ("up", .up), ("right", .right),
        ("tab", .tab), ("shift-tab", .backTab), ("enter", .enter), ("esc", .escape), ("page-up", .pageUp),
        ("home", .home), ("-", .character("-")),
    ])
    func `A key is written as it is read`(_ text: String, _ key: Key) {
        #expect(Key(text) == key)
        #expect(key.description == text)
    }

    /// ctrl-i and ctrl-m are what terminals send for tab and enter.
    @Test(arguments: [
        "", " ", "xx", "ctrl-", "ctrl-1", "ctrl-ll", "ctrl-i", "ctrl-m", "f0", "f01", "f64", "f+2", "\u{1B}",
        "\u{7F}", "Space", "e\u{301}",
    ])
    func `What no key is called is none`(_ text: String) {
        #expect(Key(text) == nil)
    }
}
