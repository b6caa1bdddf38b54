import MeshModel

/// One figure of every node, as a table shows it.
struct TableColumn: Sendable {
    /// What stands in a row.
    enum Content: Sendable {
        /// Nil where a node has no such figure.
        case number(@Sendable (NodeFigures) -> Double?, format: @Sendable (Double) -> String)
        case text(@Sendable (NodeFigures) -> String)
        /// A drawing, and the number that it is sorted by.
        case drawing(
            @Sendable (NodeFigures) -> Double?,
            @Sendable (NodeFigures, _ width: Int, _ glyphs: Glyphs) -> Canvas)
    }

    /// The header, its unit included.
    let name: @Sendable (Glyphs) -> String
    let width: Int
    let content: Content
    let ink: @Sendable (NodeFigures) -> Ink
    /// Whether the mean over all rows says anything.
    var hasMean = true

    init(
        _ name: String, width: Int, ink: Ink = .standard, hasMean: Bool = true,
        _ value: @escaping @Sendable (NodeFigures) -> Double?,
        format: @escaping @Sendable (Double) -> String = NumberText.short
    ) {
        self.init(
            name: { _ in name }, width: width, content: .number(value, format: format), ink: { _ in ink },
            hasMean: hasMean)
    }

    init(
        name: @escaping @Sendable (Glyphs) -> String, width: Int, content: Content,
        ink: @escaping @Sendable (NodeFigures) -> Ink = { _ in .standard }, hasMean: Bool = true
    ) {
        self.name = name
        self.width = width
        self.content = content
        self.ink = ink
        self.hasMean = hasMean
    }

    /// Numbers end below each other, words and drawings begin below each other.
    var isNumber: Bool { if case .number = content { true } else { false } }

    /// Whether `first` stands before `second` in a rising order. Whatever is no number is the largest.
    func rises(_ first: NodeFigures, _ second: NodeFigures) -> Bool? {
        switch content {
        case .text(let text):
            let (one, other) = (text(first), text(second))
            return one == other ? nil : one < other
        case .number(let value, _), .drawing(let value, _):
            let (one, other) = (rank(value(first)), rank(value(second)))
            return one == other ? nil : one < other
        }
    }

    /// Whether a node has the figure; one that has not stands last in either order.
    func isKnown(_ row: NodeFigures) -> Bool {
        switch content {
        case .text: true
        case .number(let value, _), .drawing(let value, _): value(row) != nil
        }
    }

    private func rank(_ value: Double?) -> Double {
        guard let value, !value.isNaN else { return .infinity }
        return value
    }
}

// Columns that more than one table has.
extension TableColumn {
    static let node = TableColumn(
        name: { _ in "node" }, width: 5,
        content: .drawing(
            { Double($0.node.id.number) },
            { row, width, glyphs in
                var canvas = Canvas(Size(width, 1))
                let style = NodeMarks.style(NodeState(row.node))
                canvas.put(0, 0, NodeMarks.mark(NodeState(row.node), glyphs), style)
                canvas.write(1, 0, row.node.id.description, .bold)
                return canvas
            }), hasMean: false)

    static let radio = TableColumn(
        name: { _ in "radio" }, width: 16, content: .text { $0.node.radio.rawValue })

    static let charge = TableColumn(
        name: { _ in "batt%" }, width: 5,
        content: .number({ $0.node.energy.charge * 100 }, format: { NumberText.fixed($0, 0) }),
        ink: { NodeMarks.ink(ofCharge: $0.node.energy.charge) })
}
