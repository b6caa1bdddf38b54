/// One adversarial step taken apart: what it was given, what D and G made of it, and what it changed.
///
/// Of several updates of D in a step these are the last one's. `B` is the batch size, `P` the pixels of an image.
public struct StepDissection: Sendable, Equatable {
    /// A layer of a network in this step.
    public struct Layer: Sendable, Hashable {
        /// Values in, without the bias, and values out.
        public var inputs: Int
        public var outputs: Int
        /// ‖g‖, biases included; of D with the penalty's part.
        public var gradientNorm: Float
        /// ‖W‖ before the update, biases included.
        public var weightNorm: Float
        /// ‖ΔW‖: how far Adam moved the weights.
        public var changeNorm: Float

        /// ‖ΔW‖ / ‖W‖; nil where there are no weights but zeros.
        public var relativeChange: Float? { weightNorm > 0 ? changeNorm / weightNorm : nil }
    }

    /// Some samples with D's scores of them, before and after an update.
    public struct Scored: Sendable, Equatable {
        /// `B` images of `P` pixels with their labels.
        public var images: LabelledImages
        /// D's probability that each is real.
        public var before: [Float]
        /// The same after the update.
        public var after: [Float]
    }

    /// The steps that the GAN had made before.
    public var stepCount: Int
    public var configuration: GANConfiguration
    /// What the step reports.
    public var report = StepReport()
    /// L_D's part of real samples, a mean over the batch.
    public var realLoss: Float = 0
    /// L_D's part of generated samples, a mean over the batch.
    public var fakeLoss: Float = 0
    /// x: the samples of D's update.
    public var real: Scored
    /// G(z): what G made of latent vectors for the same labels.
    public var fake: Scored
    /// G(z'): what G made of fresh latent vectors for its own update; scored by D as it was after its update, before and
    /// after G's.
    public var generated: Scored
    /// What G makes of the same z' after its update.
    public var regenerated: LabelledImages
    /// From input to logits.
    public var discriminator: [Layer] = []
    /// From latent vector to image.
    public var generator: [Layer] = []
    /// The GAN after the step.
    var result: ConditionalGAN
}

extension ConditionalGAN {
    /// Takes apart the step that ``step(on:seed:node:tick:workspace:)`` would do with the same arguments, on a copy: the
    /// copy ends with the same bits, and this GAN stays as it is.
    ///
    /// Gradients are made apart (the step itself never writes them down), so that it costs about twice a step.
    ///
    /// - Parameters:
    ///   - data: the samples; `data.own` and `data.fakes` must not both be empty.
    ///   - seed, node, tick: name the random streams of the step.
    ///   - workspace: scratch memory of the calling thread, for the same configuration.
    public func dissect(
        on data: TrainingData, seed: UInt64, node: UInt32, tick: UInt64, workspace: GANWorkspace
    ) -> StepDissection {
        var copy = self
        var streams = StepStreams(seed: seed, node: node, tick: tick)
        var trace = StepTrace()
        for _ in 1..<configuration.discriminatorSteps {
            copy.trainDiscriminator(on: data, &streams, workspace, &trace)
        }
        copy.drawBatch(on: data, &streams, workspace)
        // The penalty writes over the real columns.
        let real = workspace.images(columns: workspace.realColumns)
        let before = copy.discriminator
        copy.updateDiscriminator(workspace, &trace)
        let losses = workspace.lastLosses
        let scores = workspace.lastScores
        let fake = workspace.images(columns: workspace.fakeColumns)
        let discriminator = copy.discriminatorLayers(from: before, workspace)
        let (realAfter, fakeAfter) = copy.scores(real: real, fake: fake, workspace)

        workspace.drawLatents(stream: &streams.generatorLatents)
        let generatorBefore = copy.generator
        copy.updateGenerator(workspace, &trace)
        let generated = workspace.images(columns: workspace.fakeColumns)
        let generatedScores = Array(workspace.lastScores[workspace.fakeColumns])
        let generator = copy.generatorLayers(from: generatorBefore, workspace)
        copy.generateImages(workspace)
        let regenerated = workspace.images(columns: workspace.fakeColumns)
        let (_, regeneratedScores) = copy.scores(real: real, fake: regenerated, workspace)

        var dissection = StepDissection(
            stepCount: stepCount, configuration: configuration,
            real: .init(images: real, before: Array(scores[workspace.realColumns]), after: realAfter),
            fake: .init(images: fake, before: Array(scores[workspace.fakeColumns]), after: fakeAfter),
            generated: .init(images: generated, before: generatedScores, after: regeneratedScores),
            regenerated: regenerated, result: copy)
        dissection.report = trace.report
        (dissection.realLoss, dissection.fakeLoss) = losses
        dissection.discriminator = discriminator
        dissection.generator = generator
        return dissection
    }

