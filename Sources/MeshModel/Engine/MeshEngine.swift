import Foundation
import GANCore

/// Runs a mesh on threads of its own and shows it to an interface.
///
/// The interface looks (``view()``) and asks (``apply(_:)``); neither waits for training, and nothing else is
/// shared.
public final class MeshEngine: Sendable {
    private let scenario: Scenario
    private let threadCount: Int
    private let oracleStepCount: Int
    private let historyBytes: Int
    private let session: @Sendable (MeshState) throws(SessionError) -> SessionBeginning
    private let resumed: SessionFile?
    private let load: @Sendable (Scenario) throws(MeshModelError) -> MeshData
    private let board: ViewBoard
    private let mailbox = Mailbox()
    private let threads = Guarded<[EngineThread]>([])
    private let observer: Observer

    /// Creates an engine that stands still until ``start()``.
    ///
    /// - Parameters:
    ///   - scenario: what to run.
    ///   - threadCount: threads that train, at least 1.
    ///   - oracleStepCount: steps that the observer's oracle is trained for; 0 does without an oracle, and leaves
    ///     the metrics of generated images nil.
    ///   - resumed: a session that is gone on with, from where its user stood; `scenario` is its header's then.
    ///   - session: begins or reopens the session file of the mesh, which is at tick 0; called once, on the engine's
    ///     thread.
    ///   - historyBytes: memory that checkpoints of the past may take, see ``TimelineView``.
    ///   - load: reads and deals the data set; called once, on the engine's thread.
    public init(
        scenario: Scenario, threadCount: Int, oracleStepCount: Int = 1_500, historyBytes: Int = 512_000_000,
        resumed: SessionFile? = nil,
        load: @escaping @Sendable (Scenario) throws(MeshModelError) -> MeshData = MeshData.load(for:),
        session: @escaping @Sendable (MeshState) throws(SessionError) -> SessionBeginning = { _ in
            SessionBeginning()
        }
    ) {
        self.scenario = scenario
        self.threadCount = threadCount
        self.oracleStepCount = oracleStepCount
        self.historyBytes = historyBytes
        self.resumed = resumed
        self.session = session
        self.load = load
        board = ViewBoard(threadCount: threadCount)
        observer = Observer(board: board)
    }

    /// The newest view. Never waits for training: it is of the last tick at which a view was due.
    public func view() -> EngineView { board.view() }

    /// The interventions and events so far, with their ticks.
    public var journal: Journal { board.glance().journal }

    /// Asks for `intervention` at the next tick boundary. What came of it is an event in the snapshot.
    public func apply(_ intervention: Intervention) { mailbox.post(.intervene(intervention)) }

    /// Stops the clock when one of these becomes true, in place of those before.
    public func watch(for conditions: [BreakCondition]) { mailbox.post(.watch(conditions)) }

    /// Goes to another moment of the session. The clock stands then; the view shows the former moment until the mesh is
    /// there.
    public func travel(_ journey: Journey) { mailbox.post(.travel(journey)) }

    /// Runs the past of a branch again without what `explanation` suspects; how far that is, and what it found, comes with the
    /// view. The mesh stands meanwhile. It is over as soon as anything else is asked for.
    public func bisect(_ explanation: Explanation, of branch: BranchID) {
        mailbox.post(.bisect(explanation, of: branch))
    }

    /// Ends a bisection that is going on.
    public func endBisection() { mailbox.post(.endBisection) }

    /// Takes apart, at the next tick boundary, the step that the node would do in the tick that follows; it comes with the
    /// view. Nothing is trained by it, and the mesh goes on as if nobody had asked.
    public func dissect(_ node: NodeID) { mailbox.post(.dissect(node)) }

    /// Lets at most `ticksPerSecond` ticks pass in a second; nil lets them pass as fast as they can.
    public func limitSpeed(ticksPerSecond: Double?) {
        let limit = ticksPerSecond.map { max($0, 0.001) }
        board.limitSpeed(ticksPerSecond: limit)
        mailbox.postSpeedLimit(limit)
    }

    /// Starts the engine. Call it once.
    public func start() {
        threads.withLock { threads in
            precondition(threads.isEmpty, "an engine is started once")
            threads.append(EngineThread(name: "iotgan engine", niceness: 0) { [self] in run() })
            threads.append(EngineThread(name: "iotgan observer", niceness: 10) { [self] in observer.run() })
        }
    }

    /// Ends the engine after the tick that it is in, and waits for its threads. Calling it again does nothing more.
    ///
    /// - Returns: the mesh as it was at the end; nil where there was none yet.
    @discardableResult
    public func stop() -> MeshState? {
        mailbox.postStop()
        observer.stop()
        let running = threads.withLock { threads in
            defer { threads = [] }
            return threads
        }
        for thread in running { thread.join() }
        return board.finalState
    }

    private func run() {
        do throws(EngineFailure) {
            let (state, timeline, pool, dataset) = try prepare()
            let oracle = observer.begin(
                dataset: dataset, seed: scenario.seed, oracleStepCount: oracleStepCount)
            defer { oracle?.join() }
            board.begin(state.scenario)
            let beginning = try begin(state)
            board.show(beginning)
            var loop = EngineLoop(
                state: state, timeline: timeline, recorder: beginning.recorder, pool: pool, board: board,
                mailbox: mailbox)
            if let resumed { try loop.resume(resumed) }
            board.finalState = try loop.run()
        } catch {
            board.fail(error.description)
        }
    }

    private func begin(_ state: MeshState) throws(EngineFailure) -> SessionBeginning {
        do throws(SessionError) {
            return try session(state)
        } catch {
            throw .session(error)
        }
    }

    /// The mesh at tick 0, and what it takes to run it.
    private func prepare() throws(EngineFailure) -> (MeshState, Timeline, TrainingPool, ImageDataset) {
        do throws(MeshModelError) {
            try scenario.validate()
            let data = try load(scenario)
            let scenario = scenario.fitted(to: data.dataset)
            try scenario.validate()
            let pool = TrainingPool(scenario: scenario, threadCount: threadCount)
            var timeline = Timeline(scenario: scenario, data: data, pool: pool, budgetBytes: historyBytes)
            if let resumed { timeline.restore(resumed) }
            return (try timeline.beginning(), timeline, pool, data.dataset)
        } catch {
            throw .mesh(error)
        }
    }
}
