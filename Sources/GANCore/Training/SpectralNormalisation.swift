/// Spectral normalisation (Miyato et al. 2018, algorithm 1): D computes with Ŵ = W / σ(W), where the largest
/// singular value σ comes from one round of power iteration for each use, continued from the last one.
extension ConditionalGAN {
    /// Writes Ŵ (biases unchanged) and moves the singular vectors one round on.
    mutating func normaliseDiscriminator(into normalised: UnsafeMutablePointer<Float>) {
        let layout = discriminator.layout
        for (index, layer) in layout.layers.enumerated() {
            var vectors = spectralVectors[index]
            discriminator.weights.withUnsafePointer { weights in
                vectors.iterate(weights: weights + layer.offset, layer: layer)
                let scale = 1 / vectors.sigma
                for row in 0..<layer.outputs {
                    let start = layer.offset + row * layer.stride
                    for column in 0..<layer.inputs {
                        normalised[start + column] = weights[start + column] * scale
                    }
                    for column in layer.inputs..<layer.stride {
                        normalised[start + column] = weights[start + column]
                    }
                }
            }
            spectralVectors[index] = vectors
        }
    }

    /// dW = (dŴ - ⟨dŴ, Ŵ⟩ u vᵀ) / σ (Miyato et al. 2018, equation 12); biases take their own gradient.
    func spectralGradient(
        _ workspace: GANWorkspace, into gradient: UnsafeMutablePointer<Float>,
        normalised: UnsafePointer<Float>
    ) {
        for (index, layer) in workspace.discriminatorLayout.layers.enumerated() {
            layer.gradient(
                outputGradient: workspace.discriminatorDeltas[index],
                input: workspace.discriminatorInputs[index],
                into: gradient)
            let vectors = spectralVectors[index]
            var inner: Float = 0
            for row in 0..<layer.outputs {
                let start = layer.offset + row * layer.stride
                for column in 0..<layer.inputs {
                    inner += gradient[start + column] * normalised[start + column]
                }
            }
            let scale = 1 / vectors.sigma
            for row in 0..<layer.outputs {
                let start = layer.offset + row * layer.stride
                let left = inner * vectors.left[row]
                for column in 0..<layer.inputs {
                    gradient[start + column] =
                        (gradient[start + column] - left * vectors.right[column]) * scale
                }
            }
        }
    }
}

/// Approximate singular vectors of one layer's weight matrix, `[outputs]` and `[inputs]`, and its largest singular
/// value.
struct SpectralVectors: Sendable, Equatable {
    var left: [Float]
    var right: [Float]
    var sigma: Float = 1

    init(layer: NetworkLayout.Layer, stream: inout RandomStream) {
        left = (0..<layer.outputs).map { _ in stream.normal() }
        right = [Float](repeating: 0, count: layer.inputs)
        Self.normalise(&left)
    }

    /// One round of power iteration: v = Wᵀu / ‖Wᵀu‖, u = Wv / ‖Wv‖, σ = uᵀWv.
    mutating func iterate(weights: UnsafePointer<Float>, layer: NetworkLayout.Layer) {
        for column in 0..<layer.inputs { right[column] = 0 }
        for row in 0..<layer.outputs {
            let line = weights + row * layer.stride
            for column in 0..<layer.inputs { right[column] += left[row] * line[column] }
        }
        Self.normalise(&right)
        for row in 0..<layer.outputs {
            let line = weights + row * layer.stride
            var sum: Float = 0
            for column in 0..<layer.inputs { sum += line[column] * right[column] }
            left[row] = sum
        }
        sigma = max(Self.normalise(&left), 1e-12)
    }

    @discardableResult
    private static func normalise(_ vector: inout [Float]) -> Float {
        let norm = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
        let scale = 1 / max(norm, 1e-12)
        for index in vector.indices { vector[index] *= scale }
        return norm
    }
}
