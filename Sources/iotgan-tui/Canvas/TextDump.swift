extension Canvas {
    /// The characters alone, line by line, without spaces at the ends of lines.
    var text: String {
        (0..<height).map { y in
            var line = String.UnicodeScalarView()
            line.append(contentsOf: row(y).map(\.character))
            return Canvas.trimmed(String(line))
        }.joined(separator: "\n")
    }

    /// The characters, and below them maps of what they are drawn in, for comparison with an approved copy.
    ///
    /// In the map of foregrounds a letter stands for an ink (a capital for bold) and a digit for a grey's high half
    /// byte; in the map of backgrounds `v` stands for reverse and `u` for underline.
    var dump: String {
        var parts = ["characters", text, "foregrounds", map { $0.style.foregroundMark }]
        let backgrounds = map { $0.style.backgroundMark }
        if backgrounds.contains(where: { $0 != "\n" }) { parts += ["backgrounds", backgrounds] }
        return parts.joined(separator: "\n") + "\n"
    }

    private func map(_ mark: (Cell) -> Character) -> String {
        (0..<height).map { y in Canvas.trimmed(String(row(y).map(mark))) }.joined(separator: "\n")
    }

    private static func trimmed(_ line: String) -> String {
        guard let last = line.lastIndex(where: { $0 != " " }) else { return "" }
        return String(line[...last])
    }
}

extension Ink {
    fileprivate var mark: Character {
        switch self {
        case .standard: " "
        case .muted: "m"
        case .accent: "a"
        case .good: "g"
        case .warning: "w"
        case .bad: "b"
        case .discriminator: "d"
        case .generator: "e"
        case .transfer: "t"
        case .grey(let level): Array("0123456789ABCDEF")[Int(level >> 4)]
        }
    }
}

extension Style {
    fileprivate var foregroundMark: Character {
        guard attributes.contains(.bold) else { return foreground.mark }
        return foreground == .standard ? "S" : Character(foreground.mark.uppercased())
    }

    fileprivate var backgroundMark: Character {
        if attributes.contains(.reverse) { return "v" }
        if attributes.contains(.underline) { return "u" }
        return background.mark
    }
}
