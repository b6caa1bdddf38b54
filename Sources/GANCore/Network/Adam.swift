import CKernels

/// Adam's settings (Kingma & Ba 2015).
struct AdamSettings {
    var learningRate: Float
    var beta1: Float
    var beta2: Float
    var epsilon: Float
    /// Full decay of the moving average of the weights, where one is kept.
    var averageDecay: Float = 0
}

extension ModelParameters {
    /// Counts one update and gives the kernel's form of Adam, with both bias corrections folded in.
    mutating func nextUpdate(_ settings: AdamSettings) -> ck_adam {
        let warmUp = (1 + Double(updateCount)) / (10 + Double(updateCount))
        updateCount += 1
        beta1Power *= Double(settings.beta1)
        beta2Power *= Double(settings.beta2)
        let correction = (1 - beta2Power).squareRoot()
        return ck_adam(
            step: Float(Double(settings.learningRate) * correction / (1 - beta1Power)),
            beta1: settings.beta1, beta2: settings.beta2,
            epsilon_hat: Float(Double(settings.epsilon) * correction),
            average_decay: Float(min(Double(settings.averageDecay), warmUp)))
    }

    /// Updates every layer from the gradients dy · xᵀ in one pass each, and returns each layer's ‖g‖².
    mutating func update(
        outputGradients: [FeatureMatrix], inputs: [FeatureMatrix], adam: ck_adam
    ) -> [Float] {
        let memory = mutablePointers()
        defer { withExtendedLifetime(self) {} }
        return layout.layers.indices.map { index in
            let layer = layout.layers[index]
            let dy = outputGradients[index]
            let x = inputs[index]
            return ck_gradient_adam(
                layer.outputs, layer.inputs + 1, dy.columns, dy.base, dy.stride, x.base, x.stride,
                memory.weights + layer.offset, memory.first + layer.offset, memory.second + layer.offset,
                memory.average.map { $0 + layer.offset }, layer.stride, adam)
        }
    }

    /// Updates every layer from a gradient in the padded layout, and returns each layer's ‖g‖².
    mutating func update(gradient: UnsafePointer<Float>, adam: ck_adam) -> [Float] {
        let memory = mutablePointers()
        defer { withExtendedLifetime(self) {} }
        return layout.layers.map { layer in
            ck_adam_update(
                layer.paddedCount, gradient + layer.offset, memory.weights + layer.offset,
                memory.first + layer.offset, memory.second + layer.offset,
                memory.average.map { $0 + layer.offset }, adam)
        }
    }

    private struct Memory {
        let weights: UnsafeMutablePointer<Float>
        let first: UnsafeMutablePointer<Float>
        let second: UnsafeMutablePointer<Float>
        let average: UnsafeMutablePointer<Float>?
    }

    /// Where the buffers are, each made unique first; valid while they live and are not copied.
    private mutating func mutablePointers() -> Memory {
        Memory(
            weights: weights.withUnsafeMutablePointer { $0 },
            first: firstMoment.withUnsafeMutablePointer { $0 },
            second: secondMoment.withUnsafeMutablePointer { $0 },
            average: average.count > 0 ? average.withUnsafeMutablePointer { $0 } : nil)
    }
}
