import GANCore

/// Worker threads with the scratch memory to train the nodes of one scenario.
public final class TrainingPool: Sendable {
    /// The threads.
    public let workers: WorkerPool
    let gan: GANConfiguration
    let classifier: ClassifierConfiguration
    private let lanes: [TrainingLane]

    /// Starts `threadCount - 1` threads; the caller of ``MeshState/tick(applying:on:)`` is the last one.
    public init(scenario: Scenario, threadCount: Int) {
        workers = WorkerPool(threadCount: threadCount)
        gan = scenario.gan
        classifier = scenario.classifier
        lanes = (0..<threadCount).map { _ in TrainingLane(scenario: scenario) }
    }

    /// Whether the scratch memory fits the networks of `scenario`. Learning rates are no part of it: they may change while
    /// the mesh runs, and each node has its own.
    func serves(_ scenario: Scenario) -> Bool {
        var expected = gan
        expected.learningRates = scenario.gan.learningRates
        return expected == scenario.gan && classifier == scenario.classifier
    }

    /// The scratch memory of thread `worker`.
    func lane(of worker: Int) -> TrainingLane { lanes[worker] }
}

/// Scratch memory of one thread.
///
/// Unchecked: a lane is handed out by worker number, and a worker is one thread, so no two threads ever use the
/// same lane.
final class TrainingLane: @unchecked Sendable {
    let gan: GANWorkspace
    let classifier: ClassifierWorkspace
    let sampler: GeneratorSampler

    init(scenario: Scenario) {
        gan = GANWorkspace(configuration: scenario.gan)
        sampler = GeneratorSampler(configuration: scenario.gan)
        classifier = ClassifierWorkspace(
            configuration: scenario.classifier, pixelCount: scenario.gan.pixelCount,
            classCount: scenario.gan.classCount)
    }
}
