import CKernels

extension ConditionalGAN {
    /// Trains one adversarial step: `discriminatorSteps` updates of D on real and fake samples, then one of G.
    ///
    /// - Parameters:
    ///   - data: the samples; `data.own` and `data.fakes` must not both be empty.
    ///   - seed, node, tick: name the random streams of this step.
    ///   - workspace: scratch memory of the calling thread, for the same configuration.
    /// - Returns: what was measured on the way, before the updates.
    public mutating func step(
        on data: TrainingData, seed: UInt64, node: UInt32, tick: UInt64, workspace: GANWorkspace
    ) -> StepReport {
        tracedStep(on: data, seed: seed, node: node, tick: tick, workspace: workspace).report
    }

    /// The same, with all that comes for free on the way.
    public mutating func tracedStep(
        on data: TrainingData, seed: UInt64, node: UInt32, tick: UInt64, workspace: GANWorkspace
    ) -> StepTrace {
        var streams = StepStreams(seed: seed, node: node, tick: tick)
        var trace = StepTrace()
        for _ in 0..<configuration.discriminatorSteps {
            trainDiscriminator(on: data, &streams, workspace, &trace)
        }
        trace.scores = ScoreHistogram(
            workspace.lastLogits, realColumns: workspace.realColumns, fakeColumns: workspace.fakeColumns)
        workspace.drawLatents(stream: &streams.generatorLatents)
        updateGenerator(workspace, &trace)
        return trace
    }

    /// Draws a batch and updates D on it.
    mutating func trainDiscriminator(
        on data: TrainingData, _ streams: inout StepStreams, _ workspace: GANWorkspace,
        _ trace: inout StepTrace
    ) {
        drawBatch(on: data, &streams, workspace)
        updateDiscriminator(workspace, &trace)
    }

    /// Puts real samples with their labels and latent vectors for the same labels into the workspace.
    func drawBatch(on data: TrainingData, _ streams: inout StepStreams, _ workspace: GANWorkspace) {
        BatchSampler.fill(
            workspace.discriminatorInputs[0], labels: &workspace.labels, from: data, stream: &streams.batch)
        workspace.drawLatents(stream: &streams.discriminatorLatents)
    }

    /// One update of D on the batch in the workspace: images in the real columns, latents in G's input.
    mutating func updateDiscriminator(_ workspace: GANWorkspace, _ trace: inout StepTrace) {
        generateImages(workspace)
        let adam = discriminator.nextUpdate(adamSettings(configuration.discriminatorLearningRate))
        if let spectral = workspace.spectral {
            normaliseDiscriminator(into: spectral.weights)
            discriminatorGradients(weights: spectral.weights, workspace, report: &trace.report)
            spectralGradient(workspace, into: spectral.gradient, normalised: spectral.weights)
            trace.discriminatorSquares = discriminator.update(gradient: spectral.gradient, adam: adam)
        } else {
            discriminator.weights.withUnsafePointer {
                discriminatorGradients(weights: $0, workspace, report: &trace.report)
            }
            trace.discriminatorSquares = discriminator.update(
                outputGradients: workspace.discriminatorDeltas, inputs: workspace.discriminatorInputs,
                adam: adam)
        }
        trace.report.discriminatorGradientNorm = trace.discriminatorSquares.reduce(0, +).squareRoot()
    }

    /// One update of G with the latents in the workspace.
    mutating func updateGenerator(_ workspace: GANWorkspace, _ trace: inout StepTrace) {
        generateImages(workspace)
        if let spectral = workspace.spectral {
            normaliseDiscriminator(into: spectral.weights)
            generatorGradients(discriminator: spectral.weights, workspace, report: &trace.report)
        } else {
            discriminator.weights.withUnsafePointer {
                generatorGradients(discriminator: $0, workspace, report: &trace.report)
            }
        }
        var settings = adamSettings(configuration.generatorLearningRate)
        settings.averageDecay = configuration.averageDecay
        let adam = generator.nextUpdate(settings)
        trace.generatorSquares = generator.update(
            outputGradients: workspace.generatorDeltas, inputs: workspace.generatorInputs, adam: adam)
        trace.report.generatorGradientNorm = trace.generatorSquares.reduce(0, +).squareRoot()
    }

