import MeshModel

/// The figures of a node's training side by side, each below a line with its newest values: the curves, and where there is
/// room what is now.
struct PlotGrid {
    private let node: MeshSnapshot.Node

    static let columns = 2
    /// A plot with fewer rows says nothing.
    private static let leastHeight = 7
    private static let gap = 2

    static var leastRows: Int { rows(of: LossFigure.curves) * leastHeight }
    /// With everything.
    static var wholeRows: Int { rows(of: LossFigure.allCases) * leastHeight }

    private static func rows(of figures: [LossFigure]) -> Int {
        (figures.count + columns - 1) / columns
    }

    init(_ node: MeshSnapshot.Node) {
        self.node = node
    }

    func draw(_ context: PaneContext, on canvas: inout Canvas, in area: Rect) {
        let figures = area.height >= PlotGrid.wholeRows ? LossFigure.allCases : LossFigure.curves
        let rows = PlotGrid.rows(of: figures)
        let width = (area.width + PlotGrid.gap) / PlotGrid.columns - PlotGrid.gap
        for (index, figure) in figures.enumerated() {
            let top = index / PlotGrid.columns * area.height / rows
            let bottom = (index / PlotGrid.columns + 1) * area.height / rows
            let cell = Rect(
                x: area.x + index % PlotGrid.columns * (width + PlotGrid.gap), y: area.y + top, width: width,
                height: bottom - top)
            draw(figure, context, on: &canvas, in: cell)
        }
    }

    private func draw(_ figure: LossFigure, _ context: PaneContext, on canvas: inout Canvas, in cell: Rect) {
        let training = TrainingFigure(
            figure, of: node, context, room: Size(cell.width, cell.height - 1))
        var x = canvas.write(cell.x, cell.y, training.title, .bold, limit: cell.width)
        for (index, value) in training.values.enumerated() where x + 2 + value.count <= cell.maxX {
            x = canvas.write(x + 2, cell.y, value, Style(index == 0 ? .discriminator : .generator))
        }
        if let drawn = training.canvas {
            canvas.draw(drawn, at: cell.x, cell.y + 1)
        } else {
            canvas.write(cell.x, cell.y + 1, training.absence, .muted, limit: cell.width)
        }
    }
}
