extension Classifier {
    /// What classifies, without what only training needs.
    public var inference: InferenceClassifier {
        InferenceClassifier(
            layout: parameters.layout, weights: classifyingWeights, inputOffset: configuration.inputOffset)
    }

    /// Share of `images` that it classifies correctly, over all and class by class.
    public func score(on images: LabelledImages) -> ClassifierScore { inference.score(on: images) }
}

/// A classifier as it is used: the weights that classify, a quarter of what training it takes.
///
/// A copy of a ``Classifier`` shares its moments too, so that the next step has to copy them first; one of these does not.
public struct InferenceClassifier: Sendable, Equatable {
    let layout: NetworkLayout
    /// The weights that classify, padded.
    public let weights: FloatBuffer
    let inputOffset: Float

    /// Share of `images` that it classifies correctly, over all and class by class.
    public func score(on images: LabelledImages) -> ClassifierScore {
        let predicted = predictions(for: images)
        var correct = [Int](repeating: 0, count: images.classCount)
        for (label, guess) in zip(images.labels, predicted) where label == guess { correct[Int(label)] += 1 }
        let counts = images.countsByClass
        return ClassifierScore(
            accuracy: images.count == 0 ? 0 : Double(correct.reduce(0, +)) / Double(images.count),
            accuracyByClass: zip(correct, counts).map { $1 == 0 ? nil : Double($0) / Double($1) })
    }

    /// The class with the largest logit for each image; of equal ones the lowest.
    public func predictions(for images: LabelledImages) -> [UInt8] {
        var classes: [UInt8] = []
        classes.reserveCapacity(images.count)
        forEachPass(over: images) { _, logits, count in
            for column in 0..<count {
                var best = 0
                for row in 1..<logits.rows where logits.row(row)[column] > logits.row(best)[column] {
                    best = row
                }
                classes.append(UInt8(best))
            }
        }
        return classes
    }

    /// What the last hidden layer makes of each image, `[image][feature]`.
    public func features(of images: LabelledImages) -> [[Double]] {
        var features: [[Double]] = []
        features.reserveCapacity(images.count)
        forEachPass(over: images) { hidden, _, count in
            for column in 0..<count {
                features.append((0..<hidden.rows - 1).map { Double(hidden.row($0)[column]) })
            }
        }
        return features
    }

    /// Takes `images` through the network, some at a time, and shows the last hidden layer and the logits.
    private func forEachPass(
        over images: LabelledImages,
        _ body: (_ hidden: FeatureMatrix, _ logits: FeatureMatrix, _ count: Int) -> Void
    ) {
        let width = 128
        let arena = ScratchArena()
        let layers = layout.layers
        let inputs = layers.map { arena.matrix(rows: $0.inputs + 1, columns: width) }
        let logits = arena.matrix(rows: layout.sizes.last!, columns: width)
        for input in inputs { input.fillRow(input.rows - 1, with: 1) }
        weights.withUnsafePointer { weights in
            images.pixels.withUnsafePointer { pixels in
                for start in stride(from: 0, to: images.count, by: width) {
                    let count = min(width, images.count - start)
                    for column in 0..<count {
                        let image = pixels + (start + column) * images.pixelCount
                        for pixel in 0..<images.pixelCount {
                            inputs[0].row(pixel)[column] = image[pixel] + inputOffset
                        }
                    }
                    layout.forward(
                        weights: weights, inputs: inputs, output: logits, outputActivation: .identity)
                    body(inputs[layers.count - 1], logits, count)
                }
            }
        }
        withExtendedLifetime(arena) {}
    }
}
