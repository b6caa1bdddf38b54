import MeshModel

/// The line below a class's pictures: its name, and how the node knows it: own, or learned (generations of fakes, from
/// whom).
enum ClassCaption {
    static func draw(
        _ index: Int, _ node: MeshSnapshot.Node, _ context: PaneContext, on canvas: inout Canvas,
        at point: Point, width: Int
    ) {
        let name = context.className(index)
        let (mark, style) = NodeMarks.classMark(node, index, context.glyphs)
        var source = ""
        if node.knowledge.indices.contains(index), let knowledge = node.knowledge[index],
            let via = knowledge.via
        {
            let candidates = [
                "\(knowledge.generations)\(context.glyphs.from)\(via)", "\(knowledge.generations)",
            ]
            source = candidates.first { name.count + 2 + $0.count <= width } ?? ""
        }
        let nameWidth = min(name.count, width - 2 - source.count)
        let end = canvas.write(point.x, point.y, name, .bold, limit: nameWidth)
        canvas.put(end + 1, point.y, mark, style)
        canvas.write(end + 2, point.y, source, .muted)
    }

    /// The place of a class's own sample where the node has none: it is empty for a reason.
    static func drawNone(_ glyphs: Glyphs, on canvas: inout Canvas, in area: Rect) {
        canvas.box(area, glyphs, .muted)
        canvas.write(
            area.x + max(0, area.width - 4) / 2, area.y + area.height / 2, "none", .muted, limit: area.width)
    }
}
