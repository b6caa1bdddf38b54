import CKernels

/// Numbers that define a classifier and its training.
public struct ClassifierConfiguration: Codable, Hashable, Sendable {
    /// Widths of the hidden layers.
    public var hidden = [128, 64]
    /// Adam's step size.
    public var learningRate: Float = 2e-3
    /// Adam's decay of the first moment.
    public var beta1: Float = 0.9
    /// Adam's decay of the second moment.
    public var beta2: Float = 0.999
    /// Samples in a step.
    public var batchSize = 64
    /// Steps for each adversarial step of the node's GAN. A second one costs a tenth of what the adversarial step does.
    public var stepsPerAdversarialStep = 2
    /// Standard deviation of the noise that is added to every pixel of a batch; 0 adds none (Bishop, "Training with
    /// noise is equivalent to Tikhonov regularization", 1995). It also hides what tells fakes from sensor images, so
    /// that the classifier does not take that for a sign of the class.
    public var inputNoise: Float = 0.2
    /// Decay of the weights' moving average, warmed up as min(decay, (1 + t) / (10 + t)); the average classifies (Polyak
    /// & Juditsky 1992). With 0 no average is kept, and the weights themselves do.
    public var averageDecay: Float = 0.99
    /// Share of the target that is spread evenly over all classes (Szegedy et al., "Rethinking the Inception
    /// Architecture for Computer Vision", 2016): a fake that does not look like its label then pulls less.
    public var labelSmoothing: Float = 0.1
    /// Added to every pixel. Most of an image is background at -1; nearer to zero in the mean, its inputs no longer
    /// push all weights of a unit the same way (LeCun et al., "Efficient BackProp", 1998, section 4.3).
    public var inputOffset: Float = 0.4
    /// Whether batches hold more of the classes that it gets wrong, in proportion to the square of each one's running
    /// loss, instead of as many of each class (Loshchilov & Hutter, "Online Batch Selection", 2016, by class instead of
    /// by sample). In proportion to the loss itself, some nodes miss the class that looks like three others.
    public var favoursHardClasses = true

    public init() {}
}

/// A classifier: pixels -> hidden -> one logit per class, leaky rectifiers, softmax cross-entropy, Adam.
///
/// Each node has one, and so has the observer (see ``Oracle``).
public struct Classifier: Sendable, Equatable {
    public let configuration: ClassifierConfiguration
    public internal(set) var parameters: ModelParameters
    /// The moving average of each class's cross-entropy, in nats.
    private(set) var classLosses: [Float]

    /// Creates an untrained classifier whose weights depend on `seed` and `node` alone.
    public init(
        configuration: ClassifierConfiguration, pixelCount: Int, classCount: Int, seed: UInt64, node: UInt32
    ) {
        self.configuration = configuration
        var stream = RandomStream(seed: seed, node: node, purpose: .classifierWeights)
        parameters = ModelParameters(
            layout: NetworkLayout(sizes: [pixelCount] + configuration.hidden + [classCount]),
            keepsAverage: configuration.averageDecay > 0, stream: &stream)
        classLosses = [Float](repeating: 1, count: classCount)
    }

    /// The same classifier, weights and moments, trained on with other settings; the shape must be the same.
    func continuing(with configuration: ClassifierConfiguration) -> Classifier {
        Classifier(configuration: configuration, parameters: parameters, classLosses: classLosses)
    }

    private init(configuration: ClassifierConfiguration, parameters: ModelParameters, classLosses: [Float]) {
        self.configuration = configuration
        self.parameters = parameters
        self.classLosses = classLosses
    }

    /// Trains one step on the augmented set (X', Y'), whatever each class's share of it, and returns the batch's mean
    /// cross-entropy in nats.
    ///
    /// - Parameters:
    ///   - data: own samples and fakes, not both empty.
    ///   - seed, node, tick: name the random stream of this step.
    ///   - workspace: scratch memory of the calling thread, for a classifier of this shape.
    public mutating func step(
        on data: TrainingData, seed: UInt64, node: UInt32, tick: UInt64, workspace: ClassifierWorkspace
    ) -> Float {
        var stream = RandomStream(seed: seed, node: node, purpose: .classifierBatch, tick: tick)
        if configuration.favoursHardClasses {
            BatchSampler.fillWeighted(
                workspace.inputs[0], labels: &workspace.labels, from: data,
                weights: classLosses.map { $0 * $0 }, stream: &stream)
        } else {
            BatchSampler.fillBalanced(
                workspace.inputs[0], labels: &workspace.labels, from: data, stream: &stream)
        }
        workspace.shiftInputs(
            by: configuration.inputOffset, noise: configuration.inputNoise, stream: &stream)
        let loss = parameters.weights.withUnsafePointer { workspace.gradients(weights: $0) }
        followClassLosses(of: workspace)
        let adam = parameters.nextUpdate(
            AdamSettings(
                learningRate: configuration.learningRate, beta1: configuration.beta1,
                beta2: configuration.beta2, epsilon: 1e-8, averageDecay: configuration.averageDecay))
        _ = parameters.update(outputGradients: workspace.deltas, inputs: workspace.inputs, adam: adam)
        return loss
    }

