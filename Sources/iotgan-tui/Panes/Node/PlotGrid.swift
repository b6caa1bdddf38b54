import MeshModel

/// Every plot of a node's training side by side, each with its own axis, below a line with its newest values.
struct PlotGrid {
    private let node: MeshSnapshot.Node

    static let columns = 2
    /// A plot with fewer rows says nothing.
    private static let leastHeight = 7
    private static let gap = 2

    static var leastRows: Int { (LossFigure.allCases.count + columns - 1) / columns * leastHeight }

    init(_ node: MeshSnapshot.Node) {
        self.node = node
    }

    func draw(_ context: PaneContext, on canvas: inout Canvas, in area: Rect) {
        let rows = (LossFigure.allCases.count + PlotGrid.columns - 1) / PlotGrid.columns
        let width = (area.width + PlotGrid.gap) / PlotGrid.columns - PlotGrid.gap
        for (index, figure) in LossFigure.allCases.enumerated() {
            let top = index / PlotGrid.columns * area.height / rows
            let bottom = (index / PlotGrid.columns + 1) * area.height / rows
            let cell = Rect(
                x: area.x + index % PlotGrid.columns * (width + PlotGrid.gap), y: area.y + top, width: width,
                height: bottom - top)
            draw(TrainingPlot(figure, of: node, context.view), context.capabilities, on: &canvas, in: cell)
        }
    }

    private func draw(
        _ training: TrainingPlot, _ capabilities: Capabilities, on canvas: inout Canvas, in cell: Rect
    ) {
        var x = canvas.write(cell.x, cell.y, training.figure.title, .bold, limit: cell.width)
        for (index, value) in training.values.enumerated() where x + 2 + value.count <= cell.maxX {
            x = canvas.write(x + 2, cell.y, value, Style(index == 0 ? .discriminator : .generator))
        }
        let room = Size(cell.width, cell.height - 1)
        if let plot = training.plot?.canvas(capabilities, room) {
            canvas.draw(plot, at: cell.x, cell.y + 1)
        } else {
            canvas.write(cell.x, cell.y + 1, training.absence, .muted, limit: cell.width)
        }
    }
}
