/// All keys, and what each mark means, over everything else.
enum HelpOverlay {
    private static let width = 58

    static func draw(_ context: PaneContext, from line: Int, on canvas: inout Canvas) {
        let lines = self.lines(context.glyphs)
        let height = min(lines.count + 2, canvas.height - 2)
        let frame = Rect(
            x: (canvas.width - width) / 2, y: (canvas.height - height) / 2, width: width, height: height)
        canvas.fill(frame)
        canvas.box(frame, context.glyphs, Style(.accent))
        canvas.write(frame.x + 2, frame.y, " help ", Style(.accent, .bold))
        let room = frame.inner.height
        let first = min(line, max(0, lines.count - room))
        for (row, entry) in lines[first...].prefix(room).enumerated() {
            draw(entry, at: Point(frame.x + 3, frame.inner.y + row), on: &canvas)
        }
        if first + room < lines.count {
            canvas.write(frame.x + 2, frame.maxY - 1, " j scrolls down ", Style(.accent))
        }
    }

    /// The last line at which the help may begin.
    static func lastLine(_ size: Size) -> Int {
        max(0, lines(.unicode).count - (size.height - Layout.header - Layout.footer - 2))
    }

    private enum Line {
        case heading(String)
        case entry(String, Style, String)
        case blank
    }

    private static func draw(_ line: Line, at point: Point, on canvas: inout Canvas) {
        switch line {
        case .heading(let text): canvas.write(point.x, point.y, text, Style(.accent, .bold))
        case .entry(let sign, let style, let meaning):
            canvas.write(point.x, point.y, sign, style)
            canvas.write(point.x + 16, point.y, meaning, .standard, limit: width - 20)
        case .blank: break
        }
    }

    private static func lines(_ glyphs: Glyphs) -> [Line] {
        keys(glyphs) + [.blank] + marks(glyphs)
    }

    private static func keys(_ glyphs: Glyphs) -> [Line] {
        let key = Style.bold
        return [
            .heading("Keys"),
            .entry("q, Ctrl-C", key, "quit"),
            .entry("space", key, "pause, run on"),
            .entry(".", key, "pause and step one tick"),
            .entry("\(glyphs.arrowKeys), hjkl", key, "select the next node that way"),
            .entry("n, p, mouse", key, "next, previous node; click a node"),
            .entry("c", key, "choose a link of the node; c cuts it"),
            .entry("", key, "or restores it"),
            .entry("i", key, "inject a node"),
            .entry("x", key, "remove the node (asks first)"),
            .entry("tab, 1-5", key, "next pane, pane by its number"),
            .entry("e", key, "the pane on the full screen, and back"),
            .entry("enter", key, "everything about the node"),
            .entry("esc", key, "closes one level"),
            .entry("Ctrl-L, Ctrl-Z", key, "redraw, suspend"),
        ]
    }

    private static func marks(_ glyphs: Glyphs) -> [Line] {
        func node(_ mark: Unicode.Scalar, _ ink: Ink, _ meaning: String) -> Line {
            .entry(String(Character(mark)) + "3", Style(ink, .bold), meaning)
        }
        func sign(_ mark: Unicode.Scalar, _ ink: Ink, _ meaning: String) -> Line {
            .entry(String(Character(mark)), Style(ink), meaning)
        }
        return [
            .heading("Nodes"),
            node(glyphs.training, .good, "node 3 trains"),
            node(glyphs.transmitting, .transfer, "sends its generator's weight vector"),
            node(glyphs.receiving, .accent, "receives one"),
            node(glyphs.dark, .muted, "is dark: its battery is empty"),
            .blank,
            .heading("Classes, one sign each"),
            sign(glyphs.own, .good, "the node has own samples of it"),
            sign(glyphs.learned, .accent, "learned from other nodes' generators"),
            .entry(
                "\(glyphs.learned)2\(glyphs.from)4", Style(.accent), "by 2 generations of fakes, from node 4"),
            sign(glyphs.unknown, .muted, "not known yet"),
            .blank,
            .heading("Links"),
            sign(glyphs.arrows[0], .transfer, "a weight vector, where it is by now"),
            sign(glyphs.scissors, .bad, "the link is cut"),
            .blank,
            .heading("Figures"),
            .entry("D(x), D(G(z))", .bold, "how real D finds samples, fakes"),
            .entry("accuracy", .bold, "of the classifier, on all classes"),
            .entry("coverage", .bold, "classes it gets right half the time"),
            .entry("cond. acc.", .bold, "fakes that show what they should"),
            .entry("\(glyphs.frechet) dist.", .bold, "fakes against test images; less is nearer"),
            .entry("queue", .bold, "messages that neighbours still lack"),
            .entry("link loss", .bold, "frames that its worst link loses"),
        ]
    }
}
