import MeshModel

/// How the selected node's training goes: one ``TrainingPlot``, as large as the pane.
enum LossPane {
    static func content(_ context: PaneContext, _ size: Size) -> PaneContent {
        let view = context.state.losses
        guard let node = context.selected else {
            return .empty([view.figure.title], size, "no node is selected")
        }
        let training = TrainingPlot(view.figure, of: node, context.view, view)
        let name = "\(view.figure.title) of node \(node.id)"
        guard let plot = training.plot else { return .empty([name], size, training.absence) }
        let title = [name] + zoomText(view) + training.values
        return plot.canvas(context.capabilities, size).map { PaneContent(title: title, canvas: $0) }
            ?? .empty(title, size, training.absence)
    }

    private static func zoomText(_ view: LossView) -> [String] {
        view.zoom > 0 ? ["last 1/\(1 << view.zoom)"] : []
    }
}
