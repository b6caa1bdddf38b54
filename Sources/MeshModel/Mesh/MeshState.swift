import GANCore

/// The whole mesh as one value: nodes with their models and batteries, links, and messages on the air.
///
/// A copy is a checkpoint; it shares storage with the original until one of the two goes on. All that happens
/// does so in ``tick(applying:on:)`` and is a function of scenario, data and interventions alone: not of the
/// number of threads, not of time.
public struct MeshState: Sendable {
    public internal(set) var scenario: Scenario
    let data: MeshData
    /// Ticks that have passed.
    public internal(set) var tick = 0
    /// Ascending by id; those that are dark included.
    var nodes: [MeshNode]
    /// Ascending by id.
    var links: [MeshSnapshot.Link]
    /// Pairs of nodes whose link was taken away by hand: distance alone does not link them. Ascending; of nodes that are
    /// here or can return.
    var parted: [PartedPair] = []
    /// In the order in which they were begun; one for each node at most.
    var transmissions: [Transmission] = []
    /// Within this distance nodes are linked, in metres; nil where links do not follow distance.
    let linkRadius: Double?
    /// The corners of the area that nodes move in.
    let area: (low: Position, high: Position)
    public internal(set) var totals = MeshSnapshot.Totals()
    /// The id of the next node; ids are never reused.
    var nextNumber: UInt32
    /// Nodes that have left, and what they had spent and harvested.
    var departedCount = 0
    var departedEnergy = EnergyLedger.Spent()
    var departedHarvest: Int64 = 0
    /// Those among them who can return, in the order in which they left.
    var departed: [DepartedNode] = []
    /// The last events, oldest first.
    var recentEvents: [MeshEvent] = []
    /// Events since the last time that they were handed out.
    var newEvents: [MeshEvent] = []
    /// Messages that are not taken, ascending.
    var withheld: [WithheldMessage] = []
    /// What did not hold when it was last checked.
    var audits = Audit()

    /// Builds the mesh of `scenario` at tick 0.
    ///
    /// - Parameter workers: threads that share in drawing the nodes' first weights.
    /// - Throws: ``MeshModelError`` where the scenario cannot be, or `data` does not fit it.
    public init(
        scenario: Scenario, data: MeshData, workers: WorkerPool = WorkerPool(threadCount: 1)
    ) throws(MeshModelError) {
        try scenario.validate()
        try data.validate(for: scenario)
        self.scenario = scenario
        self.data = data
        let plan = MeshPlan(
            scenario.topology, count: scenario.nodeCount, seed: scenario.seed, spacing: scenario.spacingMetres
        )
        linkRadius = plan.linkRadius
        area = plan.area
        let training = data.dataset.training
        let everything =
            scenario.strategy == .central
            ? ImageSubset(of: training, indices: data.shards.flatMap(\.self)) : nil
        nodes = workers.map(count: scenario.nodeCount) { index, _ in
            MeshNode(
                id: NodeID(UInt32(index)), position: plan.positions[index], birthTick: 0,
                own: everything ?? ImageSubset(of: training, indices: data.shards[index]),
                scenario: scenario)
        }
        links = plan.links.map { MeshSnapshot.Link(id: $0) }
        nextNumber = UInt32(scenario.nodeCount)
        for link in plan.links {
            nodes[Int(link.low.number)].neighbours.append(link.high)
            nodes[Int(link.high.number)].neighbours.append(link.low)
        }
        for index in nodes.indices { nodes[index].neighbours.sort() }
        measureLinks()
    }

    /// Lets one tick pass: applies `interventions`, charges the batteries, moves the nodes, trains every one, and lets
    /// the radios work.
    ///
    /// - Parameter pool: threads and scratch memory made for the same scenario.
    /// - Returns: what happened, in order.
    @discardableResult
    public mutating func tick(applying interventions: [Intervention] = [], on pool: TrainingPool)
        -> [MeshEvent]
    {
        precondition(
            pool.serves(scenario), "the pool was made for another scenario")
        for intervention in interventions { carryOut(intervention) }
        for intervention in scenario.interventions(at: tick) { carryOut(intervention) }
        comeAndGo()
        move()
        harvest()
        // What is composed now goes on the air with the next tick; what arrives now is learned from then.
        let air = passTimeOnAir()
        let busySeconds = merge(trainAll(on: pool))
        pay(for: air, busySeconds: busySeconds)
        settleTransmissions()
        judgeHealth()
        audit(on: pool.workers)
        tick += 1
        noteCharge()
        return takeEvents()
    }

    /// Applies `interventions` between two ticks, without letting time pass.
    ///
    /// To apply them here or with the next tick comes to the same bits.
    @discardableResult
    public mutating func apply(_ interventions: [Intervention]) -> [MeshEvent] {
        for intervention in interventions { carryOut(intervention) }
        return takeEvents()
    }

    /// Records that `intervention` was not applied.
    mutating func refuse(_ intervention: Intervention, why: String) {
        record(.refused(intervention, why: why))
        _ = takeEvents()
    }

    private mutating func takeEvents() -> [MeshEvent] {
        defer { newEvents = [] }
        recentEvents += newEvents.suffix(MeshSnapshot.eventLimit)
        if recentEvents.count > MeshSnapshot.eventLimit {
            recentEvents.removeFirst(recentEvents.count - MeshSnapshot.eventLimit)
        }
        return newEvents
    }

    mutating func record(_ kind: MeshEvent.Kind) {
        newEvents.append(MeshEvent(tick: tick, kind: kind))
    }
}

// MARK: Looking things up

extension MeshState {
    /// Whether no node does anything: all are dark or frozen.
    var isAtRest: Bool { !nodes.contains(where: \.isUp) }

    /// Where the node stands in ``nodes``; nil where there is none.
    func nodeIndex(_ id: NodeID) -> Int? {
        let index = nodes.partitioningIndex { $0.id >= id }
        return index < nodes.count && nodes[index].id == id ? index : nil
    }

    /// Where the link stands in ``links``; nil where there is none.
    func linkIndex(_ id: LinkID) -> Int? {
        let index = links.partitioningIndex { $0.id >= id }
        return index < links.count && links[index].id == id ? index : nil
    }
}
