import CKernels

/// Numbers that define a classifier and its training.
public struct ClassifierConfiguration: Codable, Hashable, Sendable {
    /// Widths of the hidden layers.
    public var hidden = [128]
    /// Adam's step size.
    public var learningRate: Float = 2e-3
    /// Adam's decay of the first moment.
    public var beta1: Float = 0.9
    /// Adam's decay of the second moment.
    public var beta2: Float = 0.999
    /// Samples in a step.
    public var batchSize = 64
    /// Standard deviation of the noise that is added to every pixel of a batch; 0 adds none (Bishop, "Training with
    /// noise is equivalent to Tikhonov regularization", 1995). It also hides what tells fakes from sensor images, so
    /// that the classifier does not take that for a sign of the class.
    public var inputNoise: Float = 0.2
    /// Decay of the weights' moving average, warmed up as min(decay, (1 + t) / (10 + t)); the average classifies (Polyak
    /// & Juditsky 1992). With 0 no average is kept, and the weights themselves do.
    public var averageDecay: Float = 0.99

    public init() {}
}

/// A classifier: pixels -> hidden -> one logit per class, leaky rectifiers, softmax cross-entropy, Adam.
///
/// Each node has one, and so has the observer (see ``Oracle``).
public struct Classifier: Sendable, Equatable {
    public let configuration: ClassifierConfiguration
    public internal(set) var parameters: ModelParameters

    /// Creates an untrained classifier whose weights depend on `seed` and `node` alone.
    public init(
        configuration: ClassifierConfiguration, pixelCount: Int, classCount: Int, seed: UInt64, node: UInt32
    ) {
        self.configuration = configuration
        var stream = RandomStream(seed: seed, node: node, purpose: .classifierWeights)
        parameters = ModelParameters(
            layout: NetworkLayout(sizes: [pixelCount] + configuration.hidden + [classCount]),
            keepsAverage: configuration.averageDecay > 0, stream: &stream)
    }

    /// The same classifier, weights and moments, trained on with other settings; the shape must be the same.
    func continuing(with configuration: ClassifierConfiguration) -> Classifier {
        Classifier(configuration: configuration, parameters: parameters)
    }

    private init(configuration: ClassifierConfiguration, parameters: ModelParameters) {
        self.configuration = configuration
        self.parameters = parameters
    }

    /// Trains one step on the augmented set (X', Y'), class-balanced, and returns the mean cross-entropy in nats.
    ///
    /// - Parameters:
    ///   - data: own samples and fakes, not both empty.
    ///   - seed, node, tick: name the random stream of this step.
    ///   - workspace: scratch memory of the calling thread, for a classifier of this shape.
    public mutating func step(
        on data: TrainingData, seed: UInt64, node: UInt32, tick: UInt64, workspace: ClassifierWorkspace
    ) -> Float {
        var stream = RandomStream(seed: seed, node: node, purpose: .classifierBatch, tick: tick)
        BatchSampler.fillBalanced(
            workspace.inputs[0], labels: &workspace.labels, from: data, stream: &stream)
        workspace.addNoise(configuration.inputNoise, stream: &stream)
        let loss = parameters.weights.withUnsafePointer { workspace.gradients(weights: $0) }
        let adam = parameters.nextUpdate(
            AdamSettings(
                learningRate: configuration.learningRate, beta1: configuration.beta1,
                beta2: configuration.beta2, epsilon: 1e-8, averageDecay: configuration.averageDecay))
        _ = parameters.update(outputGradients: workspace.deltas, inputs: workspace.inputs, adam: adam)
        return loss
    }

    /// The weights that classify, padded: the moving average, or the trained ones where none is kept.
    public var classifyingWeights: FloatBuffer {
        configuration.averageDecay > 0 ? parameters.average : parameters.weights
    }

    /// Floating-point operations of one step in matrix products (two for each multiply-add).
    public var flopsPerStep: Int {
        let layers = parameters.layout.layers
        let all = layers.reduce(0) { $0 + $1.inputs * $1.outputs }
        return 2 * configuration.batchSize * (3 * all - layers[0].inputs * layers[0].outputs)
    }

    /// Adds everything that training depends on to `digest`.
    public func combine(into digest: inout Digest) { parameters.combine(into: &digest) }
}

/// Scratch memory for one thread that trains classifiers of one shape.
public final class ClassifierWorkspace {
    let layout: NetworkLayout
    /// What goes into each layer, `[inputs + 1][batch]`; the last row is ones.
    let inputs: [FeatureMatrix]
    /// Gradients of the layers' sums, `[outputs][batch]`; the last holds the logits first.
    let deltas: [FeatureMatrix]
    var labels: [UInt8]
    private let arena = ScratchArena()

    public init(configuration: ClassifierConfiguration, pixelCount: Int, classCount: Int) {
        let arena = self.arena
        layout = NetworkLayout(sizes: [pixelCount] + configuration.hidden + [classCount])
        inputs = layout.layers.map { arena.matrix(rows: $0.inputs + 1, columns: configuration.batchSize) }
        deltas = layout.layers.map { arena.matrix(rows: $0.outputs, columns: configuration.batchSize) }
        labels = [UInt8](repeating: 0, count: configuration.batchSize)
        for input in inputs { input.fillRow(input.rows - 1, with: 1) }
    }

    /// Adds normal noise of this standard deviation to the pixels of the batch.
    func addNoise(_ deviation: Float, stream: inout RandomStream) {
        guard deviation > 0 else { return }
        let columns = labels.count
        withUnsafeTemporaryAllocation(of: Float.self, capacity: columns) { noise in
            guard let base = noise.baseAddress else { return }
            for row in 0..<inputs[0].rows - 1 {
                stream.fillNormals(base, count: columns)
                let pixels = inputs[0].row(row)
                for column in 0..<columns { pixels[column] += base[column] * deviation }
            }
        }
    }

    /// Forwards and backwards; leaves the two factors of each layer's gradient in `deltas` and `inputs`, and returns
    /// the mean cross-entropy.
    func gradients(weights: UnsafePointer<Float>) -> Float {
        let last = layout.layers.count - 1
        layout.forward(
            weights: weights, inputs: inputs, output: deltas[last], outputActivation: .identity)
        let loss = softmaxCrossEntropy(deltas[last], labels: labels)
        for index in stride(from: last, to: 0, by: -1) {
            layout.layers[index].backward(
                weights: weights, outputGradient: deltas[index], input: inputs[index],
                inputGradient: deltas[index - 1], activation: .leakyReLU)
        }
        return loss
    }
}

/// Replaces logits `[classes][batch]` by the gradient of the mean cross-entropy, (softmax - onehot) / batch, and
/// returns the mean cross-entropy in nats.
func softmaxCrossEntropy(_ logits: FeatureMatrix, labels: [UInt8]) -> Float {
    var loss: Float = 0
    let scale = 1 / Float(labels.count)
    for column in labels.indices {
        var largest = -Float.infinity
        for row in 0..<logits.rows { largest = max(largest, logits.row(row)[column]) }
        var sum: Float = 0
        let label = Int(labels[column])
        let own = logits.row(label)[column] - largest
        for row in 0..<logits.rows {
            let power = ck_exp(logits.row(row)[column] - largest)
            logits.row(row)[column] = power
            sum += power
        }
        loss += ck_log(sum) - own
        for row in 0..<logits.rows {
            let share = logits.row(row)[column] / sum
            logits.row(row)[column] = (share - (row == label ? 1 : 0)) * scale
        }
    }
    return loss * scale
}
