extension Canvas {
    /// The cells as text with ANSI escape sequences (ECMA-48 "select graphic rendition"), one line for each row.
    func ansiText(_ capabilities: Capabilities, theme: Theme = Theme()) -> String {
        var output = ""
        for y in 0..<height {
            var current = Style.standard
            for cell in row(y) {
                if cell.style != current {
                    output += cell.style.escapeSequence(capabilities.colours, theme)
                    current = cell.style
                }
                output.unicodeScalars.append(cell.character)
            }
            output += current == .standard ? "\n" : "\u{1B}[0m\n"
        }
        return output
    }
}

extension Style {
    /// Sets the style whatever was set before.
    fileprivate func escapeSequence(_ depth: ColourDepth, _ theme: Theme) -> String {
        var codes = ["0"]
        if attributes.contains(.bold) { codes.append("1") }
        if attributes.contains(.underline) { codes.append("4") }
        if attributes.contains(.reverse) { codes.append("7") }
        codes += theme.colour(foreground, depth: depth).codes(base: 30)
        codes += theme.colour(background, depth: depth).codes(base: 40)
        return "\u{1B}[" + codes.joined(separator: ";") + "m"
    }
}

extension TerminalColour {
    /// - Parameter base: 30 for a foreground, 40 for a background.
    fileprivate func codes(base: Int) -> [String] {
        switch self {
        case .standard: []
        case .index(let index) where index < 8: ["\(base + index)"]
        case .index(let index) where index < 16: ["\(base + 60 + index - 8)"]
        case .index(let index): ["\(base + 8)", "5", "\(index)"]
        case .rgb(let rgb): ["\(base + 8)", "2", "\(rgb.red)", "\(rgb.green)", "\(rgb.blue)"]
        }
    }
}
