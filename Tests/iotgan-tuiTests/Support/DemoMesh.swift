import GANCore

@testable import MeshModel
@testable import iotgan_tui

/// Meshes in the middle of a run, made up so that every mark of the dashboard occurs.
enum DemoMesh {
    /// Eight nodes in a ring: transfers on their way, one node dark, one link cut.
    static func ring(tick: Int = 342, nodeCount: Int = 8) -> MeshSnapshot {
        var scenario = Scenario()
        scenario.nodeCount = nodeCount
        let ids = (0..<nodeCount).map { NodeID(UInt32($0)) }
        var links: [MeshSnapshot.Link] = []
        if nodeCount > 1 {
            let pairs = Set(ids.indices.map { LinkID(ids[$0], ids[($0 + 1) % nodeCount]) })
            links = pairs.sorted().map { MeshSnapshot.Link(id: $0, isCut: false) }
        }
        for index in links.indices where links[index].id == LinkID(NodeID(5), NodeID(6)) {
            links[index].isCut = true
        }
        var snapshot = MeshSnapshot(
            tick: tick, seconds: Double(tick) / 10, scenario: scenario, classNames: (0..<10).map(String.init),
            nodes: ids.map { node($0, of: nodeCount, tick: tick) }, links: links, transfers: [],
            events: [], totals: MeshSnapshot.Totals())
        snapshot.totals.bytesOnAir = tick * 14_137
        snapshot.totals.nodeSteps = tick * nodeCount
        if nodeCount >= 8 {
            snapshot.transfers = [
                transfer(1, 0, 0.35), transfer(1, 2, 0.35), transfer(4, 3, 0.8), transfer(4, 5, 0.8),
            ]
            snapshot.nodes[1].activity = .transmitting
            snapshot.nodes[4].activity = .transmitting
            for receiver in [0, 2, 3, 5] { snapshot.nodes[receiver].activity = .receiving }
            snapshot.nodes[6].activity = .dark
            snapshot.nodes[6].energy.spent.computeNanojoules = snapshot.nodes[6].energy.initialNanojoules
            snapshot.nodes[6].energy.storedNanojoules = 0
        }
        snapshot.events = events(tick: tick, nodeCount: nodeCount)
        return snapshot
    }

    /// A mesh whose node 2 has gone astray: losses that are no numbers, pictures of nothing.
    static func diverged() -> MeshSnapshot {
        var snapshot = ring()
        for step in snapshot.tick..<snapshot.tick + 40 {
            var report = StepReport()
            report.discriminatorLoss = step < snapshot.tick + 20 ? 8 : .nan
            report.generatorLoss = step < snapshot.tick + 20 ? 315 : .infinity
            report.realScore = .nan
            report.fakeScore = .nan
            report.discriminatorGradientNorm = .infinity
            snapshot.nodes[2].history.append(step: step, report: report)
            snapshot.nodes[2].report = report
        }
        snapshot.nodes[2].stepCount += 40
        snapshot.nodes[2].classifierLoss = .nan
        snapshot.nodes[2].generator[0] = .nan
        return snapshot
    }

    static func view(_ snapshot: MeshSnapshot, phase: EngineView.Phase = .running) -> EngineView {
        let nodes = snapshot.nodes.map { node in
            let known = node.knowledge.indices.filter { node.knowledge[$0] != nil }
            return MeshMetrics.Node(
                id: node.id,
                score: ClassifierScore(
                    accuracy: 0.09 * Double(known.count) + 0.02,
                    accuracyByClass: Array(repeating: 0.5, count: 10)),
                coveredClasses: known, conditionalAccuracy: 0.91, frechetDistance: 12.34)
        }
        return EngineView(
            phase: phase, snapshot: snapshot,
            metrics: MeshMetrics(tick: max(0, snapshot.tick - snapshot.tick % 50), nodes: nodes),
            nodeStepsPerSecond: 3214, threadCount: 2)
    }

    /// Pictures for all nodes, as a studio would have drawn them.
    static func pictures(_ snapshot: MeshSnapshot) -> PictureBook {
        var book = PictureBook()
        for node in snapshot.nodes {
            book[node.id] = PictureBook.Page(
                stepCount: node.stepCount,
                classes: (0..<10).map { digit in
                    (0..<4).map { sample in
                        node.generator[0].isNaN
                            ? GreyPicture(side: 12, pixels: Array(repeating: Float.nan, count: 144))
                            : StrokeDigits.picture(
                                digit, side: snapshot.scenario.gan.imageSide,
                                variant: sample + Int(node.id.number) + digit)
                    }
                },
                own: node.ownCounts.enumerated().map { digit, count in
                    (0..<min(2, count)).map {
                        StrokeDigits.picture(digit, side: snapshot.scenario.gan.imageSide, variant: $0 * 4)
                    }
                })
        }
        return book
    }

    static func context(
        _ view: EngineView, size: Size, capabilities: Capabilities, selected: UInt32? = 2
    ) -> PaneContext {
        var state = DashboardState(size: size)
        state.selectedNode = selected.map { NodeID($0) }
        state.follow(view)
        return PaneContext(
            state: state, view: view, pictures: view.snapshot.map(pictures) ?? PictureBook(),
            capabilities: capabilities)
    }

