import MeshModel

/// The messages in a node's embedded buffer, the newest of each origin: whose they are, who handed them over, and what
/// their generators know of each class.
struct MessageTable {
    private let messages: [Provenance]
    private let tick: Int

    init(_ node: MeshSnapshot.Node, _ snapshot: MeshSnapshot) {
        messages = node.buffer
        tick = snapshot.tick
    }

    /// Fewer rows are not worth the heading.
    static let leastRows = 4

    /// A heading, a header, and a row for each message.
    var height: Int { messages.isEmpty ? 0 : 2 + messages.count }

    /// Where the columns begin, or end where numbers stand.
    private static let columns = (via: 12, version: 21, hops: 27, ago: 33, knows: 35)

    func draw(on canvas: inout Canvas, in area: Rect, _ glyphs: Glyphs) {
        var table = Canvas(area.size)
        let columns = MessageTable.columns
        table.write(0, 0, "embedded buffer, the newest message of each origin", .bold)
        table.write(0, 1, "origin", .muted)
        table.write(endingAt: columns.via, 1, "via", .muted)
        table.write(endingAt: columns.version, 1, "version", .muted)
        table.write(endingAt: columns.hops, 1, "hops", .muted)
        table.write(endingAt: columns.ago, 1, "ago", .muted)
        table.write(columns.knows, 1, "knows", .muted)
        let hasAll = height <= area.height
        for (row, message) in messages.prefix(max(0, area.height - (hasAll ? 2 : 3))).enumerated() {
            draw(message, at: row + 2, glyphs, on: &table)
        }
        if !hasAll {
            table.write(0, area.height - 1, "and \(messages.count - (area.height - 3)) more", .muted)
        }
        canvas.draw(table, at: area.x, area.y)
    }

    private func draw(_ message: Provenance, at y: Int, _ glyphs: Glyphs, on table: inout Canvas) {
        let columns = MessageTable.columns
        table.write(0, y, "\(glyphs.from)\(message.origin)", .bold)
        table.write(endingAt: columns.via, y, "\(message.via)")
        table.write(endingAt: columns.version, y, "\(message.version)")
        table.write(endingAt: columns.hops, y, "\(message.hops)")
        table.write(endingAt: columns.ago, y, LinkTable.countText(Double(tick - message.receivedTick)))
        for (label, knowledge) in message.knowledge.enumerated() {
            let (mark, style) = NodeMarks.classMark(knowledge, glyphs)
            table.put(columns.knows + label, y, mark, style)
        }
    }
}
