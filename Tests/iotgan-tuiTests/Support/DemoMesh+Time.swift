import GANCore

@testable import MeshModel
@testable import iotgan_tui

extension DemoMesh {
    /// A session of two branches that is looked at in the past: tick 342 of 1,200.
    static func rewound(_ view: EngineView = DemoMesh.view(ring(), phase: .paused)) -> EngineView {
        var view = view
        view.timeline = timeline()
        return view
    }

    static func timeline() -> TimelineView {
        var timeline = TimelineView()
        timeline.branches = [
            branch(0, "main", headTick: 1_200, joules: 812, accuracy: 0.92),
            branch(1, "no-cut", headTick: 900, joules: 640, accuracy: 0.955),
        ]
        timeline.branches[0].firstIntervention = .cutLink(LinkID(NodeID(5), NodeID(6)))
        timeline.branches[1].parent = .main
        timeline.branches[1].forkTick = 280
        timeline.branches[1].firstIntervention = .poison(NodeID(3), .noise)
        timeline.checkpointTicks = [128, 256, 512, 640, 768, 896, 1_024, 1_152]
        timeline.interventionTicks = [300, 700]
        timeline.checkpointBytes = 147_200_000
        timeline.budgetBytes = 512_000_000
        return timeline
    }

    private static func branch(
        _ number: UInt32, _ name: String, headTick: Int, joules: Double, accuracy: Double
    ) -> TimelineView.Branch {
        var figures = FiguresHistory()
        var moment = MeshFigures(tick: headTick < 1_000 ? headTick : 896)
        moment.nodes = 8
        moment.knownClasses = 9.5
        moment.joules = joules
        moment.bytesOnAir = 3_400_000
        figures.append(moment)
        var metrics = MetricsRecord()
        metrics.insert(
            MeshMetrics(
                tick: 890,
                nodes: (0..<8).map { index in
                    MeshMetrics.Node(
                        id: NodeID(index),
                        score: ClassifierScore(
                            accuracy: accuracy - Double(index) / 100,
                            accuracyByClass: Array(repeating: 0.5, count: 10)),
                        coveredClasses: Array(0..<10), conditionalAccuracy: nil, frechetDistance: nil)
                }))
        return TimelineView.Branch(
            id: BranchID(rawValue: number), name: name, parent: nil, forkTick: 0, headTick: headTick,
            firstIntervention: nil, figures: figures, metrics: metrics)
    }
}
