import MeshModel

/// The links of the map: how each is drawn tells what it carries.
enum MapLinks {
    /// Losing more frames than this share is worth a word.
    private static let notableLoss = 0.05

    static func draw(_ scene: MapScene, on canvas: inout Canvas) {
        var lines = MapLines(scene.geometry.area, canvas.size)
        for link in ascending(scene) {
            guard let low = scene.geometry.place(link.id.low), let high = scene.geometry.place(link.id.high)
            else { continue }
            drawLine(link, low, high, scene, &lines, on: &canvas)
        }
        lines.draw(on: &canvas)
        for link in scene.snapshot.links { drawWords(link, scene, on: &canvas) }
    }

    /// Dots where the terminal has them, characters where it has not.
    static func drawLine(
        _ link: MeshSnapshot.Link, _ low: MapGeometry.Place, _ high: MapGeometry.Place, _ scene: MapScene,
        _ lines: inout MapLines, on canvas: inout Canvas
    ) {
        if scene.capabilities.isUTF8 {
            lines.add(from: low.centre, to: high.centre, style(link, scene), pattern(link))
        } else {
            drawCharacters(link, low, high, scene, on: &canvas)
        }
    }

    /// What matters most is drawn last, over the others.
    private static func ascending(_ scene: MapScene) -> [MeshSnapshot.Link] {
        let links = scene.snapshot.links
        let over = links.filter { !$0.isOpen || scene.touchesSelected($0.id) }
        let under = links.filter { link in
            link.isOpen && !scene.touchesSelected(link.id)
                && (!scene.hidesLinks || link.degradationDecibels > 0)
        }
        return under + over.filter { $0.id != scene.chosen } + over.filter { $0.id == scene.chosen }
    }

    static func pattern(_ link: MeshSnapshot.Link) -> MapLines.Pattern {
        if link.isCut { return .dashed }
        if !link.sharesRadio { return .sparse }
        return link.degradationDecibels > 0 ? .dotted : .solid
    }

    private static func style(_ link: MeshSnapshot.Link, _ scene: MapScene) -> Style {
        if link.id == scene.chosen { return Style(.accent, .bold) }
        if link.isCut { return Style(.bad) }
        if !link.sharesRadio { return .muted }
        if link.degradationDecibels > 0 { return Style(.warning) }
        let part = scene.geometry.number(of: link.id.low).map { scene.parts.partOfNode[$0] } ?? 0
        // Where only marks fit, links run close together: those of the selected node stand out.
        if part == 0, scene.geometry.detail == .mark, scene.touchesSelected(link.id) { return .standard }
        return MapParts.linkStyle(part)
    }

    /// A sign in the middle of a link that carries nothing, and a word where one carries less than it should.
    private static func drawWords(_ link: MeshSnapshot.Link, _ scene: MapScene, on canvas: inout Canvas) {
        let sign: Unicode.Scalar? =
            link.isCut ? scene.glyphs.scissors : link.sharesRadio ? nil : scene.glyphs.differs
        let words = sign == nil ? trouble(link) : nil
        guard sign != nil || words != nil, let way = scene.geometry.way(from: link.id.low, to: link.id.high),
            let middle = way.middle
        else { return }
        let style = style(link, scene)
        if let sign { canvas.put(middle.x, middle.y, sign, Style(style.foreground, .bold)) }
        for text in words ?? [] {
            guard let point = place(for: text, at: middle, on: way, scene) else { continue }
            canvas.write(point.x, point.y, text, Style(.warning))
            return
        }
    }

    /// Where words about a link can be read: on a line that is long enough to be seen on both sides of them, or else beside
    /// its middle.
    private static func place(
        for text: String, at middle: Point, on way: MapWay, _ scene: MapScene
    ) -> Point? {
        var points = [(1, 0), (-text.count, 0), (1, -1), (-text.count, -1), (1, 1), (-text.count, 1)]
            .map { Point(middle.x + $0.0, middle.y + $0.1) }
        if !way.isSteep, way.length >= text.count + 4 {
            points.insert(Point(middle.x - text.count / 2, middle.y), at: 0)
        } else if !way.isSteep {
            points.removeFirst(2)
        }
        return points.first { scene.isFree(Rect(x: $0.x, y: $0.y, width: text.count, height: 1)) }
    }

    /// What is wrong with a link that is open, the longer words first.
    private static func trouble(_ link: MeshSnapshot.Link) -> [String]? {
        let decibels = link.degradationDecibels
        let loss = link.framesSent > 0 ? Double(link.framesLost) / Double(link.framesSent) : 0
        let lost = loss > notableLoss ? NumberText.percent(loss) + " lost" : nil
        guard decibels > 0 else { return lost.map { [$0] } }
        let degraded = NumberText.short(decibels).withoutZeros + " dB"
        return lost.map { [degraded + ", " + $0, degraded] } ?? [degraded]
    }

    private static func drawCharacters(
        _ link: MeshSnapshot.Link, _ low: MapGeometry.Place, _ high: MapGeometry.Place, _ scene: MapScene,
        on canvas: inout Canvas
    ) {
        let way = MapWay(from: low, to: high, within: scene.geometry.area)
        let cells = way.cells
        let style = style(link, scene)
        let pattern = pattern(link)
        for (index, point) in cells.enumerated() where pattern.drawsCell(index) {
            let before = cells[max(0, index - 1)]
            let after = cells[min(cells.count - 1, index + 1)]
            let line: Unicode.Scalar =
                before.y == after.y
                ? "-" : before.x == after.x ? "|" : (after.x > before.x) == (after.y > before.y) ? "\\" : "/"
            canvas.put(point.x, point.y, pattern == .solid || pattern == .dashed ? line : ".", style)
        }
    }
}

extension String {
    /// `12.0` as `12`, `7.50` as `7.5`.
    var withoutZeros: String {
        guard contains(".") else { return self }
        let digits = self[..<(lastIndex { $0 != "0" } ?? startIndex)]
        let last = self[digits.endIndex]
        return last == "." ? String(digits) : String(digits) + String(last)
    }
}
