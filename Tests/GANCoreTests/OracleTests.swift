import Testing

@testable import GANCore

@Suite struct OracleTests {
    static let dataset = ImageDataset.glyphs(side: 12, trainingPerClass: 120, testPerClass: 30, seed: 3)
    static let oracle = Oracle(dataset: dataset, seed: 3, stepCount: 250)

    @Test("it recognises real images, and tells when they do not show what was asked for")
    func conditionalAccuracy() throws {
        let oracle = try #require(Self.oracle)
        let test = Self.dataset.test
        #expect(oracle.testAccuracy > 0.9)
        #expect(oracle.conditionalAccuracy(of: test) == oracle.testAccuracy)
        let mislabelled = LabelledImages(
            side: test.side, classCount: test.classCount, pixels: test.pixels,
            labels: test.labels.map { ($0 + 1) % 10 })
        #expect(oracle.conditionalAccuracy(of: mislabelled) < 0.1)
    }

    @Test("real images are at distance zero from themselves, near other real ones, and far from noise")
    func frechetDistance() throws {
        let oracle = try #require(Self.oracle)
        var stream = RandomStream(seed: 1, purpose: .metrics)
        let test = Self.dataset.test
        let noise = LabelledImages(
            side: test.side, classCount: test.classCount,
            pixels: FloatBuffer((0..<test.pixels.count).map { _ in stream.uniform(in: -1...1) }),
            labels: test.labels)
        let itself = oracle.frechetDistance(to: test)
        let real = oracle.frechetDistance(to: Self.dataset.training)
        #expect(itself < 1e-6)
        #expect(real > itself)
        #expect(oracle.frechetDistance(to: noise) > 20 * real)
    }

    @Test("one class alone is far from the data set: a collapsed generator shows")
    func collapse() throws {
        let oracle = try #require(Self.oracle)
        let test = Self.dataset.test
        let collapsed = test.selecting((0..<test.count).map { _ in Int(test.indicesByClass[4][0]) }).copied
        let real = oracle.frechetDistance(to: Self.dataset.training)
        #expect(oracle.frechetDistance(to: collapsed) > 20 * real)
    }

    @Test("whoever cancels its training gets none")
    func cancelled() {
        #expect(Oracle(dataset: Self.dataset, seed: 3, stepCount: 5, isCancelled: { true }) == nil)
    }
}
