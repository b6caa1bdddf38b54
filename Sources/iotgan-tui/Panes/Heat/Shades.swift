/// Shades a cell: by its background where the terminal has enough greys, by a character where it has not.
struct Shades: Sendable {
    private let capabilities: Capabilities

    init(_ capabilities: Capabilities) { self.capabilities = capabilities }

    private var hasGreys: Bool { capabilities.colours >= .palette256 }

    /// From dark to light; the darkest is a mark too, so that it differs from nothing.
    private var ramp: [Unicode.Scalar] {
        capabilities.isUTF8 ? ["·", "░", "▒", "▓", "█"] : [".", ":", "-", "=", "+", "*", "#", "%", "@"]
    }

    /// A cell as wide as `width`: its text where that fits, or else its sign.
    func draw(_ cell: HeatGrid.Cell, on canvas: inout Canvas, at point: Point, width: Int) {
        guard let level = cell.level else {
            write(
                cell.text.count < width ? cell.text : cell.sign.map { String(Character($0)) } ?? "",
                Style(cell.ink), on: &canvas, point, width)
            return
        }
        if hasGreys {
            drawGrey(cell, level, on: &canvas, at: point, width)
        } else {
            drawCharacters(cell, level, on: &canvas, at: point, width)
        }
    }

    private func drawGrey(
        _ cell: HeatGrid.Cell, _ level: Double, on canvas: inout Canvas, at point: Point, _ width: Int
    ) {
        let grey = UInt8(24 + 216 * min(1, max(0, level)))
        // Black and white stand out from the greys at their side of the middle.
        let style = Style(.grey(grey > 127 ? 0 : 255), on: .grey(grey))
        canvas.fill(
            Rect(x: point.x, y: point.y, width: width, height: 1), with: Cell(" ", style))
        write(
            cell.text.count <= width ? cell.text : cell.sign.map { String(Character($0)) } ?? "", style,
            on: &canvas, point, width)
    }

    /// A figure with its shade beside it, or one of the two where there is less room.
    private func drawCharacters(
        _ cell: HeatGrid.Cell, _ level: Double, on canvas: inout Canvas, at point: Point, _ width: Int
    ) {
        let shade = ramp[min(ramp.count - 1, max(0, Int(level * Double(ramp.count))))]
        let style = Style(cell.ink)
        if let sign = cell.sign {
            write(
                cell.text.count < width ? cell.text : String(Character(sign)), style, on: &canvas, point,
                width)
        } else if cell.text.count + 1 < width {
            write(cell.text + String(Character(shade)), style, on: &canvas, point, width)
        } else {
            canvas.put(point.x, point.y, shade, style)
        }
    }

    /// In the middle of the cell, to the right of it where there is none.
    private func write(
        _ text: String, _ style: Style, on canvas: inout Canvas, _ point: Point, _ width: Int
    ) {
        canvas.write(point.x + (width - text.count + 1) / 2, point.y, text, style, limit: width)
    }
}
