import MeshModel

/// How the selected node's training goes: one ``TrainingFigure``, as large as the pane.
enum LossPane {
    static func content(_ context: PaneContext, _ size: Size) -> PaneContent {
        let view = context.state.losses
        guard let node = context.selected else {
            return .empty([view.figure.title], size, "no node is selected")
        }
        let figure = TrainingFigure(view.figure, of: node, context, view, room: size)
        let name = "\(figure.title) of node \(node.id)"
        guard let canvas = figure.canvas else { return .empty([name], size, figure.absence) }
        let isCurve = LossFigure.curves.contains(view.figure)
        return PaneContent(
            title: [name] + (isCurve ? zoomText(view) : []) + figure.values, canvas: canvas)
    }

    private static func zoomText(_ view: LossView) -> [String] {
        view.zoom > 0 ? ["last 1/\(1 << view.zoom)"] : []
    }
}
