/// How the discriminator and the generator oppose each other.
public enum AdversarialLoss: String, Codable, Sendable, CaseIterable {
    /// Non-saturating binary cross-entropy (Goodfellow et al. 2014, section 3).
    case nonSaturating = "bce"
    /// Hinge (Lim & Ye 2017; Miyato et al. 2018).
    case hinge
    /// Least squares (Mao et al. 2017), with targets 1 and 0.
    case leastSquares = "lsgan"
}

/// How the discriminator learns which class a sample claims to be.
public enum Conditioning: String, Codable, Sendable, CaseIterable {
    /// One logit per class; the label picks its own.
    case logitPerClass = "logits"
    /// The label as a one-hot vector behind the pixels; one logit (Mirza & Osindero 2014).
    case concatenated = "concat"
}

/// Every number that defines a conditional GAN and its training. The defaults are the measured recipe.
public struct GANConfiguration: Codable, Hashable, Sendable {
    /// Width and height of an image in pixels.
    public var imageSide = 12
    /// How many classes there are.
    public var classCount = 10
    /// Length of the latent vector.
    public var latentCount = 32
    /// Widths of the generator's hidden layers.
    public var generatorHidden = [128, 256]
    /// Widths of the discriminator's hidden layers.
    public var discriminatorHidden = [256, 128]
    public var conditioning = Conditioning.logitPerClass
    public var loss = AdversarialLoss.nonSaturating
    /// Weight of the gradient penalty on real samples, (gamma / 2) mean ‖∇ₓ D(x)‖² (R1, Mescheder et al. 2018);
    /// 0 turns it off.
    public var r1Gamma: Float = 0.5
    /// Divides each weight matrix of the discriminator by its largest singular value (Miyato et al. 2018).
    public var spectralNormalisation = false
    /// Adam's step size for the generator.
    public var generatorLearningRate: Float = 2e-3
    /// Adam's step size for the discriminator.
    public var discriminatorLearningRate: Float = 2e-3
    /// Adam's decay of the first moment.
    public var beta1: Float = 0.5
    /// Adam's decay of the second moment.
    public var beta2: Float = 0.999
    /// Adam's epsilon.
    public var epsilon: Float = 1e-8
    /// Real samples (and as many fake ones) in a step.
    public var batchSize = 64
    /// Decay of the generator's moving average, warmed up as min(decay, (1 + t) / (10 + t)); with 0 no
    /// average is kept.
    public var averageDecay: Float = 0.995
    /// Discriminator updates before each generator update.
    public var discriminatorSteps = 1

    public init() {}

    /// Pixels of one image.
    public var pixelCount: Int { imageSide * imageSide }
    /// [latent + one-hot label] -> hidden -> pixels.
    public var generatorLayout: NetworkLayout {
        NetworkLayout(sizes: [latentCount + classCount] + generatorHidden + [pixelCount])
    }
    /// pixels (+ one-hot label) -> hidden -> logits.
    public var discriminatorLayout: NetworkLayout {
        switch conditioning {
        case .logitPerClass: NetworkLayout(sizes: [pixelCount] + discriminatorHidden + [classCount])
        case .concatenated: NetworkLayout(sizes: [pixelCount + classCount] + discriminatorHidden + [1])
        }
    }

    /// Tells generators apart that cannot read each other's weight vectors: FNV-1a over the generator's widths,
    /// the latent length and the number of classes.
    public var generatorSignature: UInt64 {
        var digest = Digest()
        for size in generatorLayout.sizes + [latentCount, classCount] { digest.combine(UInt64(size)) }
        return digest.value
    }
}
