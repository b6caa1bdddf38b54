/// The generator, there and back. `B` samples in columns; the images are `[pixels][B]`.
extension GANWorkspace {
    /// Draws fresh latent vectors for the batch's labels.
    func drawLatents(stream: inout RandomStream) {
        let input = generatorInputs[0]
        stream.fillNormals(input, rows: configuration.latentCount)
        writeOneHot(labels, into: input, firstRow: configuration.latentCount, firstColumn: 0)
    }

    /// images = G(z, y)
    func generatorForward(weights: UnsafePointer<Float>, images: FeatureMatrix) {
        generatorLayout.forward(
            weights: weights, inputs: generatorInputs, output: images, outputActivation: .tanh)
    }

    /// From the gradient of the last layer's sums (in the last delta) to those of all layers.
    func generatorBackward(weights: UnsafePointer<Float>) {
        for index in stride(from: generatorLayout.layers.count - 1, to: 0, by: -1) {
            generatorLayout.layers[index].backward(
                weights: weights, outputGradient: generatorDeltas[index], input: generatorInputs[index],
                inputGradient: generatorDeltas[index - 1], activation: .leakyReLU)
        }
    }

    /// Writes a one-hot column for each label.
    func writeOneHot(_ labels: [UInt8], into matrix: FeatureMatrix, firstRow: Int, firstColumn: Int) {
        for label in 0..<configuration.classCount {
            let row = matrix.row(firstRow + label) + firstColumn
            for column in labels.indices { row[column] = Int(labels[column]) == label ? 1 : 0 }
        }
    }
}
