/// Numbers that define a node's classifier and its training.
public struct ClassifierConfiguration: Codable, Hashable, Sendable {
    /// Widths of the hidden layers.
    public var hidden = [128]
    /// Adam's step size.
    public var learningRate: Float = 1e-3
    /// Samples in a step.
    public var batchSize = 64

    public init() {}
}

/// How a classifier did on labelled images.
public struct ClassifierScore: Sendable, Hashable, Codable {
    /// Share of images of all classes that were classified correctly.
    public var accuracy: Double
    /// The same for each class; nil where there were no images of it.
    public var accuracyByClass: [Double?]

    public init(accuracy: Double, accuracyByClass: [Double?]) {
        self.accuracy = accuracy
        self.accuracyByClass = accuracyByClass
    }
}

/// A node's classifier: pixels -> hidden -> one logit per class, softmax cross-entropy, Adam.
public struct Classifier: Sendable, Equatable {
    public let configuration: ClassifierConfiguration
    public internal(set) var parameters: ModelParameters

    public init(
        configuration: ClassifierConfiguration, pixelCount: Int, classCount: Int, seed: UInt64, node: UInt32
    ) {
        self.configuration = configuration
        var stream = RandomStream(seed: seed, node: node, purpose: .classifierWeights)
        parameters = ModelParameters(
            layout: NetworkLayout(sizes: [pixelCount] + configuration.hidden + [classCount]),
            keepsAverage: false, stream: &stream)
    }

    /// Trains one step on the augmented set (X', Y'), class-balanced, and returns the mean cross-entropy in nats.
    public mutating func step(
        on data: TrainingData, seed: UInt64, node: UInt32, tick: UInt64, workspace: ClassifierWorkspace
    ) -> Float {
        0
    }

    /// Floating-point operations of one step.
    public var flopsPerStep: Int { 6 * configuration.batchSize * parameters.layout.parameterCount }

    /// Share of `images` that it classifies correctly, over all and class by class.
    public func score(on images: LabelledImages) -> ClassifierScore {
        ClassifierScore(accuracy: 0, accuracyByClass: Array(repeating: nil, count: images.classCount))
    }

    /// Adds everything that training depends on to `digest`.
    public func combine(into digest: inout Digest) { parameters.combine(into: &digest) }
}

/// Scratch memory for one thread that trains classifiers of one shape.
public final class ClassifierWorkspace {
    public init(configuration: ClassifierConfiguration, pixelCount: Int, classCount: Int) {}
}
