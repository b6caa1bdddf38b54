import GANCore
import MeshModel

/// How the selected node's training goes: losses, scores or gradient norms of D (solid) and G (dashed) over its steps, with
/// their extremes and what was done to the node; or its accuracy over time, beside the mesh's.
enum LossPane {
    static func content(_ context: PaneContext, _ size: Size) -> PaneContent {
        let view = context.state.losses
        guard let snapshot = context.view.snapshot, let node = context.selected else {
            return .empty([view.figure.title], size, "no node is selected")
        }
        let name = "\(view.figure.title) of node \(node.id)"
        let (plot, newest) =
            view.figure.quantities.map { stepPlot(of: node, snapshot, $0, view) }
            ?? accuracyPlot(of: node, context.view.metricsHistory, view)
        let nothing = view.figure == .accuracy ? "nothing measured yet" : "no steps yet"
        guard let plot else { return .empty([name], size, nothing) }
        let canvas = plot.canvas(context.capabilities, size)
        let title = [name] + zoomText(view) + zip(view.figure.names, newest).map { "\($0) \($1)" }
        return canvas.map { PaneContent(title: title, canvas: $0) } ?? .empty(title, size, nothing)
    }

    private static func zoomText(_ view: LossView) -> [String] {
        view.zoom > 0 ? ["last 1/\(1 << view.zoom)"] : []
    }

    /// The plot of what the node's steps measured, and the newest values.
    private static func stepPlot(
        of node: MeshSnapshot.Node, _ snapshot: MeshSnapshot,
        _ quantities: [KeyPath<StepReport, Float>], _ view: LossView
    ) -> (CurvePlot?, [String]) {
        let points = node.history.points
        guard node.stepCount > 0, let first = points.first, let last = points.last else { return (nil, []) }
        let end = max(node.stepCount - 1, last.firstStep, first.firstStep + 1)
        let curves = quantities.enumerated().map { index, quantity in
            curve(
                index, view.figure,
                points.map { point in
                    PlotCurve.Point(
                        time: point.firstStep, mean: Double(point.mean[keyPath: quantity]),
                        minimum: Double(point.minimum[keyPath: quantity]),
                        maximum: Double(point.maximum[keyPath: quantity]))
                })
        }
        let plot = CurvePlot(
            curves: curves, range: view.figure.range, times: view.steps(from: first.firstStep, to: end),
            marks: PlotMark.interventions(on: node, snapshot), unit: "step")
        return (plot, quantities.map { NumberText.short(Double(node.report[keyPath: $0])) })
    }

    /// The plot of the node's accuracy and of the mesh's mean, by ticks, and the newest values.
    private static func accuracyPlot(
        of node: MeshSnapshot.Node, _ history: MetricsHistory, _ view: LossView
    ) -> (CurvePlot?, [String]) {
        guard let own = history.accuracy(of: node.id), let first = history.meanAccuracy.points.first,
            let last = history.meanAccuracy.points.last
        else { return (nil, []) }
        let histories = [own, history.meanAccuracy]
        let curves = histories.enumerated().map { index, history in
            curve(
                index, view.figure,
                history.points.map {
                    PlotCurve.Point(
                        time: $0.firstTick, mean: $0.mean, minimum: $0.minimum, maximum: $0.maximum)
                })
        }
        let plot = CurvePlot(
            curves: curves, range: view.figure.range,
            times: view.steps(from: first.firstTick, to: last.firstTick), marks: [], unit: "tick")
        return (plot, histories.map { $0.last.map { NumberText.percent($0, decimals: 1) } ?? "-" })
    }

    private static func curve(_ index: Int, _ figure: LossFigure, _ points: [PlotCurve.Point]) -> PlotCurve {
        PlotCurve(
            name: figure.names[index], ink: index == 0 ? .discriminator : .generator, isDashed: index == 1,
            points: points)
    }
}
