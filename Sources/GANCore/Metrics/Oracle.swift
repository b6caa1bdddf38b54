/// The observer's judge of generated images: a classifier trained on the full data set. No node ever sees it.
///
/// It gives conditional accuracy (does a generated image look like the class that was asked for?) and the Fréchet
/// distance between generated and real images in the features of its last hidden layer (Heusel et al. 2017, with
/// this classifier in place of Inception).
public struct Oracle: Sendable {
    private let classifier: InferenceClassifier
    private let reference: FeatureStatistics
    private let testDiversity: ClassDiversity
    /// Accuracy on the test images, so that one knows how far to trust its judgement.
    public let testAccuracy: Double

    /// How an oracle is trained. The last hidden layer is narrow, so that a few hundred images are enough for the
    /// covariance of its features.
    public static let classifierConfiguration: ClassifierConfiguration = {
        var configuration = ClassifierConfiguration()
        configuration.hidden = [256, 32]
        configuration.learningRate = 2e-3
        configuration.inputNoise = 0
        configuration.averageDecay = 0
        configuration.labelSmoothing = 0
        configuration.inputOffset = 0
        configuration.favoursHardClasses = false
        return configuration
    }()

    /// Trains an oracle on all training images of `dataset`.
    ///
    /// - Parameters:
    ///   - dataset: the full data.
    ///   - seed: of the run; the oracle's random streams are its own.
    ///   - stepCount: steps of 64 images, class-balanced; the step size is divided by ten for the last third.
    ///   - isCancelled: asked before each step; where it answers true, training ends and the result is nil.
    public init?(
        dataset: ImageDataset, seed: UInt64, stepCount: Int = 1500, isCancelled: () -> Bool = { false }
    ) {
        let images = dataset.training
        let first = Self.classifierConfiguration
        var last = first
        last.learningRate = first.learningRate / 10
        var classifier = Classifier(
            configuration: first, pixelCount: images.pixelCount, classCount: images.classCount, seed: seed,
            node: RandomStream.noNode)
        let workspace = ClassifierWorkspace(
            configuration: first, pixelCount: images.pixelCount, classCount: images.classCount)
        let data = TrainingData(own: images)
        for step in 0..<stepCount {
            if isCancelled() { return nil }
            if step == stepCount * 2 / 3 { classifier = classifier.continuing(with: last) }
            _ = classifier.step(
                on: data, seed: seed, node: RandomStream.noNode, tick: UInt64(step), workspace: workspace)
        }
        self.classifier = classifier.inference
        testAccuracy = self.classifier.score(on: dataset.test).accuracy
        reference = FeatureStatistics(self.classifier.features(of: dataset.test))
        testDiversity = ClassDiversity(dataset.test, limit: Self.comparedImagesPerClass)
    }

    /// Images of each class whose distances are measured: some thousand pairs, of which the mean is known within a
    /// hundredth.
    private static let comparedImagesPerClass = 50

    /// Share of `generated` images that look like the class they were asked for (their label).
    public func conditionalAccuracy(of generated: LabelledImages) -> Double {
        classifier.score(on: generated).accuracy
    }

    /// How diverse `generated` images are within their classes, over how diverse test images are: see
    /// ``ClassDiversity/ratio(to:)``; nil where there are not two images of any class.
    public func diversity(of generated: LabelledImages) -> Double? {
        ClassDiversity(generated, limit: Self.comparedImagesPerClass).ratio(to: testDiversity)
    }

    /// Fréchet distance between `generated` images and the test images, in the oracle's features.
    public func frechetDistance(to generated: LabelledImages) -> Double {
        reference.frechetDistance(to: FeatureStatistics(classifier.features(of: generated)))
    }
}