    /// D's logits of the images in the workspace, real columns and generated ones; D stays as it is.
    func scoreImages(_ workspace: GANWorkspace) {
        workspace.prepareDiscriminatorInputs()
        if let spectral = workspace.spectral {
            // Normalising takes the singular vectors one iteration further: those of a copy.
            var copy = self
            copy.normaliseDiscriminator(into: spectral.weights)
            workspace.discriminatorForward(
                weights: spectral.weights, columns: 0..<2 * workspace.batchSize)
        } else {
            discriminator.weights.withUnsafePointer {
                workspace.discriminatorForward(weights: $0, columns: 0..<2 * workspace.batchSize)
            }
        }
        _ = workspace.readLogits(columns: 0..<2 * workspace.batchSize)
    }

    private func adamSettings(_ learningRate: Float) -> AdamSettings {
        AdamSettings(
            learningRate: learningRate, beta1: configuration.beta1, beta2: configuration.beta2,
            epsilon: configuration.epsilon)
    }

    /// Writes G's images into D's columns of generated samples.
    func generateImages(_ workspace: GANWorkspace) {
        generator.weights.withUnsafePointer {
            workspace.generatorForward(
                weights: $0,
                images: workspace.discriminatorInputs[0].columns(
                    workspace.batchSize, count: workspace.batchSize))
        }
    }

    /// L_D forwards and backwards; leaves in the workspace the two factors of each layer's gradient.
    func discriminatorGradients(
        weights: UnsafePointer<Float>, _ workspace: GANWorkspace, report: inout StepReport
    ) {
        let batch = workspace.batchSize
        let penalised = configuration.r1Gamma > 0
        workspace.prepareDiscriminatorInputs()
        workspace.discriminatorForward(weights: weights, columns: 0..<2 * batch)
        var realLoss: Float = 0
        var fakeLoss: Float = 0
        var realScore: Float = 0
        let logits = workspace.readLogits(columns: 0..<2 * batch)
        for column in workspace.realColumns {
            let logit = logits[column]
            let term = configuration.loss.real(logit)
            realLoss += term.loss
            realScore += logit.probability
            let factor = term.derivative / Float(batch)
            workspace.sampleScale[column] = factor
            workspace.seed(column: column, value: penalised ? 1 : factor)
        }
        for column in workspace.fakeColumns {
            let term = configuration.loss.fake(logits[column])
            fakeLoss += term.loss
            workspace.seed(column: column, value: term.derivative / Float(batch))
        }
        workspace.discriminatorBackward(weights: weights, columns: 0..<2 * batch)
        if penalised { report.gradientPenalty = workspace.applyGradientPenalty(weights: weights) }
        report.discriminatorLoss = (realLoss + fakeLoss) / Float(batch)
        report.realScore = realScore / Float(batch)
    }

    /// L_G forwards and backwards; leaves in the workspace the two factors of each layer's gradient.
    func generatorGradients(
        discriminator weights: UnsafePointer<Float>, _ workspace: GANWorkspace, report: inout StepReport
    ) {
        let batch = workspace.batchSize
        let columns = workspace.fakeColumns
        workspace.prepareDiscriminatorInputs()
        workspace.discriminatorForward(weights: weights, columns: columns)
        var loss: Float = 0
        var score: Float = 0
        let logits = workspace.readLogits(columns: columns)
        for column in columns {
            let logit = logits[column - columns.lowerBound]
            let term = configuration.loss.generator(logit)
            loss += term.loss
            score += logit.probability
            workspace.seed(column: column, value: term.derivative / Float(batch))
        }
        workspace.discriminatorBackward(weights: weights, columns: columns)
        workspace.discriminatorLayout.layers[0].backward(
            weights: weights,
            outputGradient: workspace.discriminatorDeltas[0].columns(batch, count: batch),
            input: workspace.discriminatorInputs[0].columns(batch, count: batch),
            inputGradient: workspace.generatorDeltas[workspace.generatorDeltas.count - 1],
            activation: .tanh, rows: configuration.pixelCount)
        generator.weights.withUnsafePointer { workspace.generatorBackward(weights: $0) }
        report.generatorLoss = loss / Float(batch)
        report.fakeScore = score / Float(batch)
    }
}

/// The random streams of one step.
struct StepStreams {
    var batch: RandomStream
    var discriminatorLatents: RandomStream
    var generatorLatents: RandomStream

    init(seed: UInt64, node: UInt32, tick: UInt64) {
        func stream(_ purpose: RandomPurpose) -> RandomStream {
            RandomStream(seed: seed, node: node, purpose: purpose, tick: tick)
        }
        batch = stream(.batch)
        discriminatorLatents = stream(.discriminatorLatent)
        generatorLatents = stream(.generatorLatent)
    }
}
