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
        let times = view.steps(from: first.firstStep, to: end)
        let single = view.zoom > 0 ? singleSteps(of: node, in: times) : nil
        let curves = quantities.enumerated().map { index, quantity in
            curve(index, figure, (single ?? points).map { PlotCurve.Point($0, quantity) })
        }
        let plot = CurvePlot(
            curves: curves, range: figure.range, times: times,
            marks: PlotMark.interventions(on: node, engine, by: .step), unit: .step,
            detail: single == nil ? "" : "every single step")
        return (plot, quantities.map { NumberText.short(Double($0(node.report))) })
    }

    /// Every step of a time as it was; nil where not all are there, or more than dots show.
    private static func singleSteps(
        of node: MeshSnapshot.Node, in times: ClosedRange<Int>
    ) -> [LossHistory.Point]? {
        let last = min(times.upperBound, node.stepCount - 1)
        guard times.lowerBound <= last, last - times.lowerBound < singleStepLimit,
            node.steps[times.lowerBound] != nil, node.steps[last] != nil
        else { return nil }
        return (times.lowerBound...last).compactMap { step in
            node.steps[step].map {
                LossHistory.Point(firstStep: step, mean: $0, minimum: $0, maximum: $0)
            }
        }
    }

    /// As many as a plot 500 cells wide shows apart, four to a column of dots.
    private static let singleStepLimit = 4_000

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

extension PlotCurve.Point {
    fileprivate init(_ point: LossHistory.Point, _ quantity: (StepReport) -> Float) {
        self.init(
            time: point.firstStep, mean: Double(quantity(point.mean)),
            minimum: Double(quantity(point.minimum)), maximum: Double(quantity(point.maximum)))
    }
}
