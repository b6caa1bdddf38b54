/// Puts bytes from the keyboard together to characters.
///
/// A byte that belongs to no character is dropped and takes nothing with it; a character may come in pieces.
struct CharacterAssembly {
    /// Elsewhere only ASCII is taken.
    let isUTF8: Bool
    private var bytes: [UInt8] = []
    /// As the first byte says.
    private var length = 0

    init(isUTF8: Bool) { self.isUTF8 = isUTF8 }

    /// The character that `byte` completes; nil while it does not.
    mutating func take(_ byte: UInt8) -> Unicode.Scalar? {
        if byte < 0x80 {
            bytes = []
            return Unicode.Scalar(byte)
        }
        guard isUTF8 else { return nil }
        switch byte {
        case 0xC0...: (bytes, length) = ([byte], byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4)
        case _ where bytes.isEmpty: return nil
        default: bytes.append(byte)
        }
        guard bytes.count == length else { return nil }
        defer { bytes = [] }
        return String(validating: bytes, as: UTF8.self)?.unicodeScalars.first
    }
}
