import GANCore
import MeshModel

/// What a frame of the slow motion shows below its words.
struct SlowMotionFrame {
    let step: StepDissection
    let context: PaneContext

    /// Columns from which on two things stand side by side.
    private static let widthOfTwo = 110
    private static let gap = 3

    func draw(_ stage: SlowMotionStage, on canvas: inout Canvas) {
        switch stage {
        case .batch: drawBatch(on: &canvas)
        case .forward: drawForward(on: &canvas)
        case .losses: drawLosses(on: &canvas)
        case .gradients: drawGradients(on: &canvas)
        case .update: drawUpdate(on: &canvas)
        }
    }

    private func drawBatch(on canvas: inout Canvas) {
        shelf(step.real.images) { [.init(name(of: $0), .standard)] }
            .draw("x: real", context, on: &canvas, in: canvas.bounds)
    }

    private func drawForward(on canvas: inout Canvas) {
        let half = canvas.height / 2
        let areas = [
            Rect(x: 0, y: 0, width: canvas.width, height: half),
            Rect(x: 0, y: half, width: canvas.width, height: half),
        ]
        shelf(step.real.images) { [.init(score(step.real.before[$0]), .discriminator)] }
            .draw(mean("x: real, D(x) on average", step.real.before), context, on: &canvas, in: areas[0])
        shelf(step.fake.images) { [.init(score(step.fake.before[$0]), .generator)] }
            .draw(
                mean("G(z): fakes, D(G(z)) on average", step.fake.before), context, on: &canvas, in: areas[1])
    }

    private func drawGradients(on canvas: inout Canvas) {
        let bars = LayerBars(
            discriminator: rows("D", step.discriminator, \.gradientNorm) { _ in "" },
            generator: rows("G", step.generator, \.gradientNorm) { _ in "" })
        canvas.write(0, 0, "layer, values in and out, |gradient|", .muted)
        let report = step.report
        bars.draw(
            context.capabilities, on: &canvas,
            in: Rect(x: 0, y: 1, width: canvas.width, height: canvas.height - 3))
        let y = min(canvas.height - 1, bars.height + 2)
        let end = canvas.write(
            0, y, "all of D \(NumberText.fixed(Double(report.discriminatorGradientNorm), 3))",
            Style(.discriminator))
        canvas.write(
            end + 3, y, "all of G \(NumberText.fixed(Double(report.generatorGradientNorm), 3))",
            Style(.generator))
    }

    private func drawUpdate(on canvas: inout Canvas) {
        let isWide = canvas.width >= Self.widthOfTwo
        let barWidth = isWide ? canvas.width * 3 / 5 : canvas.width
        let bars = LayerBars(
            discriminator: rows("D", step.discriminator, \.relative) { _ in "" },
            generator: rows("G", step.generator, \.relative) { _ in "" })
        canvas.write(0, 0, "layer, values in and out, |change of W| / |W|", .muted)
        bars.draw(
            context.capabilities, on: &canvas,
            in: Rect(x: 0, y: 1, width: barWidth, height: canvas.height - 1))
        let scoresAt = isWide ? Point(barWidth + Self.gap, 1) : Point(0, bars.height + 1)
        for (row, line) in changes.enumerated() {
            canvas.write(
                scoresAt.x, scoresAt.y + row, line.text, Style(line.ink), limit: canvas.width - scoresAt.x)
        }
        let y = max(1 + bars.height, scoresAt.y + changes.count) + (canvas.height > 24 ? 1 : 0)
        guard canvas.height - y >= 6 else { return }
        PictureShelf(
            pictures: picks(step.generated.images).map { index in
                PictureShelf.Entry(
                    pictures: [picture(step.generated.images, index), picture(step.regenerated, index)],
                    captions: [
                        .init(score(step.generated.before[index]), .generator),
                        .init(score(step.generated.after[index]), .generator),
                    ])
            }
        )
        .draw(
            "G of the same numbers, before and after, with D's scores", context, on: &canvas,
            in: Rect(x: 0, y: y, width: canvas.width, height: canvas.height - y))
    }

    /// D's mean scores, before and after each of the two updates.
    private var changes: [(text: String, ink: Ink)] {
        func change(_ name: String, _ scored: StepDissection.Scored) -> String {
            "\(name)  \(score(scored.before.mean)) to \(score(scored.after.mean))"
        }
        return [
            (change("D learns: D(x) of real", step.real), .discriminator),
            (change("D learns: D(G(z)) of fakes", step.fake), .discriminator),
            (change("G learns: D(G(z)) of new fakes", step.generated), .generator),
        ]
    }
}

