import Testing

@testable import iotgan_tui

struct CharacterAssemblyTests {
    private func characters(_ bytes: [UInt8], isUTF8: Bool = true) -> String {
        var assembly = CharacterAssembly(isUTF8: isUTF8)
        return String(String.UnicodeScalarView(bytes.compactMap { assembly.take($0) }))
    }

    @Test(arguments: ["q", "é", "語", "😀", "aé語😀z"])
    func `Characters of every length are put together`(_ text: String) {
        #expect(characters(Array(text.utf8)) == text)
    }

    @Test(
        arguments: [
            [0xFF], [0xC3], [0xE2, 0x82], [0xA9], [0xED, 0xA0, 0x80], [0xC0, 0x80], [0xF8, 0x88, 0x80, 0x80],
        ] as [[UInt8]])
    func `What is no character is dropped, and the key behind it is not`(_ bytes: [UInt8]) {
        #expect(characters(bytes + Array("q".utf8)) == "q")
        #expect(characters(bytes + Array("é".utf8)) == "é")
    }

    @Test
    func `Where there is no UTF-8, ASCII is taken`() {
        #expect(characters(Array("aéb".utf8), isUTF8: false) == "ab")
    }
}
