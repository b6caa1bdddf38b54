public import GANCore

/// Conditional accuracy and Fréchet distance of what a node's generator makes, as an oracle sees it.
public struct GenerationGrade: Sendable, Hashable {
    /// Share of generated images that the oracle takes for the class they were asked for.
    public var conditionalAccuracy: Double
    /// Fréchet distance between generated and test images in the oracle's features.
    public var frechetDistance: Double

    public init(conditionalAccuracy: Double, frechetDistance: Double) {
        self.conditionalAccuracy = conditionalAccuracy
        self.frechetDistance = frechetDistance
    }
}

/// Grades one node's generator; called from one thread at a time.
public typealias GenerationGrader = @Sendable (MeshSnapshot.Node) -> GenerationGrade

extension MeshMetrics {
    /// Share of a class's test images that a classifier must recognise for the class to count as covered.
    public static let coverageThreshold = 0.5

    /// Measures every node of `snapshot` on images that no node trains on.
    ///
    /// - Parameters:
    ///   - test: images of all classes.
    ///   - grader: grades the generators; nil leaves their metrics nil.
    ///   - workers: threads that share in the classifiers' scores.
    ///   - shouldStop: asked before each node; true gives up.
    /// - Returns: nil where it was stopped.
    public static func measure(
        _ snapshot: MeshSnapshot, test: LabelledImages, grader: GenerationGrader? = nil,
        workers: WorkerPool = WorkerPool(threadCount: 1),
        shouldStop: @escaping @Sendable () -> Bool = { false }
    ) -> MeshMetrics? {
        let nodes = snapshot.nodes
        let scores = workers.map(count: nodes.count) { index, _ -> ClassifierScore? in
            shouldStop() ? nil : nodes[index].classifier.score(on: test)
        }
        var measured: [Node] = []
        for (node, score) in zip(nodes, scores) {
            guard let score, !shouldStop() else { return nil }
            let grade = grader?(node)
            measured.append(
                Node(
                    id: node.id, score: score, coveredClasses: coveredClasses(score),
                    conditionalAccuracy: grade?.conditionalAccuracy,
                    frechetDistance: grade?.frechetDistance))
        }
        return MeshMetrics(tick: snapshot.tick, nodes: measured)
    }

    static func coveredClasses(_ score: ClassifierScore) -> [Int] {
        score.accuracyByClass.indices.filter { (score.accuracyByClass[$0] ?? 0) >= coverageThreshold }
    }
}
