import Testing

@testable import GANCore

@Suite struct BatchSamplerTests {
    /// Flat images whose grey is the number of their class; `counts[class]` of each.
    static func flat(_ counts: [Int], shift: Float = 0) -> LabelledImages {
        let labels = counts.indices.flatMap { Array(repeating: UInt8($0), count: counts[$0]) }
        let pixels = labels.flatMap { Array(repeating: Float($0) / 10 + shift, count: 16) }
        return LabelledImages(side: 4, classCount: counts.count, pixels: FloatBuffer(pixels), labels: labels)
    }

    static func batch(
        of data: TrainingData, count: Int, balanced: Bool = false, seed: UInt64 = 1
    ) -> (labels: [UInt8], first: [Float]) {
        let arena = ScratchArena()
        let output = arena.matrix(rows: 17, columns: count)
        var labels = [UInt8](repeating: 0, count: count)
        var stream = RandomStream(seed: seed, purpose: .batch)
        if balanced {
            BatchSampler.fillBalanced(output, labels: &labels, from: data, stream: &stream)
        } else {
            BatchSampler.fill(output, labels: &labels, from: data, stream: &stream)
        }
        return (labels, (0..<count).map { output.row(9)[$0] })
    }

    static func counts(_ labels: some Sequence<UInt8>, classCount: Int) -> [Int] {
        labels.reduce(into: Array(repeating: 0, count: classCount)) { $0[Int($1)] += 1 }
    }

    @Test("classes are balanced whatever their number of samples, and labels go with their images")
    func balancedClasses() {
        let data = TrainingData(own: Self.flat([90, 2, 0, 11]))
        let batch = Self.batch(of: data, count: 64)
        let counts = Self.counts(batch.labels, classCount: 4)
        #expect(counts[2] == 0)
        #expect([0, 1, 3].allSatisfy { counts[$0] == 21 || counts[$0] == 22 })
        #expect(zip(batch.labels, batch.first).allSatisfy { $1 == Float($0) / 10 })
    }

    @Test("a class with three times the weight has three times the samples, from wherever it comes")
    func weightedClasses() {
        let own = ImageSubset(Self.flat([40, 7, 0, 0]))
        let fakes = ByteImages(quantising: Self.flat([0, 0, 9, 30]))
        let arena = ScratchArena()
        let output = arena.matrix(rows: 17, columns: 80)
        var labels = [UInt8](repeating: 0, count: 80)
        var stream = RandomStream(seed: 4, purpose: .batch)
        BatchSampler.fillWeighted(
            output, labels: &labels, from: TrainingData(own: own, fakes: fakes), weights: [3, 1, 1, 3],
            stream: &stream)
        for (count, share) in zip(Self.counts(labels, classCount: 4), [30, 10, 10, 30]) {
            #expect(abs(count - share) <= 1)
        }
        for (position, label) in labels.enumerated() {
            #expect(abs(output.row(9)[position] - Float(label) / 10) < 0.005)
        }
    }

    @Test("70 % own samples while there are fakes, all of them otherwise")
    func ownShare() {
        let own = Self.flat([10, 10, 0, 0])
        let fakes = ByteImages(quantising: Self.flat([0, 0, 8, 8]))
        let mixed = Self.batch(
            of: TrainingData(own: ImageSubset(own), fakes: fakes, ownShare: 0.7), count: 64
        ).labels
        #expect(mixed.filter { $0 < 2 }.count == 45)
        let alone = TrainingData(own: ImageSubset(own), fakes: .empty(side: 4, classCount: 4), ownShare: 0.7)
        #expect(Self.batch(of: alone, count: 64).labels.allSatisfy { $0 < 2 })
        let nothingOwn = TrainingData(own: own.selecting([]), fakes: fakes, ownShare: 0.7)
        #expect(Self.batch(of: nothingOwn, count: 64).labels.allSatisfy { $0 >= 2 })
    }

    @Test("the classifier's batches balance all classes of the augmented set alike")
    func augmentedSet() {
        let data = TrainingData(
            own: ImageSubset(Self.flat([10, 0, 0, 0])),
            fakes: ByteImages(quantising: Self.flat([0, 8, 8, 8])), ownShare: 0.7)
        let counts = Self.counts(Self.batch(of: data, count: 64, balanced: true).labels, classCount: 4)
        #expect(counts == [16, 16, 16, 16])
    }

    @Test("own samples come as they are, fakes to within half a byte, each under its label")
    func pixels() {
        let all = Self.flat([5, 5, 5, 5])
        let data = TrainingData(
            own: all.selecting(Array(0..<10)), fakes: ByteImages(quantising: all.selecting([10, 16]).copied),
            ownShare: 0.5)
        let batch = Self.batch(of: data, count: 40)
        for (column, (label, grey)) in zip(batch.labels, batch.first).enumerated() {
            #expect((label < 2) == (column < 20))
            #expect((grey - Float(label) / 10).magnitude <= (column < 20 ? 0 : 1.001 / 255))
        }
    }

    @Test("another tick draws other samples of the same make-up")
    func draws() {
        let own = LabelledImages(
            side: 4, classCount: 2, pixels: FloatBuffer((0..<40 * 16).map { Float($0 / 16) }),
            labels: (0..<40).map { UInt8($0 % 2) })
        let data = TrainingData(own: own)
        let one = Self.batch(of: data, count: 16, seed: 1)
        #expect(one.first == Self.batch(of: data, count: 16, seed: 1).first)
        #expect(one.first != Self.batch(of: data, count: 16, seed: 2).first)
    }
}
