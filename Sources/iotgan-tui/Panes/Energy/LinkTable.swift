import MeshModel

/// Every link with its frames, how many of them are lost, its bytes and its joules; the worst first, in as many columns as
/// fit.
struct LinkTable {
    private let links: [MeshSnapshot.Link]

    init(_ snapshot: MeshSnapshot) {
        links = snapshot.links.sorted {
            let (first, second) = (LinkTable.loss($0), LinkTable.loss($1))
            return first == second ? $0.id < $1.id : first > second
        }
    }

    /// Where a link's figures end; a gap lies between two links.
    private static let ends = (frames: 15, lost: 21, bytes: 29, joules: 37)
    private static let entryWidth = ends.joules

    static func columns(_ width: Int) -> Int { max(1, (width + 2) / (entryWidth + 2)) }

    /// That not all links are shown, and which are.
    func description(in area: Rect) -> [String] {
        let room = LinkTable.room(area)
        return room > 0 && room < links.count ? ["worst \(room) of \(links.count) links"] : []
    }

    private static func room(_ area: Rect) -> Int { max(0, area.height - 1) * columns(area.width) }

    func draw(on canvas: inout Canvas, in area: Rect, _ glyphs: Glyphs) {
        guard area.height > 1 else { return }
        let columns = LinkTable.columns(area.width)
        let room = LinkTable.room(area)
        for column in 0..<min(columns, max(1, links.count)) {
            let x = area.x + column * (LinkTable.entryWidth + 2)
            canvas.write(x, area.y, "link", .muted)
            canvas.write(endingAt: x + LinkTable.ends.frames, area.y, "frames", .muted)
            canvas.write(endingAt: x + LinkTable.ends.lost, area.y, "lost%", .muted)
            canvas.write(endingAt: x + LinkTable.ends.bytes, area.y, "bytes", .muted)
            canvas.write(endingAt: x + LinkTable.ends.joules, area.y, "energy", .muted)
        }
        for (index, link) in links.prefix(room).enumerated() {
            draw(
                link, glyphs, on: &canvas,
                at: Point(
                    area.x + index % columns * (LinkTable.entryWidth + 2), area.y + 1 + index / columns))
        }
    }

    private func draw(
        _ link: MeshSnapshot.Link, _ glyphs: Glyphs, on canvas: inout Canvas, at point: Point
    ) {
        let isOpen = link.isOpen
        let end = canvas.write(point.x, point.y, "\(link.id)", isOpen ? .bold : .muted)
        if !isOpen { canvas.put(end + 1, point.y, glyphs.scissors, Style(.bad)) }
        canvas.write(
            endingAt: point.x + LinkTable.ends.frames, point.y, LinkTable.countText(Double(link.framesSent)))
        let loss = LinkTable.loss(link)
        let ink: Ink = loss > 0.3 ? .bad : loss > 0.1 ? .warning : .standard
        let text = link.framesSent > 0 ? NumberText.fixed(loss * 100, 1) : "-"
        canvas.write(endingAt: point.x + LinkTable.ends.lost, point.y, text, Style(ink))
        canvas.write(
            endingAt: point.x + LinkTable.ends.bytes, point.y,
            NumberText.scaled(Double(link.bytesOnAir), unit: "B"))
        canvas.write(
            endingAt: point.x + LinkTable.ends.joules, point.y,
            NumberText.scaled(Double(link.nanojoules) * 1e-9, unit: "J"))
    }

    /// The share of frames that an end listened to and missed.
    static func loss(_ link: MeshSnapshot.Link) -> Double {
        link.framesSent > 0 ? Double(link.framesLost) / Double(link.framesSent) : 0
    }

    /// Frames are whole, however many or few.
    static func countText(_ frames: Double) -> String {
        frames < 9_999.5 ? NumberText.fixed(frames, 0) : NumberText.short(frames)
    }
}
