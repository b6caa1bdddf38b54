extension String {
    /// What is written for the text: one scalar, one column wide, for each of its characters. Characters that are wider
    /// or none at all (names from files may hold anything) are shown as `?`.
    var cellCharacters: [Unicode.Scalar] {
        var scalars: [Unicode.Scalar] = []
        scalars.reserveCapacity(utf8.count)
        for scalar in unicodeScalars {
            // Scalars that are one column wide never join with their neighbours to one character.
            guard scalar.isNarrow else { return map(String.narrow) }
            scalars.append(scalar)
        }
        return scalars
    }

    private static func narrow(_ character: Character) -> Unicode.Scalar {
        let scalars = character.unicodeScalars
        guard let scalar = scalars.first, scalars.count == 1, scalar.isNarrow else { return "?" }
        return scalar
    }
}

extension Unicode.Scalar {
    /// Whether it is below the first East Asian wide block, and neither a control nor a combining mark, or in one of
    /// the symbol blocks that the panes use.
    fileprivate var isNarrow: Bool {
        switch value {
        case 0x20...0x7E, 0xA1...0x2FF, 0x370...0x482, 0x48A...0x590: true
        case 0x2010...0x2027, 0x2030...0x205E: true
        case 0x2190...0x22FF, 0x2500...0x25FF, 0x2800...0x28FF: true
        default: false
        }
    }
}