    /// Moves each class of the batch a twentieth of the way to its mean loss in the batch.
    private mutating func followClassLosses(of workspace: ClassifierWorkspace) {
        guard configuration.favoursHardClasses else { return }
        for label in classLosses.indices {
            var sum: Float = 0
            var count = 0
            for (position, other) in workspace.labels.enumerated() where Int(other) == label {
                sum += workspace.losses[position]
                count += 1
            }
            if count > 0 { classLosses[label] += (sum / Float(count) - classLosses[label]) / 20 }
        }
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

    /// The same for all its steps that belong to one adversarial step.
    public var flopsPerAdversarialStep: Int { configuration.stepsPerAdversarialStep * flopsPerStep }

    /// Adds everything that training depends on to `digest`.
    public func combine(into digest: inout Digest) {
        parameters.combine(into: &digest)
        guard configuration.favoursHardClasses else { return }
        for loss in classLosses { digest.combine(UInt64(loss.bitPattern)) }
    }
}

/// Scratch memory for one thread that trains classifiers of one shape.
public final class ClassifierWorkspace {
    let layout: NetworkLayout
    /// What goes into each layer, `[inputs + 1][batch]`; the last row is ones.
    let inputs: [FeatureMatrix]
    /// Gradients of the layers' sums, `[outputs][batch]`; the last holds the logits first.
    let deltas: [FeatureMatrix]
    var labels: [UInt8]
    /// The cross-entropy of each sample of the last batch with its label alone, in nats.
    private(set) var losses: [Float]
    private let labelSmoothing: Float
    private let arena = ScratchArena()

    public init(configuration: ClassifierConfiguration, pixelCount: Int, classCount: Int) {
        let arena = self.arena
        layout = NetworkLayout(sizes: [pixelCount] + configuration.hidden + [classCount])
        inputs = layout.layers.map { arena.matrix(rows: $0.inputs + 1, columns: configuration.batchSize) }
        deltas = layout.layers.map { arena.matrix(rows: $0.outputs, columns: configuration.batchSize) }
        labels = [UInt8](repeating: 0, count: configuration.batchSize)
        losses = [Float](repeating: 0, count: configuration.batchSize)
        labelSmoothing = configuration.labelSmoothing
        for input in inputs { input.fillRow(input.rows - 1, with: 1) }
    }

    /// Adds `offset`, and normal noise of this standard deviation, to the pixels of the batch.
    func shiftInputs(by offset: Float, noise deviation: Float, stream: inout RandomStream) {
        guard deviation > 0 || offset != 0 else { return }
        let columns = labels.count
        withUnsafeTemporaryAllocation(of: Float.self, capacity: columns) { noise in
            guard let base = noise.baseAddress else { return }
            for row in 0..<inputs[0].rows - 1 {
                let pixels = inputs[0].row(row)
                guard deviation > 0 else {
                    for column in 0..<columns { pixels[column] += offset }
                    continue
                }
                stream.fillNormals(base, count: columns)
                for column in 0..<columns { pixels[column] += base[column] * deviation + offset }
            }
        }
    }

    /// Forwards and backwards; leaves the two factors of each layer's gradient in `deltas` and `inputs`, and returns
    /// the mean cross-entropy.
    func gradients(weights: UnsafePointer<Float>) -> Float {
        let last = layout.layers.count - 1
        layout.forward(
            weights: weights, inputs: inputs, output: deltas[last], outputActivation: .identity)
        let loss = softmaxCrossEntropy(
            deltas[last], labels: labels, smoothing: labelSmoothing, losses: &losses)
        for index in stride(from: last, to: 0, by: -1) {
            layout.layers[index].backward(
                weights: weights, outputGradient: deltas[index], input: inputs[index],
                inputGradient: deltas[index - 1], activation: .leakyReLU)
        }
        return loss
    }
}

/// Replaces logits `[classes][batch]` by the gradient of the mean cross-entropy, (softmax - target) / batch, and
/// returns the mean cross-entropy in nats. The target is 1 at the label, of which `smoothing` is spread over all;
/// `losses` gets each sample's cross-entropy as it is without smoothing.
func softmaxCrossEntropy(
    _ logits: FeatureMatrix, labels: [UInt8], smoothing: Float, losses: inout [Float]
) -> Float {
    var loss: Float = 0
    let scale = 1 / Float(labels.count)
    let miss = smoothing / Float(logits.rows)
    let hit = 1 - smoothing + miss
    for column in labels.indices {
        var largest = -Float.infinity
        for row in 0..<logits.rows { largest = max(largest, logits.row(row)[column]) }
        var sum: Float = 0
        let label = Int(labels[column])
        var expected: Float = 0
        for row in 0..<logits.rows {
            let logit = logits.row(row)[column] - largest
            expected += (row == label ? hit : miss) * logit
            if row == label { losses[column] = -logit }
            let power = ck_exp(logit)
            logits.row(row)[column] = power
            sum += power
        }
        let normaliser = ck_log(sum)
        loss += normaliser - expected
        losses[column] += normaliser
        for row in 0..<logits.rows {
            let share = logits.row(row)[column] / sum
            logits.row(row)[column] = (share - (row == label ? hit : miss)) * scale
        }
    }
    return loss * scale
}
