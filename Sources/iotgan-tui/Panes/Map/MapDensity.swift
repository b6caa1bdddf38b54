import MeshModel

/// A mesh of more nodes than the map has room for, as a map of where they are: shades for how many, colours for their state
/// or accuracy, and a legend.
struct MapDensity {
    /// Below it there is no row for a legend.
    static let leastHeight = 4

    private let scene: MapScene
    private let colouring: MapView.Colouring
    private let bin: Size
    private let columns: Int
    private let rows: Int
    private var counts: [Int]
    private var worst: [NodeState]
    private var accuracySums: [Double]
    private var largest = 0

    init(_ scene: MapScene, _ context: PaneContext) {
        self.scene = scene
        colouring = context.state.map.colouring
        let area = scene.geometry.area
        bin = Self.binSize(scene.geometry)
        columns = max(1, (area.width + bin.width - 1) / bin.width)
        rows = max(1, (area.height + bin.height - 1) / bin.height)
        counts = Array(repeating: 0, count: columns * rows)
        worst = Array(repeating: .training, count: columns * rows)
        accuracySums = Array(repeating: 0, count: columns * rows)
        let accuracies = colouring == .accuracy ? context.accuracyByNode : [:]
        for (number, place) in scene.geometry.places.enumerated() where place.isInside {
            let index = index(of: Point(place.card.x, place.card.y))
            counts[index] += 1
            worst[index] = max(worst[index], scene.states[number])
            accuracySums[index] += accuracies[place.id] ?? 0
            largest = max(largest, counts[index])
        }
    }

    /// The smallest bins that hold a node on average, about as high as wide.
    static func binSize(_ geometry: MapGeometry) -> Size {
        let nodes = geometry.places.count { $0.isInside }
        let cells = geometry.area.width * geometry.area.height
        let sizes = [Size(1, 1), Size(2, 1), Size(4, 2), Size(6, 3), Size(8, 4)]
        return sizes.first { cells <= nodes * $0.width * $0.height } ?? Size(8, 4)
    }

    private func index(of point: Point) -> Int {
        let column = min(max(0, (point.x - scene.geometry.area.x) / bin.width), columns - 1)
        let row = min(max(0, (point.y - scene.geometry.area.y) / bin.height), rows - 1)
        return row * columns + column
    }

    func draw(on canvas: inout Canvas) {
        let area = scene.geometry.area
        for index in counts.indices where counts[index] > 0 {
            let frame = Rect(
                x: area.x + index % columns * bin.width, y: area.y + index / columns * bin.height,
                width: bin.width, height: bin.height
            ).intersection(area)
            canvas.fill(frame, with: Cell(scene.glyphs.shades[shade(counts[index])], Style(ink(index))))
            guard let sign = sign(index) else { continue }
            let middle = frame.middle
            canvas.put(middle.x, middle.y, sign, Style(ink(index), .bold))
        }
        drawSelected(on: &canvas)
        if area.height < canvas.height { drawLegend(on: &canvas) }
    }

    /// Four shades for as many equal steps of the largest count.
    private func shade(_ count: Int) -> Int { min(3, (4 * count - 1) / max(4, largest)) }

    private func ink(_ index: Int) -> Ink {
        switch colouring {
        case .state: NodeMarks.style(worst[index]).foreground
        case .accuracy: Self.ink(accuracySums[index] / Double(counts[index]))
        }
    }

    private static func ink(_ accuracy: Double) -> Ink {
        accuracy >= 0.8 ? .good : accuracy >= 0.5 ? .warning : .bad
    }

    /// What the colour says, for eyes and terminals that tell no colours: the mark of a state that somebody should look at,
    /// or tenths of accuracy.
    private func sign(_ index: Int) -> Unicode.Scalar? {
        switch colouring {
        case .state:
            return worst[index] >= .frozen ? NodeMarks.mark(worst[index], scene.glyphs) : nil
        case .accuracy:
            guard bin.width > 1 || scene.capabilities.colours == .mono else { return nil }
            let share = min(0.99, max(0, accuracySums[index] / Double(counts[index])))
            return Unicode.Scalar(UInt8(ascii: "0") + UInt8(share.isFinite ? share * 10 : 0))
        }
    }

    private func drawSelected(on canvas: inout Canvas) {
        guard let selected = scene.selected, let number = scene.geometry.number(of: selected) else { return }
        let place = scene.geometry.places[number]
        guard place.isInside else { return }
        let style = MapNodes.style(scene.states[number], isSelected: true)
        let text = selected.description
        let x = min(place.card.x, max(scene.geometry.area.x, scene.geometry.area.maxX - 1 - text.count))
        canvas.put(x, place.card.y, NodeMarks.mark(scene.states[number], scene.glyphs), style)
        canvas.write(x + 1, place.card.y, text, style)
    }

    private func drawLegend(on canvas: inout Canvas) {
        let row = canvas.height - 1
        var x = 0
        func write(_ text: String, _ style: Style) {
            guard x + text.count <= canvas.width else { return }
            x = canvas.write(x, row, text, style)
        }
        for (level, shade) in scene.glyphs.shades.enumerated() {
            let range = (1...max(1, largest)).filter { self.shade($0) == level }
            guard let first = range.first, let last = range.last else { continue }
            write("\(Character(shade))", .muted)
            write(" \(first)\(last > first ? "-\(last)" : "")  ", .muted)
        }
        for (text, ink) in legendOfColours { write(text + "  ", Style(ink)) }
    }

    /// The states that occur, or the borders of accuracy.
    private var legendOfColours: [(String, Ink)] {
        switch colouring {
        case .accuracy: [("<50 %", .bad), ("50-80 %", .warning), (">80 %", .good)]
        case .state:
            Set(zip(counts, worst).filter { $0.0 > 0 }.map(\.1)).sorted(by: >).map { state in
                (
                    "\(Character(NodeMarks.mark(state, scene.glyphs))) \(state.name)",
                    NodeMarks.style(state).foreground
                )
            }
        }
    }
}