// The losses.
extension SlowMotionFrame {
    private func drawLosses(on canvas: inout Canvas) {
        let isWide = canvas.width >= Self.widthOfTwo
        let lines = terms
        let width = isWide ? canvas.width / 2 : canvas.width
        for (row, line) in lines.enumerated() {
            let end = canvas.write(0, row, line.text, line.style, limit: width)
            guard let value = line.value else { continue }
            let number = NumberText.fixed(Double(value), 4)
            canvas.write(max(end + 1, min(width - 8, 62)), row, number, line.style)
        }
        let bars = ScoreBars(
            scores: ScoreHistogram(real: step.real.before, fake: step.fake.before),
            titles: ["D(x) of \(step.real.before.count) real", "D(G(z)) of \(step.fake.before.count) fakes"])
        let x = isWide ? width + Self.gap : 0
        let y = isWide ? 0 : lines.count
        bars.draw(
            context.capabilities, on: &canvas,
            in: Rect(x: x, y: y, width: canvas.width - x, height: min(canvas.height - y, 24)))
    }

    private struct Line {
        var text: String
        var value: Float?
        var style = Style.standard
    }

    private var terms: [Line] {
        let loss = step.configuration.loss
        let gamma = step.configuration.r1Gamma
        var lines = [
            Line(
                text: "L_D, what D pays", value: step.report.discriminatorLoss,
                style: Style(.discriminator, .bold)),
            Line(text: "  for real: mean of \(loss.realFormula)", value: step.realLoss),
            Line(text: "  for fakes: mean of \(loss.fakeFormula)", value: step.fakeLoss),
        ]
        if gamma > 0 {
            lines.append(
                Line(
                    text:
                        "  and besides, for steepness: \(NumberText.short(Double(gamma / 2)).withoutZeros) mean |dD(x)/dx|^2",
                    value: step.report.gradientPenalty))
        }
        lines.append(
            Line(text: "L_G, what G pays", value: step.report.generatorLoss, style: Style(.generator, .bold)))
        lines.append(Line(text: "  for fakes: mean of \(loss.generatorFormula)", value: nil))
        return lines
    }
}

// Parts.
extension SlowMotionFrame {
    private func rows(
        _ network: String, _ layers: [StepDissection.Layer], _ value: KeyPath<StepDissection.Layer, Float>,
        _ note: (StepDissection.Layer) -> String
    ) -> [LayerBars.Row] {
        layers.enumerated().map { index, layer in
            LayerBars.Row(
                name: "\(network) \(index + 1): \(layer.inputs) to \(layer.outputs)",
                value: Double(layer[keyPath: value]),
                text: NumberText.fixed(Double(layer[keyPath: value]), 4), note: note(layer))
        }
    }

    private func shelf(
        _ images: LabelledImages, _ captions: (Int) -> [PictureShelf.Caption]
    ) -> PictureShelf {
        PictureShelf(
            pictures: picks(images).map {
                PictureShelf.Entry(pictures: [picture(images, $0)], captions: captions($0))
            })
    }

    /// The images, by class.
    private func picks(_ images: LabelledImages) -> [Int] {
        images.labels.indices.sorted { (images.labels[$0], $0) < (images.labels[$1], $1) }
    }

    private func picture(_ images: LabelledImages, _ index: Int) -> GreyPicture {
        GreyPicture(
            side: images.side, pixels: images.image(index), contrast: context.state.settings.pictureContrast)
    }

    private func name(of index: Int) -> String { context.className(Int(step.real.images.labels[index])) }

    private func mean(_ title: String, _ scores: [Float]) -> String { "\(title) \(score(scores.mean))" }

    private func score(_ value: Float) -> String { NumberText.fixed(Double(value), 2) }
}

extension StepDissection.Layer {
    fileprivate var relative: Float { relativeChange ?? 0 }
}

extension [Float] {
    fileprivate var mean: Float { reduce(0, +) / Float(Swift.max(1, count)) }
}

extension AdversarialLoss {
    /// What D pays for a real sample; d is the logit whose sigmoid is D's score.
    fileprivate var realFormula: String {
        switch self {
        case .nonSaturating: "-log D(x)"
        case .hinge: "max(0, 1 - d(x))"
        case .leastSquares: "(d(x) - 1)^2 / 2"
        }
    }

    fileprivate var fakeFormula: String {
        switch self {
        case .nonSaturating: "-log(1 - D(G(z)))"
        case .hinge: "max(0, 1 + d(G(z)))"
        case .leastSquares: "d(G(z))^2 / 2"
        }
    }

    fileprivate var generatorFormula: String {
        switch self {
        case .nonSaturating: "-log D(G(z)), by the new D"
        case .hinge: "-d(G(z)), by the new D"
        case .leastSquares: "(d(G(z)) - 1)^2 / 2, by the new D"
        }
    }
}
