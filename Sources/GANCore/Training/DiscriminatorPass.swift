import CKernels

/// The discriminator, there and back, with the gradient penalty. Real samples are in columns `0 ..< B`,
/// generated ones in `B ..< 2B`.
///
/// Every sample reads exactly one logit (its label's, or the only one). So the gradient of its loss is the
/// gradient `a_l` of that logit, times one number `c`, the derivative of its loss. With a penalty, the real
/// samples are taken backwards with a seed of 1 instead of `c`, because it needs `a_l` itself:
///
///     dW_l = sum over samples of  c a_l x_{l-1}ᵀ  +  (gamma / 2) a_l u_{l-1}ᵀ
///          = sum over samples of  a_l (c x_{l-1} + (gamma / 2) u_{l-1})ᵀ
///
/// with u_0 = (2 / B) ∇ₓD and u_l = m_l ⊙ (W_l u_{l-1}) (m: the rectifier's slopes). One product of matrices gives
/// both gradients, and no second backward pass is needed.
extension GANWorkspace {
    var realColumns: Range<Int> { 0..<batchSize }
    var fakeColumns: Range<Int> { batchSize..<2 * batchSize }

    /// Writes labels and ones, where D's inputs have them, around the images.
    func prepareDiscriminatorInputs() {
        for input in discriminatorInputs { input.fillRow(input.rows - 1, with: 1) }
        if configuration.conditioning == .concatenated {
            for column in [0, batchSize] {
                writeOneHot(
                    labels, into: discriminatorInputs[0], firstRow: configuration.pixelCount,
                    firstColumn: column)
            }
        }
    }

    /// logits = D(images, labels), in the given columns.
    func discriminatorForward(weights: UnsafePointer<Float>, columns: Range<Int>) {
        discriminatorLayout.forward(
            weights: weights,
            inputs: discriminatorInputs.map { $0.columns(columns.lowerBound, count: columns.count) },
            output: logits.columns(columns.lowerBound, count: columns.count), outputActivation: .identity)
    }

    /// From the seeds (in the last delta) to the gradients of all layers' sums.
    func discriminatorBackward(weights: UnsafePointer<Float>, columns: Range<Int>) {
        for index in stride(from: discriminatorLayout.layers.count - 1, to: 0, by: -1) {
            discriminatorLayout.layers[index].backward(
                weights: weights,
                outputGradient: discriminatorDeltas[index].columns(columns.lowerBound, count: columns.count),
                input: discriminatorInputs[index].columns(columns.lowerBound, count: columns.count),
                inputGradient: discriminatorDeltas[index - 1].columns(
                    columns.lowerBound, count: columns.count),
                activation: .leakyReLU)
        }
    }

    /// The logits that the samples in `columns` read.
    func readLogits(columns: Range<Int>) -> LogitBatch {
        let batch = logitScratch.columns(columns.lowerBound, count: columns.count)
        for column in columns {
            logitScratch.row(0)[column] = logits.row(logitRow(column: column))[column]
        }
        return LogitBatch(batch)
    }

    /// Seeds the backward pass: `value` at the logit that the sample reads, zero elsewhere.
    func seed(column: Int, value: Float) {
        let delta = discriminatorDeltas[discriminatorDeltas.count - 1]
        for row in 0..<delta.rows { delta.row(row)[column] = 0 }
        delta.row(logitRow(column: column))[column] = value
    }

    private func logitRow(column: Int) -> Int {
        configuration.conditioning == .logitPerClass ? Int(labels[column % batchSize]) : 0
    }

    /// The penalty (gamma / 2) mean ‖∇ₓ D(x)‖² of the real samples, after their backward pass with seeds of 1. Adds
    /// its part, and the factors `c` of `sampleScale`, to what went into each layer.
    func applyGradientPenalty(weights: UnsafePointer<Float>) -> Float {
        let layers = discriminatorLayout.layers
        let half = 0.5 * configuration.r1Gamma
        let gradient = penaltyInputs[0]
        layers[0].backward(
            weights: weights, outputGradient: discriminatorDeltas[0].columns(0, count: batchSize),
            input: gradient, inputGradient: gradient, activation: .identity, rows: configuration.pixelCount)
        let squares = scaleAndSumSquares(gradient, rows: configuration.pixelCount, by: 2 / Float(batchSize))
        for index in 1..<layers.count {
            layers[index - 1].forward(
                weights: weights, input: penaltyInputs[index - 1], output: penaltyInputs[index],
                activation: .identity)
            applySlopes(of: discriminatorInputs[index], to: penaltyInputs[index], rows: layers[index].inputs)
        }
        for index in layers.indices { blend(discriminatorInputs[index], penaltyInputs[index], factor: half) }
        return half * squares / Float(batchSize)
    }

    /// Returns the sum of squares before scaling, summed by column and then over the columns.
    private func scaleAndSumSquares(_ matrix: FeatureMatrix, rows: Int, by factor: Float) -> Float {
        let sums = sampleScale + batchSize
        sums.update(repeating: 0, count: batchSize)
        for row in 0..<rows {
            let values = matrix.row(row)
            for column in 0..<batchSize {
                sums[column] += values[column] * values[column]
                values[column] *= factor
            }
        }
        var total: Float = 0
        for column in 0..<batchSize { total += sums[column] }
        return total
    }

    private func applySlopes(of hidden: FeatureMatrix, to matrix: FeatureMatrix, rows: Int) {
        for row in 0..<rows {
            let values = matrix.row(row)
            let signs = hidden.row(row)
            for column in 0..<batchSize { values[column] *= signs[column] > 0 ? 1 : CK_LEAKY_SLOPE }
        }
    }

    /// x = c x + factor u, over the real samples; the row of ones becomes c, as u has no part in the bias.
    private func blend(_ input: FeatureMatrix, _ penalty: FeatureMatrix, factor: Float) {
        for row in 0..<input.rows {
            let values = input.row(row)
            let additions = penalty.row(row)
            for column in 0..<batchSize {
                values[column] = sampleScale[column] * values[column] + factor * additions[column]
            }
        }
    }
}
