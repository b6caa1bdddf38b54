/// Draws a canvas as an SVG picture.
///
/// Blocks, braille dots and frames are drawn as shapes, so that they come out crisp and on the grid whatever the
/// viewer's font has; text is set run by run to the grid's width.
struct SVGImage {
    private let theme: Theme
    /// The page behind the cells, and the terminal's own foreground.
    private var background: RGB { theme.page }
    private var foreground: RGB { theme.text }

    /// A cell in pixels; a half block is square.
    private let cellWidth = 8
    private let cellHeight = 16
    private let margin = 14

    init(theme: Theme = Theme()) {
        self.theme = theme
    }

    /// The picture as an SVG document.
    func document(_ canvas: Canvas, title: String) -> String {
        let width = canvas.width * cellWidth + 2 * margin
        let height = canvas.height * cellHeight + 2 * margin
        var shapes = Shapes()
        for y in 0..<canvas.height {
            var x = 0
            while x < canvas.width {
                let cell = canvas[x, y]
                drawBackground(cell, x, y, &shapes)
                if drawShape(cell, x, y, &shapes) {
                    x += 1
                } else {
                    x = drawRun(from: x, y, canvas, &shapes)
                }
            }
        }
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)" width="\(width)" \
            height="\(height)" role="img">
            <title>\(SVGImage.escaped(title))</title>
            <rect width="\(width)" height="\(height)" rx="10" fill="\(background.hexText)"/>
            <g transform="translate(\(margin) \(margin))">
            \(shapes.backgrounds.document)\
            <g shape-rendering="crispEdges">
            \(shapes.blocks.document)</g>
            \(shapes.strokes.strokeDocument)\
            <g font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace" \
            font-size="13.2" xml:space="preserve">
            \(shapes.texts.joined())</g>
            </g>
            </svg>

            """
    }

    private func colour(_ ink: Ink, default standard: RGB) -> String {
        (theme.rgb(ink) ?? standard).hexText
    }

    private func foreground(of style: Style) -> String {
        style.attributes.contains(.reverse)
            ? colour(style.background, default: background) : colour(style.foreground, default: foreground)
    }

    private func drawBackground(_ cell: Cell, _ x: Int, _ y: Int, _ shapes: inout Shapes) {
        let isReverse = cell.style.attributes.contains(.reverse)
        guard isReverse || cell.style.background != .standard, !isHalfBlock(cell) else { return }
        let fill =
            isReverse
            ? colour(cell.style.foreground, default: foreground)
            : colour(cell.style.background, default: background)
        shapes.backgrounds.add(fill, rectangle(x, y, 0, 0, cellWidth, cellHeight))
    }

    private func isHalfBlock(_ cell: Cell) -> Bool { cell.character == "▀" }

    /// Draws cells that are shapes rather than letters; false for letters.
    private func drawShape(_ cell: Cell, _ x: Int, _ y: Int, _ shapes: inout Shapes) -> Bool {
        let fill = foreground(of: cell.style)
        switch cell.character {
        case " ":
            return true
        case "▀":
            shapes.blocks.add(fill, rectangle(x, y, 0, 0, cellWidth, cellHeight / 2))
            if cell.style.background != .standard {
                shapes.blocks.add(
                    colour(cell.style.background, default: background),
                    rectangle(x, y, 0, cellHeight / 2, cellWidth, cellHeight / 2))
            }
        case "\u{2801}"..."\u{28FF}":
            drawBraille(cell.character.value - 0x2800, fill, x, y, &shapes)
        default:
            guard let path = framePath(cell.character, x, y) else { return false }
            shapes.strokes.add(fill, path)
        }
        return true
    }

    private func drawBraille(_ pattern: UInt32, _ fill: String, _ x: Int, _ y: Int, _ shapes: inout Shapes) {
        for bit in 0..<8 where pattern >> UInt32(bit) & 1 == 1 {
            let column = bit < 6 ? bit / 3 : bit - 6
            let row = bit < 6 ? bit % 3 : 3
            shapes.blocks.add(fill, rectangle(x, y, 4 * column, 4 * row, 3, 3))
        }
    }

    private func rectangle(_ x: Int, _ y: Int, _ dx: Int, _ dy: Int, _ width: Int, _ height: Int) -> String {
        "M\(x * cellWidth + dx) \(y * cellHeight + dy)h\(width)v\(height)h-\(width)z"
    }

    private func framePath(_ character: Unicode.Scalar, _ x: Int, _ y: Int) -> String? {
        let left = x * cellWidth
        let top = y * cellHeight
        let middleX = left + cellWidth / 2
        let middleY = top + cellHeight / 2
        let right = left + cellWidth
        let bottom = top + cellHeight
        return switch character {
        case "─": "M\(left) \(middleY)H\(right)"
        case "│": "M\(middleX) \(top)V\(bottom)"
        case "╭": "M\(middleX) \(bottom)Q\(middleX) \(middleY) \(right) \(middleY)"
        case "╮": "M\(left) \(middleY)Q\(middleX) \(middleY) \(middleX) \(bottom)"
        case "╰": "M\(middleX) \(top)Q\(middleX) \(middleY) \(right) \(middleY)"
        case "╯": "M\(left) \(middleY)Q\(middleX) \(middleY) \(middleX) \(top)"
        default: nil
        }
    }

    /// Draws letters of one style up to the next blank or shape, and returns the column after them.
    private func drawRun(from start: Int, _ y: Int, _ canvas: Canvas, _ shapes: inout Shapes) -> Int {
        let style = canvas[start, y].style
        var text = ""
        var x = start
        var ignored = Shapes()
        while x < canvas.width, canvas[x, y].style == style, canvas[x, y].character != " " {
            if x > start, drawShape(canvas[x, y], x, y, &ignored) { break }
            text.unicodeScalars.append(canvas[x, y].character)
            if x > start { drawBackground(canvas[x, y], x, y, &shapes) }
            x += 1
        }
        var attributes = "fill=\"\(foreground(of: style))\""
        if style.attributes.contains(.bold) { attributes += " font-weight=\"bold\"" }
        if style.attributes.contains(.underline) { attributes += " text-decoration=\"underline\"" }
        shapes.texts.append(
            """
            <text x="\(start * cellWidth)" y="\(y * cellHeight + 12)" textLength="\((x - start) * cellWidth)" \
            lengthAdjust="spacingAndGlyphs" \(attributes)>\(SVGImage.escaped(text))</text>

            """)
        return x
    }

    static func escaped(_ text: String) -> String {
        text.reduce(into: "") { escaped, character in
            switch character {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            default: escaped.append(character)
            }
        }
    }

    /// What is drawn, sorted into layers.
    private struct Shapes {
        var backgrounds = PathsByColour()
        var blocks = PathsByColour()
        var strokes = PathsByColour()
        var texts: [String] = []
    }

    /// One path element for each colour keeps the file small.
    private struct PathsByColour {
        private var colours: [String] = []
        private var paths: [String: String] = [:]

        mutating func add(_ colour: String, _ path: String) {
            if paths[colour] == nil { colours.append(colour) }
            paths[colour, default: ""] += path
        }

        var document: String {
            colours.map { "<path fill=\"\($0)\" d=\"\(paths[$0]!)\"/>\n" }.joined()
        }

        var strokeDocument: String {
            colours.map { "<path fill=\"none\" stroke=\"\($0)\" d=\"\(paths[$0]!)\"/>\n" }.joined()
        }
    }
}
