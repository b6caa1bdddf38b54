/// What the engine shows to an interface: the newest snapshot and how it is running. A value; nothing else is
/// shared between the engine's threads and the interface's.
public struct EngineView: Sendable {
    public enum Phase: Sendable, Hashable {
        /// The data set is being read and partitioned.
        case preparing
        case running
        case paused
        /// The engine cannot go on; the text says why and what to do.
        case failed(String)
    }

    public var phase: Phase
    /// nil until the mesh exists.
    public var snapshot: MeshSnapshot?
    /// The newest metrics; they may be of an earlier tick than the snapshot.
    public var metrics: MeshMetrics?
    /// Adversarial steps of all nodes per second of wall-clock time, over the last second or so of running.
    public var nodeStepsPerSecond: Double
    public var threadCount: Int
    /// Ticks that may pass in a second; nil where they pass as fast as they can.
    public var ticksPerSecondLimit: Double?
    /// What was asked for and what had happened up to the snapshot, with its ticks. What a scenario carries with it is not
    /// in here, see ``Scenario/interventions``.
    public var journal = Journal()
    /// Where the snapshot stands among the session's branches and ticks.
    public var timeline = TimelineView()
    /// Where the session is written down; nil where it is not.
    public var sessionPath: String?
    /// Something that the user has to know, in one line, until it is over; nil where there is nothing.
    public var notice: String?
    /// What has stopped the clock, as the notice says; empty where that is about something else.
    public var stops: [BreakStop] = []
    /// What stops the clock when it becomes true, and what it showed when it was looked at last.
    public var breaks: [BreakWatch.Standing] = []
    /// What the observer has measured over time, up to the snapshot.
    public var metricsHistory = MetricsHistory()
    /// What the run began with; nil before there is a mesh.
    public var scenario: Scenario?
    /// How far the last bisection is, see ``MeshEngine/bisect(_:of:)``; nil before there was one.
    public var bisection: BisectionProgress?
    /// The step that was taken apart last, see ``MeshEngine/dissect(_:)``.
    public var dissection: NodeDissection?

    public init(
        phase: Phase, snapshot: MeshSnapshot?, metrics: MeshMetrics?, nodeStepsPerSecond: Double,
        threadCount: Int
    ) {
        self.phase = phase
        self.snapshot = snapshot
        self.metrics = metrics
        self.nodeStepsPerSecond = nodeStepsPerSecond
        self.threadCount = threadCount
    }
}
