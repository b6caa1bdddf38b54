import GANCore
import MeshModel

/// One figure of a node's training, ready to be drawn in a room: curves over time, or how scores and layers are now.
struct TrainingFigure {
    let title: String
    /// The newest values, of D first.
    let values: [String]
    /// nil where there is nothing to be seen yet, or no room for it.
    let canvas: Canvas?
    /// Why there is nothing.
    let absence: String

    init(
        _ figure: LossFigure, of node: MeshSnapshot.Node, _ context: PaneContext,
        _ view: LossView = LossView(),
        room: Size
    ) {
        title = figure.title
        switch figure {
        case .losses, .scores, .gradients, .accuracy:
            let training = TrainingPlot(figure, of: node, context.view, view)
            values = training.values
            absence = training.absence
            canvas = training.plot?.canvas(context.capabilities, room)
        case .histograms:
            values = [
                "D(x) \(NumberText.short(Double(node.report.realScore)))",
                "D(G(z)) \(NumberText.short(Double(node.report.fakeScore)))",
            ]
            absence = node.scores.isEmpty ? "no steps yet" : "no room"
            canvas = Self.histograms(node, context.capabilities, room)
        case .layers:
            values = [
                "D \(NumberText.short(Double(node.report.discriminatorGradientNorm)))",
                "G \(NumberText.short(Double(node.report.generatorGradientNorm)))",
            ]
            absence = "no steps yet"
            canvas = Self.layers(node, context.capabilities, room)
        }
    }

    private static func histograms(
        _ node: MeshSnapshot.Node, _ capabilities: Capabilities, _ room: Size
    ) -> Canvas? {
        guard !node.scores.isEmpty else { return nil }
        var canvas = Canvas(room)
        let bars = ScoreBars(scores: node.scores, titles: ["D(x) of real samples", "D(G(z)) of fakes"])
        return bars.draw(capabilities, on: &canvas, in: canvas.bounds) ? canvas : nil
    }

    private static func layers(
        _ node: MeshSnapshot.Node, _ capabilities: Capabilities, _ room: Size
    ) -> Canvas? {
        let bars = LayerBars(
            discriminator: rows("D", node.discriminatorLayers), generator: rows("G", node.generatorLayers))
        guard bars.height > 0, room.height > 1 else { return nil }
        var canvas = Canvas(room)
        canvas.write(
            0, 0, "layer, |gradient| of the last step; |W| against the start", .muted, limit: room.width)
        bars.draw(
            capabilities, on: &canvas, in: Rect(x: 0, y: 1, width: room.width, height: room.height - 1))
        return canvas
    }

    private static func rows(_ network: String, _ layers: LayerNorms) -> [LayerBars.Row] {
        layers.gradients.enumerated().map { index, norm in
            let ratio = layers.weightRatios.indices.contains(index) ? layers.weightRatios[index] : nil
            return LayerBars.Row(
                name: "\(network) \(index + 1)", value: Double(norm), text: NumberText.fixed(Double(norm), 3),
                note: ratio.map { "|W| x \(NumberText.short(Double($0)))" } ?? "")
        }
    }
}
