import GANCore
import MeshModel

/// What is plotted of a node's training: losses, scores or gradient norms of D (solid) and G (dashed) over its steps, or
/// its accuracy over time beside the mesh's; with what was done to the node.
struct TrainingPlot {
    let figure: LossFigure
    /// nil where there is nothing to plot yet.
    let plot: CurvePlot?
    /// The newest value of each curve.
    let newest: [String]

    init(
        _ figure: LossFigure, of node: MeshSnapshot.Node, _ engine: EngineView, _ view: LossView = LossView()
    ) {
        self.figure = figure
        (plot, newest) =
            figure.quantities.map { Self.steps(of: node, engine, $0, figure, view) }
            ?? Self.accuracy(of: node, engine, figure, view)
    }

    /// Why there is no plot.
    var absence: String { figure == .accuracy ? "nothing measured yet" : "no steps yet" }

    /// The names of the curves with their newest values.
    var values: [String] { zip(figure.names, newest).map { "\($0) \($1)" } }

    /// What the node's steps measured.
    private static func steps(
        of node: MeshSnapshot.Node, _ engine: EngineView, _ quantities: [(StepReport) -> Float],
        _ figure: LossFigure, _ view: LossView
    ) -> (CurvePlot?, [String]) {
        let points = node.history.points
        guard node.stepCount > 0, let first = points.first, let last = points.last else { return (nil, []) }
        let end = max(node.stepCount - 1, last.firstStep, first.firstStep + 1)
        let curves = quantities.enumerated().map { index, quantity in
            curve(
                index, figure,
                points.map { point in
                    PlotCurve.Point(
                        time: point.firstStep, mean: Double(quantity(point.mean)),
                        minimum: Double(quantity(point.minimum)),
                        maximum: Double(quantity(point.maximum)))
                })
        }
        let plot = CurvePlot(
            curves: curves, range: figure.range, times: view.steps(from: first.firstStep, to: end),
            marks: PlotMark.interventions(on: node, engine, by: .step), unit: .step)
        return (plot, quantities.map { NumberText.short(Double($0(node.report))) })
    }

    /// The node's accuracy and the mesh's mean, by ticks.
    private static func accuracy(
        of node: MeshSnapshot.Node, _ engine: EngineView, _ figure: LossFigure, _ view: LossView
    ) -> (CurvePlot?, [String]) {
        let mean = engine.metricsHistory.meanAccuracy
        guard let own = engine.metricsHistory.accuracy(of: node.id), let first = mean.points.first,
            let last = mean.points.last
        else { return (nil, []) }
        let histories = [own, mean]
        let curves = histories.enumerated().map { index, history in
            curve(
                index, figure,
                history.points.map {
                    PlotCurve.Point(
                        time: $0.firstTick, mean: $0.mean, minimum: $0.minimum, maximum: $0.maximum)
                })
        }
        let plot = CurvePlot(
            curves: curves, range: figure.range, times: view.steps(from: first.firstTick, to: last.firstTick),
            marks: PlotMark.interventions(on: node, engine, by: .tick), unit: .tick)
        return (plot, histories.map { $0.last.map { NumberText.percent($0, decimals: 1) } ?? "-" })
    }

    private static func curve(_ index: Int, _ figure: LossFigure, _ points: [PlotCurve.Point]) -> PlotCurve {
        PlotCurve(
            name: figure.names[index], ink: index == 0 ? .discriminator : .generator, isDashed: index == 1,
            points: points)
    }
}
