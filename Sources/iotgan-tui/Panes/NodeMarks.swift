import MeshModel

/// Signs that several panes use for the same things.
enum NodeMarks {
    static func mark(_ state: NodeState, _ glyphs: Glyphs) -> Unicode.Scalar {
        switch state {
        case .training: glyphs.training
        case .transmitting: glyphs.transmitting
        case .receiving: glyphs.receiving
        case .listening: glyphs.listening
        case .frozen: glyphs.frozen
        case .dark: glyphs.dark
        case .unbalanced: glyphs.unbalanced
        case .poisoned: glyphs.poisoned
        case .quarantined: glyphs.quarantined
        case .diverging: glyphs.diverging
        }
    }

    static func style(_ state: NodeState) -> Style {
        switch state {
        case .training: Style(.good)
        case .transmitting: Style(.transfer)
        case .receiving: Style(.accent)
        case .listening, .dark: Style(.muted)
        case .frozen: Style(.discriminator)
        case .unbalanced, .quarantined: Style(.warning)
        case .poisoned, .diverging: Style(.bad)
        }
    }

    /// One sign for each class: own, learned, unknown.
    static func drawClasses(
        _ node: MeshSnapshot.Node, _ glyphs: Glyphs, on canvas: inout Canvas, at point: Point
    ) {
        for index in node.knowledge.indices {
            let (mark, style) = classMark(node, index, glyphs)
            canvas.put(point.x + index, point.y, mark, style)
        }
    }

    static func classMark(_ node: MeshSnapshot.Node, _ index: Int, _ glyphs: Glyphs) -> (
        Unicode.Scalar, Style
    ) {
        classMark(node.knowledge.indices.contains(index) ? node.knowledge[index] : nil, glyphs)
    }

    static func classMark(_ knowledge: ClassKnowledge?, _ glyphs: Glyphs) -> (Unicode.Scalar, Style) {
        guard let knowledge else { return (glyphs.unknown, .muted) }
        return knowledge.via == nil ? (glyphs.own, Style(.good)) : (glyphs.learned, Style(.accent))
    }

    /// A bar of `cells` cells; the last tenth of a battery is red.
    static func drawBattery(
        _ charge: Double, cells: Int, _ glyphs: Glyphs, on canvas: inout Canvas, at point: Point
    ) {
        let share = charge.isFinite ? min(1, max(0, charge)) : 0
        let full = share > 0 ? max(1, Int((share * Double(cells)).rounded())) : 0
        let ink = ink(ofCharge: share)
        for cell in 0..<max(0, cells) {
            let isFull = cell < full
            canvas.put(
                point.x + cell, point.y, isFull ? glyphs.charged : glyphs.discharged,
                Style(isFull ? ink : .muted))
        }
    }

    /// The last third of a battery is a warning, its last tenth is red.
    static func ink(ofCharge share: Double) -> Ink { share > 0.3 ? .good : share > 0.1 ? .warning : .bad }
}
