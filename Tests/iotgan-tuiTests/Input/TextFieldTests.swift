import Testing

@testable import iotgan_tui

struct TextFieldTests {
    private func typed(_ edits: [TextField.Edit], into text: String = "") -> TextField {
        edits.reduce(into: TextField(text)) { $0.edit($1) }
    }

    @Test
    func `Letters go in at the cursor`() {
        let field = typed([.left, .left, .insert("u")], into: "ct")
        #expect(field.text == "uct")
        #expect(field.cursor == 1)
        #expect(typed([.home, .insert("a"), .end, .insert("z")], into: "b").text == "abz")
    }

    @Test
    func `Words and lines are deleted as in a shell`() {
        #expect(typed([.deleteWord], into: "cut 3-4 ").text == "cut ")
        #expect(typed([.left, .deleteToStart], into: "cut").text == "t")
        #expect(typed([.home, .delete, .backspace], into: "cut").text == "ut")
    }

    @Test
    func `At the ends nothing moves and nothing is deleted`() {
        let field = typed([.home, .left, .backspace, .deleteWord, .end, .right, .delete], into: "ab")
        #expect(field.text == "ab")
        #expect(field.cursor == 2)
    }
}
