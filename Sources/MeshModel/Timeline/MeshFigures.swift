import GANCore

/// The mesh at a tick in a few numbers, by which branches are compared. Means are over the nodes that have trained.
public struct MeshFigures: Sendable, Hashable {
    public var tick: Int
    public var nodes = 0
    public var darkNodes = 0
    /// Nodes with a verdict on their training.
    public var unhealthyNodes = 0
    /// Classes that a node trains on, own or learned, as a mean.
    public var knownClasses = 0.0
    public var discriminatorLoss = 0.0
    public var generatorLoss = 0.0
    public var realScore = 0.0
    public var fakeScore = 0.0
    /// Spent since tick 0, in joules.
    public var joules = 0.0
    public var bytesOnAir = 0
    public var messagesDelivered = 0
    public var messagesDropped = 0

    init(tick: Int) { self.tick = tick }

    init(_ state: MeshState) {
        tick = state.tick
        nodes = state.nodes.count
        joules = Double(state.totals.energy.totalNanojoules) / 1e9
        bytesOnAir = state.totals.bytesOnAir
        messagesDelivered = state.totals.messagesDelivered
        messagesDropped = state.totals.messagesDropped
        var trained = 0.0
        for node in state.nodes {
            if node.isDark { darkNodes += 1 }
            if !node.health.verdicts.isEmpty { unhealthyNodes += 1 }
            knownClasses += Double(node.knowledge.count { $0 != nil })
            guard node.gan.stepCount > 0 else { continue }
            trained += 1
            discriminatorLoss += Double(node.report.discriminatorLoss)
            generatorLoss += Double(node.report.generatorLoss)
            realScore += Double(node.report.realScore)
            fakeScore += Double(node.report.fakeScore)
        }
        knownClasses /= Double(max(1, nodes))
        let share = 1 / max(1, trained)
        discriminatorLoss *= share
        generatorLoss *= share
        realScore *= share
        fakeScore *= share
    }
}

/// Figures over time, bounded: when there are too many, every second one is forgotten.
public struct FiguresHistory: Sendable, Hashable {
    /// No more are kept.
    public static let limit = 1_024

    /// Ascending by tick.
    public private(set) var figures: [MeshFigures] = []
    /// Ticks from one to the next.
    private var spacing = 1

    public init() {}

    /// Whether figures of `tick` belong in it.
    func isDue(_ tick: Int) -> Bool { tick % spacing == 0 && tick > figures.last?.tick ?? -1 }

    mutating func append(_ newFigures: MeshFigures) {
        figures.append(newFigures)
        guard figures.count > Self.limit else { return }
        spacing *= 2
        figures.removeAll { $0.tick % spacing != 0 }
    }

    /// The last ones no later than `tick`.
    public func last(through tick: Int) -> MeshFigures? {
        let behind = figures.partitioningIndex { $0.tick > tick }
        return behind > 0 ? figures[behind - 1] : nil
    }

    func through(_ tick: Int) -> FiguresHistory {
        var past = self
        past.figures.removeLast(figures.count - figures.partitioningIndex { $0.tick > tick })
        return past
    }
}
