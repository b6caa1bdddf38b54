import GANCore

/// The models that `bench` measures.
enum BenchPreset: String, CaseIterable {
    /// G 74-64-128-144, D 154-128-64-1, batch 32.
    case small
    /// G 74-256-512-784, D 794-512-256-1, batch 32.
    case full
    /// The model that the program trains unless told otherwise, with its gradient penalty.
    case standard = "default"

    var configuration: GANConfiguration {
        var configuration = GANConfiguration()
        guard self != .standard else { return configuration }
        configuration.latentCount = 64
        configuration.conditioning = .concatenated
        configuration.r1Gamma = 0
        configuration.batchSize = 32
        configuration.averageDecay = 0
        configuration.generatorLearningRate = 2e-4
        configuration.discriminatorLearningRate = 2e-4
        switch self {
        case .small:
            configuration.imageSide = 12
            configuration.generatorHidden = [64, 128]
            configuration.discriminatorHidden = [128, 64]
        case .full:
            configuration.imageSide = 28
            configuration.generatorHidden = [256, 512]
            configuration.discriminatorHidden = [512, 256]
        case .standard: break
        }
        return configuration
    }

    /// The products of matrices in one adversarial step, each once.
    var products: [(network: String, product: LayerProduct)] {
        let batch = configuration.batchSize
        var products: [(String, LayerProduct)] = []
        for (name, layout, samples) in [
            ("G", configuration.generatorLayout, batch), ("D", configuration.discriminatorLayout, 2 * batch),
        ] {
            for layer in layout.layers {
                for pass in LayerProduct.Pass.allCases {
                    products.append(
                        (
                            name,
                            LayerProduct(
                                pass: pass, inputs: layer.inputs, outputs: layer.outputs, samples: samples)
                        ))
                }
            }
        }
        return products
    }
}
