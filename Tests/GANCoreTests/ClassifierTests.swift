import Foundation
import Testing

@testable import GANCore

@Suite struct ClassifierTests {
    @Test(
        "cross-entropy: every weight and bias, against finite differences in doubles",
        arguments: [Float(0), 0.1, 0.4])
    func gradient(smoothing: Float) {
        var configuration = ClassifierConfiguration()
        configuration.labelSmoothing = smoothing
        configuration.hidden = [7, 5]
        configuration.batchSize = 4
        let classifier = Classifier(
            configuration: configuration, pixelCount: 9, classCount: 3, seed: 5, node: 1)
        let layout = classifier.parameters.layout
        let workspace = ClassifierWorkspace(configuration: configuration, pixelCount: 9, classCount: 3)
        var stream = RandomStream(seed: 3, purpose: .batch)
        workspace.labels = [2, 0, 1, 1]
        for row in 0..<9 {
            for column in 0..<4 { workspace.inputs[0].row(row)[column] = stream.uniform(in: -1...1) }
        }
        let loss = classifier.parameters.weights.withUnsafePointer { workspace.gradients(weights: $0) }
        var gradient = [Float](repeating: 0, count: layout.paddedCount)
        for (index, layer) in layout.layers.enumerated() {
            layer.gradient(
                outputGradient: workspace.deltas[index], input: workspace.inputs[index], into: &gradient)
        }

        func total(_ network: ReferenceNetwork) -> Double {
            (0..<4).reduce(0) { sum, column in
                let logits = network.output((0..<9).map { Double(workspace.inputs[0].row($0)[column]) })
                let partition = logits.reduce(0) { $0 + exp($1) }
                let spread = logits.reduce(0, +) * Double(smoothing) / 3
                let target = logits[Int(workspace.labels[column])] * (1 - Double(smoothing)) + spread
                return sum + (log(partition) - target) / 4
            }
        }
        let reference = ReferenceNetwork(layout: layout, padded: classifier.parameters.weights.elements)
        #expect(abs(Double(loss) - total(reference)) < 1e-5)
        reference.forEachDifference(layout: layout, loss: total) { place, difference in
            #expect(abs(Double(gradient[place]) - difference) < 1e-5)
        }
    }

    @Test("the loss of each sample is minus the logarithm of its label's probability")
    func lossBySample() {
        let arena = ScratchArena()
        let logits = arena.matrix(rows: 3, columns: 2)
        for (row, values) in [[Float(1), 0], [2, 0], [3, 0]].enumerated() {
            for column in 0..<2 { logits.row(row)[column] = values[column] }
        }
        var losses: [Float] = [0, 0]
        let mean = softmaxCrossEntropy(logits, labels: [2, 0], smoothing: 0, losses: &losses)
        let expected = [log(exp(1.0) + exp(2) + exp(3)) - 3, log(3.0)]
        #expect(abs(Double(losses[0]) - expected[0]) < 1e-6)
        #expect(abs(Double(losses[1]) - expected[1]) < 1e-6)
        #expect(abs(Double(mean) - (expected[0] + expected[1]) / 2) < 1e-6)
    }

    @Test("a class that is hard to learn gets more of the batches", arguments: [true, false])
    func hardClasses(favoured: Bool) {
        // The first class lies far from the others, which lie on top of each other.
        var stream = RandomStream(seed: 8, purpose: .batch)
        let labels = (0..<150).map { UInt8($0 % 3) }
        let pixels = labels.flatMap { label in
            (0..<16).map { _ in (label == 0 ? -2 : 2) + 0.3 * stream.normal() }
        }
        let images = LabelledImages(side: 4, classCount: 3, pixels: FloatBuffer(pixels), labels: labels)
        var configuration = ClassifierConfiguration()
        configuration.hidden = [8]
        configuration.favoursHardClasses = favoured
        let workspace = ClassifierWorkspace(configuration: configuration, pixelCount: 16, classCount: 3)
        var classifier = Classifier(
            configuration: configuration, pixelCount: 16, classCount: 3, seed: 2, node: 0)
        for tick in 0..<60 {
            _ = classifier.step(
                on: TrainingData(own: images), seed: 2, node: 0, tick: UInt64(tick), workspace: workspace)
        }
        let easy = workspace.labels.count { $0 == 0 }
        if favoured { #expect(easy < 16) } else { #expect(easy == 21 || easy == 22) }
    }

    /// Two classes that differ in the sign of their pixels.
    static func separable(count: Int, seed: UInt64) -> LabelledImages {
        var stream = RandomStream(seed: seed, purpose: .batch)
        let labels = (0..<count).map { UInt8($0 % 2) }
        let pixels = labels.flatMap { label in
            (0..<16).map { _ in (label == 0 ? -0.4 : 0.4) + 0.5 * stream.normal() }
        }
        return LabelledImages(side: 4, classCount: 2, pixels: FloatBuffer(pixels), labels: labels)
    }

    @Test("it learns to tell two classes apart, and the score counts class by class")
    func learns() {
        var configuration = ClassifierConfiguration()
        configuration.hidden = [8]
        configuration.batchSize = 16
        var classifier = Classifier(
            configuration: configuration, pixelCount: 16, classCount: 2, seed: 1, node: 0)
        let workspace = ClassifierWorkspace(configuration: configuration, pixelCount: 16, classCount: 2)
        let data = TrainingData(own: Self.separable(count: 40, seed: 1))
        let test = Self.separable(count: 100, seed: 2)
        for tick in 0..<300 {
            _ = classifier.step(on: data, seed: 1, node: 0, tick: UInt64(tick), workspace: workspace)
        }
        let score = classifier.score(on: test)
        #expect(score.accuracy > 0.95)
        #expect(score.coveredClasses() == [0, 1])
        let predicted = classifier.inference.predictions(for: test)
        let right = zip(predicted, test.labels).filter { $0 == $1 && $1 == 0 }.count
        #expect(score.accuracyByClass[0] == Double(right) / 50)
    }

    @Test("classes without test images have no accuracy and are not covered")
    func missingClasses() {
        let classifier = Classifier(
            configuration: ClassifierConfiguration(), pixelCount: 16, classCount: 3, seed: 1, node: 0)
        let test = LabelledImages(side: 4, classCount: 3, pixels: FloatBuffer(count: 32), labels: [0, 0])
        let score = classifier.score(on: test)
        #expect(score.accuracyByClass[1] == nil && score.accuracyByClass[2] == nil)
        #expect(!score.coveredClasses().contains(2))
    }
}