    /// D's scores of `B` real and `B` generated images.
    private func scores(
        real: LabelledImages, fake: LabelledImages, _ workspace: GANWorkspace
    ) -> (real: [Float], fake: [Float]) {
        workspace.load(real, columns: workspace.realColumns)
        workspace.load(fake, columns: workspace.fakeColumns)
        scoreImages(workspace)
        let scores = workspace.lastScores
        return (Array(scores[workspace.realColumns]), Array(scores[workspace.fakeColumns]))
    }

    /// D's layers after its update, whose factors the workspace still holds.
    private func discriminatorLayers(
        from before: ModelParameters, _ workspace: GANWorkspace
    ) -> [StepDissection.Layer] {
        var gradient = FloatBuffer(count: before.layout.paddedCount)
        if let spectral = workspace.spectral {
            gradient.withUnsafeMutablePointer {
                $0.update(from: spectral.gradient, count: before.layout.paddedCount)
            }
        } else {
            before.layout.writeGradient(
                outputGradients: workspace.discriminatorDeltas, inputs: workspace.discriminatorInputs,
                into: &gradient)
        }
        return discriminator.layers(from: before, gradient: gradient)
    }

    /// The same of G.
    private func generatorLayers(
        from before: ModelParameters, _ workspace: GANWorkspace
    ) -> [StepDissection.Layer] {
        var gradient = FloatBuffer(count: before.layout.paddedCount)
        before.layout.writeGradient(
            outputGradients: workspace.generatorDeltas, inputs: workspace.generatorInputs, into: &gradient)
        return generator.layers(from: before, gradient: gradient)
    }
}

extension ModelParameters {
    /// Each layer's norms: of its gradient, of its weights before, and of what changed.
    fileprivate func layers(from before: ModelParameters, gradient: FloatBuffer) -> [StepDissection.Layer] {
        layout.layers.map { layer in
            var change = FloatBuffer(count: layer.paddedCount)
            for index in 0..<layer.paddedCount {
                change[index] = weights[layer.offset + index] - before.weights[layer.offset + index]
            }
            return StepDissection.Layer(
                inputs: layer.inputs, outputs: layer.outputs,
                gradientNorm: gradient.squaredNorm(from: layer.offset, count: layer.paddedCount).squareRoot(),
                weightNorm: before.weights.squaredNorm(from: layer.offset, count: layer.paddedCount)
                    .squareRoot(),
                changeNorm: change.squaredNorm().squareRoot())
        }
    }
}

extension NetworkLayout {
    /// dW = dy · xᵀ of every layer.
    fileprivate func writeGradient(
        outputGradients: [FeatureMatrix], inputs: [FeatureMatrix], into gradient: inout FloatBuffer
    ) {
        gradient.withUnsafeMutablePointer { pointer in
            for (index, layer) in layers.enumerated() {
                layer.gradient(outputGradient: outputGradients[index], input: inputs[index], into: pointer)
            }
        }
    }
}

extension GANWorkspace {
    /// What D's passes read last.
    var lastLogits: LogitBatch { LogitBatch(alreadyMeasured: logitScratch) }

    /// The scores that they stand for, real samples first.
    fileprivate var lastScores: [Float] {
        let logits = lastLogits
        return (0..<2 * batchSize).map { logits[$0].probability }
    }

    /// L_D's two parts, means over the batch.
    fileprivate var lastLosses: (real: Float, fake: Float) {
        let logits = lastLogits
        let real = realColumns.reduce(0) { $0 + configuration.loss.real(logits[$1]).loss }
        let fake = fakeColumns.reduce(0) { $0 + configuration.loss.fake(logits[$1]).loss }
        return (real / Float(batchSize), fake / Float(batchSize))
    }

    /// The images in some of D's columns.
    fileprivate func images(columns: Range<Int>) -> LabelledImages {
        let pixelCount = configuration.pixelCount
        var pixels = FloatBuffer(count: columns.count * pixelCount)
        pixels.withUnsafeMutablePointer { pixels in
            for row in 0..<pixelCount {
                let values = discriminatorInputs[0].row(row) + columns.lowerBound
                for column in 0..<columns.count { pixels[column * pixelCount + row] = values[column] }
            }
        }
        return LabelledImages(
            side: configuration.imageSide, classCount: configuration.classCount, pixels: pixels,
            labels: labels)
    }

    /// Puts images of the batch's labels into some of D's columns.
    fileprivate func load(_ images: LabelledImages, columns: Range<Int>) {
        let pixelCount = configuration.pixelCount
        images.pixels.withUnsafePointer { pixels in
            for row in 0..<pixelCount {
                let values = discriminatorInputs[0].row(row) + columns.lowerBound
                for column in 0..<columns.count { values[column] = pixels[column * pixelCount + row] }
            }
        }
    }
}
