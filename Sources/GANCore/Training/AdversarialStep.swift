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
        var batchStream = RandomStream(seed: seed, node: node, purpose: .batch, tick: tick)
        var realLatents = RandomStream(seed: seed, node: node, purpose: .discriminatorLatent, tick: tick)
        var fakeLatents = RandomStream(seed: seed, node: node, purpose: .generatorLatent, tick: tick)
        var report = StepReport()
        for _ in 0..<configuration.discriminatorSteps {
            BatchSampler.fill(
                workspace.discriminatorInputs[0], labels: &workspace.labels, from: data, stream: &batchStream)
            workspace.drawLatents(stream: &realLatents)
            updateDiscriminator(workspace, report: &report)
        }
        workspace.drawLatents(stream: &fakeLatents)
        updateGenerator(workspace, report: &report)
        return report
    }

    /// One update of D on the batch in the workspace: images in the real columns, latents in G's input.
    private mutating func updateDiscriminator(_ workspace: GANWorkspace, report: inout StepReport) {
        generateImages(workspace)
        let adam = discriminator.nextUpdate(adamSettings(configuration.discriminatorLearningRate))
        let squares: Float
        if let spectral = workspace.spectral {
            normaliseDiscriminator(into: spectral.weights)
            discriminatorGradients(weights: spectral.weights, workspace, report: &report)
            spectralGradient(workspace, into: spectral.gradient, normalised: spectral.weights)
            squares = discriminator.update(gradient: spectral.gradient, adam: adam)
        } else {
            discriminator.weights.withUnsafePointer {
                discriminatorGradients(weights: $0, workspace, report: &report)
            }
            squares = discriminator.update(
                outputGradients: workspace.discriminatorDeltas, inputs: workspace.discriminatorInputs,
                adam: adam)
        }
        report.discriminatorGradientNorm = squares.squareRoot()
    }

    /// One update of G with the latents in the workspace.
    private mutating func updateGenerator(_ workspace: GANWorkspace, report: inout StepReport) {
        generateImages(workspace)
        if let spectral = workspace.spectral {
            normaliseDiscriminator(into: spectral.weights)
            generatorGradients(discriminator: spectral.weights, workspace, report: &report)
        } else {
            discriminator.weights.withUnsafePointer {
                generatorGradients(discriminator: $0, workspace, report: &report)
            }
        }
        var settings = adamSettings(configuration.generatorLearningRate)
        settings.averageDecay = configuration.averageDecay
        let adam = generator.nextUpdate(settings)
        let squares = generator.update(
            outputGradients: workspace.generatorDeltas, inputs: workspace.generatorInputs, adam: adam)
        report.generatorGradientNorm = squares.squareRoot()
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
