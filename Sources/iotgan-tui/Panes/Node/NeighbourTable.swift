import MeshModel

/// A node's neighbours: how each is, how the link to it is, and what it sent last: the first node that made it, its
/// encoding, its bytes, and when it came.
struct NeighbourTable {
    private struct Row {
        var neighbour: NodeID
        var link: MeshSnapshot.Link
        var state: NodeState?
        /// The newest message in the node's buffer that the neighbour handed over.
        var last: Provenance?
    }

    private let rows: [Row]
    private let tick: Int

    init(_ node: MeshSnapshot.Node, _ snapshot: MeshSnapshot) {
        let newest = Dictionary(node.buffer.map { ($0.via, $0) }) {
            $0.receivedTick >= $1.receivedTick ? $0 : $1
        }
        rows = snapshot.links.compactMap { link in
            link.id.otherEnd(from: node.id).map { neighbour in
                Row(
                    neighbour: neighbour, link: link, state: snapshot.node(neighbour).map(NodeState.init),
                    last: newest[neighbour])
            }
        }.sorted { $0.neighbour < $1.neighbour }
        tick = snapshot.tick
    }

    /// A heading, a header, and a row for each neighbour; or a line that says that there are none.
    var height: Int { rows.isEmpty ? 1 : 2 + rows.count }

    /// Where the columns begin, or end where numbers stand; those beyond the room are left out.
    private static let columns = (link: 5, lost: 15, origin: 22, what: 23, bytes: 36, ago: 42, tick: 49)

    func draw(on canvas: inout Canvas, in area: Rect, _ glyphs: Glyphs) {
        var table = Canvas(area.size)
        if rows.isEmpty {
            table.write(0, 0, "no neighbours", .bold)
        } else {
            drawHeader(on: &table)
        }
        for (index, row) in rows.enumerated() { draw(row, at: index + 2, glyphs, on: &table) }
        canvas.draw(table, at: area.x, area.y)
    }

    private func drawHeader(on table: inout Canvas) {
        let columns = NeighbourTable.columns
        table.write(0, 0, "neighbours, and what they last sent", .bold)
        table.write(0, 1, "node", .muted)
        table.write(columns.link, 1, "link", .muted)
        write("lost%", endingAt: columns.lost, 1, .muted, on: &table)
        write("origin", endingAt: columns.origin, 1, .muted, on: &table)
        table.write(columns.what, 1, "what", .muted)
        write("bytes", endingAt: columns.bytes, 1, .muted, on: &table)
        write("ago", endingAt: columns.ago, 1, .muted, on: &table)
        write("tick", endingAt: columns.tick, 1, .muted, on: &table)
    }

    private func draw(_ row: Row, at y: Int, _ glyphs: Glyphs, on table: inout Canvas) {
        let columns = NeighbourTable.columns
        if let state = row.state {
            table.put(0, y, NodeMarks.mark(state, glyphs), NodeMarks.style(state))
        }
        table.write(1, y, "\(row.neighbour)", .bold, limit: columns.link - 2)
        let (word, ink) = NeighbourTable.word(for: row.link)
        table.write(columns.link, y, word, Style(ink))
        let lost = row.link.framesSent > 0 ? NumberText.fixed(LinkTable.loss(row.link) * 100, 1) : "-"
        write(lost, endingAt: columns.lost, y, .standard, on: &table)
        guard let last = row.last else {
            table.write(columns.what, y, "nothing yet", .muted)
            return
        }
        write("\(glyphs.from)\(last.origin)", endingAt: columns.origin, y, .bold, on: &table)
        table.write(columns.what, y, last.encoding?.rawValue ?? "raw", Style(.transfer))
        let bytes = NumberText.scaled(Double(last.payloadBytes), unit: "B")
        write(bytes, endingAt: columns.bytes, y, .standard, on: &table)
        let age = LinkTable.countText(Double(tick - last.receivedTick))
        write(age, endingAt: columns.ago, y, .standard, on: &table)
        write(NumberText.grouped(last.receivedTick), endingAt: columns.tick, y, .muted, on: &table)
    }

    /// A column that does not fit is left out: a part of a number would be another number.
    private func write(
        _ text: String, endingAt end: Int, _ y: Int, _ style: Style, on table: inout Canvas
    ) {
        if end <= table.width { table.write(endingAt: end, y, text, style) }
    }

    private static func word(for link: MeshSnapshot.Link) -> (String, Ink) {
        if link.isCut { return ("cut", .bad) }
        return link.sharesRadio ? ("open", .good) : ("deaf", .warning)
    }
}
