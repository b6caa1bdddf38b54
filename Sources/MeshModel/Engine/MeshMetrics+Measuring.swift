public import GANCore

extension MeshMetrics {
    /// Images of each class that the oracle judges a generator by.
    public static let judgedImagesPerClass = 50

    /// Measures every node of `snapshot` on images that no node trains on.
    ///
    /// - Parameters:
    ///   - test: images of all classes.
    ///   - oracle: judges what the generators make; nil leaves their metrics nil.
    ///   - workers: threads that share in the work.
    ///   - shouldStop: asked before each node; true gives up.
    /// - Returns: nil where it was stopped.
    public static func measure(
        _ snapshot: MeshSnapshot, test: LabelledImages, oracle: Oracle? = nil,
        workers: WorkerPool = WorkerPool(threadCount: 1),
        shouldStop: @escaping @Sendable () -> Bool = { false }
    ) -> MeshMetrics? {
        let scenario = snapshot.scenario
        let nodes = snapshot.nodes
        let measured = workers.map(count: nodes.count) { index, _ in
            shouldStop() ? nil : Node(nodes[index], scenario: scenario, test: test, oracle: oracle)
        }
        let whole = measured.compactMap { $0 }
        guard whole.count == nodes.count else { return nil }
        return MeshMetrics(
            tick: snapshot.tick, nodes: whole,
            distances: ConsensusDistances(nodes: nodes.map(\.id), generators: nodes.map(\.generator)))
    }
}

extension MeshMetrics.Node {
    fileprivate init(_ node: MeshSnapshot.Node, scenario: Scenario, test: LabelledImages, oracle: Oracle?) {
        let score = node.classifier.score(on: test)
        let generated = oracle.map { _ in Self.generate(from: node, scenario: scenario) }
        self.init(
            id: node.id, score: score, coveredClasses: score.coveredClasses(),
            conditionalAccuracy: generated.flatMap { oracle?.conditionalAccuracy(of: $0) },
            frechetDistance: generated.flatMap { oracle?.frechetDistance(to: $0) })
    }

    /// As many images of each class, always from the same latent vectors, so that metrics of two ticks differ by
    /// the generator alone.
    private static func generate(from node: MeshSnapshot.Node, scenario: Scenario) -> LabelledImages {
        let labels = (0..<scenario.gan.classCount).flatMap {
            Array(repeating: UInt8($0), count: MeshMetrics.judgedImagesPerClass)
        }
        var stream = RandomStream(seed: scenario.seed, node: node.id.number, purpose: .metrics)
        return GeneratorSampler(configuration: scenario.gan)
            .samples(weights: node.generator, labels: labels, stream: &stream)
    }
}