    private static func transfer(_ from: UInt32, _ to: UInt32, _ progress: Double) -> MeshSnapshot.Transfer {
        MeshSnapshot.Transfer(
            from: NodeID(from), to: NodeID(to), origin: NodeID(from), version: 3, bytes: 302_208,
            progress: progress)
    }

    /// Corners of a regular polygon on a circle of 20 m, without the C library's trigonometry: the fixture must
    /// be the same everywhere.
    private static func position(_ index: Int, of count: Int) -> Position {
        guard count > 8 else {
            let diagonal = 14.14
            let corners: [(Double, Double)] = [
                (0, 20), (diagonal, diagonal), (20, 0), (diagonal, -diagonal), (0, -20),
                (-diagonal, -diagonal),
                (-20, 0), (-diagonal, diagonal),
            ]
            let corner = corners[index * (8 / max(1, count))]
            return Position(x: corner.0, y: corner.1)
        }
        let side = Int(Double(count).squareRoot().rounded(.up))
        let row = index / side
        let column = row % 2 == 0 ? index % side : side - 1 - index % side
        return Position(x: Double(column) * 10, y: Double(side - row) * 10)
    }

    private static func node(_ id: NodeID, of count: Int, tick: Int) -> MeshSnapshot.Node {
        let own = (0..<3).map { (Int(id.number) * 2 + $0 * 3) % 10 }
        let neighbour = NodeID((id.number + 1) % UInt32(max(2, count)))
        var knowledge: [ClassKnowledge?] = Array(repeating: nil, count: 10)
        for label in own {
            knowledge[label] = ClassKnowledge(origin: id, via: nil, generations: 0, sampleCount: 100, tick: 0)
        }
        for (order, label) in (0..<10).filter({ knowledge[$0] == nil }).prefix(4).enumerated() where count > 1
        {
            knowledge[label] = ClassKnowledge(
                origin: neighbour, via: neighbour, generations: 1 + order % 3, sampleCount: 100, tick: 300)
        }
        var energy = EnergyLedger(initialNanojoules: 20_000_000_000_000)
        energy.spent.computeNanojoules = Int64(tick) * 9_000_000_000 + Int64(id.number) * 1_300_000_000_000
        energy.spent.transmitNanojoules = Int64(tick) * 120_000_000
        energy.spent.receiveNanojoules = Int64(tick) * 200_000_000
        energy.storedNanojoules -= energy.spent.totalNanojoules
        let layout = GANConfiguration().generatorLayout
        var node = MeshSnapshot.Node(
            id: id, position: position(Int(id.number), of: count), activity: .training,
            ownCounts: (0..<10).map { own.contains($0) ? 100 : 0 }, knowledge: knowledge,
            fakeCounts: (0..<10).map { knowledge[$0]?.via != nil ? 200 : 0 }, stepCount: tick,
            report: report(step: tick, node: Int(id.number)), classifierLoss: 0.31, history: LossHistory(),
            energy: energy, buffer: [], generator: FloatBuffer(count: layout.paddedCount),
            classifier: Classifier(
                configuration: ClassifierConfiguration(), pixelCount: 144, classCount: 10, seed: 1,
                node: id.number
            ).inference)
        for step in 0..<tick {
            let report = report(step: step, node: Int(id.number))
            node.history.append(step: step, report: report)
            node.steps.append(report)
        }
        instruments(&node)
        return node
    }

    /// Losses that settle as those of a healthy run do, with a wobble.
    static func report(step: Int, node: Int) -> StepReport {
        let wobble = Float((step * 37 + node * 11) % 29) / 29 - 0.5
        let settling = 40 / (40 + Float(step))
        var report = StepReport()
        report.discriminatorLoss = 1.22 - 0.7 * settling + 0.12 * wobble
        report.generatorLoss = 0.95 + 1.4 * settling + 0.2 * wobble
        report.realScore = 0.58 + 0.06 * wobble
        report.fakeScore = 0.44 - 0.06 * wobble
        report.discriminatorGradientNorm = 3.9 + wobble
        report.generatorGradientNorm = 1.6 + wobble
        return report
    }

    private static func events(tick: Int, nodeCount: Int) -> [MeshEvent] {
        guard nodeCount >= 8 else { return [] }
        let (one, two, four, six) = (NodeID(1), NodeID(2), NodeID(4), NodeID(6))
        return [
            MeshEvent(tick: tick - 60, kind: .received(by: NodeID(3), from: two, origin: two, version: 2)),
            MeshEvent(
                tick: tick - 60,
                kind: .learned(by: NodeID(3), classes: [2, 7], from: two, via: two, generations: 1)),
            MeshEvent(tick: tick - 42, kind: .linkCut(LinkID(NodeID(5), six))),
            MeshEvent(
                tick: tick - 30, kind: .dropped(to: six, from: NodeID(5), origin: NodeID(5), reason: .linkCut)
            ),
            MeshEvent(tick: tick - 21, kind: .wentDark(six)),
            MeshEvent(
                tick: tick - 9,
                kind: .transmitted(from: one, origin: one, version: 3, bytes: 302_208, receivers: 2)),
            MeshEvent(
                tick: tick - 4,
                kind: .transmitted(from: four, origin: four, version: 3, bytes: 302_208, receivers: 2)),
        ]
    }
}
