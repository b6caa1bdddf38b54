import GANCore
import MeshModel

/// How the selected node's training goes, over its steps: losses, scores or gradient norms of D (solid) and G (dashed),
/// their extremes, and what was done to the node.
enum LossPane {
    static func content(_ context: PaneContext, _ size: Size) -> PaneContent {
        let view = context.state.losses
        guard let snapshot = context.view.snapshot, let node = context.selected else {
            return .empty([view.figure.title], size, "no node is selected")
        }
        let name = "\(view.figure.title) of node \(node.id)"
        guard node.stepCount > 0, let plot = plot(of: node, snapshot, view) else {
            return .empty([name], size, "no steps yet")
        }
        let canvas = plot.canvas(context.capabilities, size)
        let title = [name] + zoomText(view) + newest(node, view.figure)
        return canvas.map { PaneContent(title: title, canvas: $0) } ?? .empty(title, size, "no steps yet")
    }

    private static func zoomText(_ view: LossView) -> [String] {
        view.zoom > 0 ? ["last 1/\(1 << view.zoom)"] : []
    }

    private static func newest(_ node: MeshSnapshot.Node, _ figure: LossFigure) -> [String] {
        figure.names.enumerated().map { "\($1) \(NumberText.short(figure.value($0, node.report)))" }
    }

    private static func plot(
        of node: MeshSnapshot.Node, _ snapshot: MeshSnapshot, _ view: LossView
    ) -> CurvePlot? {
        guard let first = node.history.points.first, let last = node.history.points.last else { return nil }
        let end = max(node.stepCount - 1, last.firstStep, first.firstStep + 1)
        return CurvePlot(
            curves: curves(node.history.points, view.figure), range: view.figure.range,
            times: view.steps(from: first.firstStep, to: end),
            marks: PlotMark.interventions(on: node, snapshot), unit: "step")
    }

    private static func curves(_ points: [LossHistory.Point], _ figure: LossFigure) -> [PlotCurve] {
        let inks: [Ink] = [.discriminator, .generator]
        return figure.names.indices.map { index in
            PlotCurve(
                name: figure.names[index], ink: inks[index], isDashed: index == 1,
                points: points.map { point in
                    PlotCurve.Point(
                        time: point.firstStep, mean: figure.value(index, point.mean),
                        minimum: figure.value(index, point.minimum),
                        maximum: figure.value(index, point.maximum))
                })
        }
    }
}
