import Foundation
public import GANCore
import Synchronization

/// Runs a mesh on threads of its own and shows it to an interface.
///
/// The interface looks (``view()``) and asks (``apply(_:)``); neither waits for training, and nothing else is
/// shared.
public final class MeshEngine: Sendable {
    private let scenario: Scenario
    private let threadCount: Int
    private let load: @Sendable (Scenario) throws(MeshModelError) -> MeshData
    private let makeGrader: GraderMaker?
    private let board: ViewBoard
    private let mailbox = Mailbox()
    private let threads = Mutex<[EngineThread]>([])
    private let observer: Observer

    /// Makes the grader of generators from the data set; called once, on a thread of its own.
    public typealias GraderMaker = @Sendable (ImageDataset, GANConfiguration) -> GenerationGrader

    /// Creates an engine that stands still until ``start()``.
    ///
    /// - Parameters:
    ///   - scenario: what to run.
    ///   - threadCount: threads that train, at least 1.
    ///   - load: reads and deals the data set; called on the engine's thread.
    ///   - makeGrader: trains the observer's oracle; nil leaves the metrics of generated images nil.
    public init(
        scenario: Scenario, threadCount: Int,
        load: @escaping @Sendable (Scenario) throws(MeshModelError) -> MeshData,
        makeGrader: GraderMaker? = nil
    ) {
        self.scenario = scenario
        self.threadCount = threadCount
        self.load = load
        self.makeGrader = makeGrader
        board = ViewBoard(threadCount: threadCount)
        observer = Observer(board: board)
    }

    /// The newest view. Never waits for training: it is of the last tick at which a view was due.
    public func view() -> EngineView { board.view() }

    /// The interventions so far, with their ticks.
    public var journal: Journal { board.journal }

    /// Asks for `intervention` at the next tick boundary. What came of it is an event in the snapshot.
    public func apply(_ intervention: Intervention) { mailbox.post(intervention) }

    /// Lets at most `ticksPerSecond` ticks pass in a second; nil lets them pass as fast as they can.
    public func limitSpeed(ticksPerSecond: Double?) {
        mailbox.postSpeedLimit(ticksPerSecond.map { max($0, 0.001) })
    }

    /// Starts the engine. Call it once.
    public func start() {
        threads.withLock { threads in
            precondition(threads.isEmpty, "an engine is started once")
            threads.append(EngineThread(name: "iotgan engine", niceness: 0) { [self] in run() })
            threads.append(EngineThread(name: "iotgan observer", niceness: 10) { [self] in observer.run() })
        }
    }

    /// Ends the engine after the tick that it is in, and waits for its threads. Calling it again does nothing.
    public func stop() {
        mailbox.postStop()
        observer.stop()
        let running = threads.withLock { threads in
            defer { threads = [] }
            return threads
        }
        for thread in running { thread.join() }
    }

    private func run() {
        do throws(MeshModelError) {
            try scenario.validate()
            let data = try load(scenario)
            let pool = TrainingPool(scenario: scenario, threadCount: threadCount)
            let state = try MeshState(scenario: scenario, data: data, workers: pool.workers)
            observer.begin(dataset: data.dataset, gan: scenario.gan, makeGrader: makeGrader)
            var loop = EngineLoop(state: state, pool: pool, board: board, mailbox: mailbox)
            loop.run()
        } catch {
            board.fail(error.description)
        }
    }
}
