import GANCore
import MeshModel

/// The cells of a heat map: rows are nodes.
struct HeatGrid {
    struct Cell: Hashable, Sendable {
        /// What stands in a wide cell.
        var text: String
        /// What stands in a cell of one column; nil for its shade.
        var sign: Unicode.Scalar?
        /// 0 dark ... 1 light; nil where there is nothing to shade.
        var level: Double?
        var ink = Ink.standard

        static let unknown = Cell(text: "-", sign: "-", level: nil, ink: .muted)
    }

    let columns: [String]
    /// The cells of a node, by its place in the snapshot; a large mesh has many that are not shown.
    let cells: (_ row: Int) -> [Cell]
    /// One for each column, and what it is called; nil where a sum says nothing.
    let summary: (name: String, cells: [Cell])?
    /// What the ends of the shades mean; nil where cells say it themselves.
    let legend: (low: String, high: String)?

    init(_ figure: HeatFigure, _ context: PaneContext, _ snapshot: MeshSnapshot) {
        switch figure {
        case .accuracy: self.init(accuracy: context, snapshot)
        case .provenance: self.init(provenance: context, snapshot)
        case .distance: self.init(distance: context, snapshot)
        }
    }

    private init(accuracy context: PaneContext, _ snapshot: MeshSnapshot) {
        columns = snapshot.classNames
        func cell(_ share: Double?) -> Cell {
            guard let share, share.isFinite else { return .unknown }
            return Cell(text: NumberText.fixed(share * 100, 0), level: share)
        }
        let scores = Dictionary((context.view.metrics?.nodes ?? []).map { ($0.id, $0.score) }) { first, _ in
            first
        }
        let rows: [[Double?]] = snapshot.nodes.map { node in
            let measured = scores[node.id]?.accuracyByClass
            return snapshot.classNames.indices.map { index in
                measured.flatMap { $0.indices.contains(index) ? $0[index] : nil }
            }
        }
        cells = { rows[$0].map(cell) }
        let means = snapshot.classNames.indices.map { index in HeatGrid.mean(rows.compactMap { $0[index] }) }
        summary = ("mean", means.map(cell))
        legend = ("0", "100 %")
    }

    private init(provenance context: PaneContext, _ snapshot: MeshSnapshot) {
        columns = snapshot.classNames
        let glyphs = context.glyphs
        cells = { row in
            snapshot.classNames.indices.map { HeatGrid.provenance(of: $0, snapshot.nodes[row], glyphs) }
        }
        let counts = snapshot.classNames.indices.map { index in
            snapshot.nodes.count { $0.knowledge.indices.contains(index) && $0.knowledge[index] != nil }
        }
        summary = ("know", counts.map { Cell(text: "\($0)", sign: nil, level: nil) })
        legend = nil
    }

    private static func provenance(of index: Int, _ node: MeshSnapshot.Node, _ glyphs: Glyphs) -> Cell {
        guard node.knowledge.indices.contains(index), let known = node.knowledge[index] else {
            return Cell(
                text: String(Character(glyphs.unknown)), sign: glyphs.unknown, level: nil, ink: .muted)
        }
        guard known.via != nil else {
            return Cell(text: String(Character(glyphs.own)), sign: glyphs.own, level: 1, ink: .good)
        }
        let digit = known.generations < 10 ? Unicode.Scalar(UInt8(48 + known.generations)) : "+"
        return Cell(
            text: "\(known.generations)\(glyphs.from)\(known.origin)", sign: digit,
            level: max(0.1, 0.8 - 0.2 * Double(known.generations - 1)), ink: .accent)
    }

    private init(distance context: PaneContext, _ snapshot: MeshSnapshot) {
        columns = snapshot.nodes.map { $0.id.description }
        let distances = context.view.metrics?.distances
        cells = { row in
            snapshot.nodes.map { column in
                guard let distance = distances?.distance(snapshot.nodes[row].id, column.id) else {
                    return .unknown
                }
                guard distance.isFinite else {
                    return Cell(text: NumberText.fixed(distance, 0), sign: "!", level: nil, ink: .bad)
                }
                let level = min(1, distance / HeatGrid.unrelated)
                return Cell(text: NumberText.fixed(distance, 2), level: level)
            }
        }
        summary = nil
        legend = ("0 the same", "1.41 unrelated")
    }

    /// ‖a - b‖ over ‖a‖ for two that are as long and at right angles.
    private static let unrelated = 2.0.squareRoot()

    private static func mean(_ values: [Double]) -> Double? {
        values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    }
}
