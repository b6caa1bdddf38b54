/// Scratch memory for one thread that trains GANs of one configuration, one after the other.
///
/// It carries nothing from one step to the next, so nodes do not depend on which workspace served them.
public final class GANWorkspace {
    public let configuration: GANConfiguration

    public init(configuration: GANConfiguration) {
        self.configuration = configuration
    }
}

extension ConditionalGAN {
    /// Trains one adversarial step: `discriminatorSteps` updates of D on real and fake samples, then one of G.
    ///
    /// - Parameters:
    ///   - data: the samples; `data.own` and `data.fakes` must not both be empty.
    ///   - seed, node, tick: name the random streams of this step.
    ///   - workspace: scratch memory of the calling thread, for the same configuration.
    public mutating func step(
        on data: TrainingData, seed: UInt64, node: UInt32, tick: UInt64, workspace: GANWorkspace
    ) -> StepReport {
        StepReport()
    }

    /// Floating-point operations of one adversarial step (two for each multiply-add in a matrix product).
    public var flopsPerStep: Int { 1 }
}

/// Draws labelled images from a generator's weights.
public struct GeneratorSampler {
    public let configuration: GANConfiguration

    public init(configuration: GANConfiguration) {
        self.configuration = configuration
    }

    /// One image for each of `labels`, from padded `weights` of the configuration's generator layout.
    public func samples(weights: FloatBuffer, labels: [UInt8], stream: inout RandomStream) -> LabelledImages {
        LabelledImages(
            side: configuration.imageSide, classCount: configuration.classCount,
            pixels: FloatBuffer(count: labels.count * configuration.pixelCount), labels: labels)
    }

    /// Floating-point operations of drawing `count` images.
    public func flops(count: Int) -> Int { count * configuration.generatorLayout.forwardFLOPs }
}
