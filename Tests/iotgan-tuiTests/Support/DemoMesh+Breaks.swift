@testable import MeshModel
@testable import iotgan_tui

extension DemoMesh {
    private static let watched: [(text: String, reading: BreakReading?)] = [
        ("node any unhealthy", BreakReading(tick: 342, holds: true, holders: [NodeID(2), NodeID(5)])),
        ("accuracy(5) < 0.5", BreakReading(tick: 340, holds: false, value: 0.65, source: NodeID(5))),
        (
            "battery(any) < 1J",
            BreakReading(tick: 342, holds: true, holders: [NodeID(6)], value: 0, source: NodeID(6))
        ),
        ("accuracy(mean) > 0.9", BreakReading(tick: 340, holds: false, value: 0.8125)),
        ("node 3 discriminator-overpowering", BreakReading(tick: 342, holds: false)),
        ("coverage(worst) > 9", nil), ("tick = 500", BreakReading(tick: 342, holds: false)),
    ]

    /// What stops the clock in ``watching(_:)``.
    static let breaks = watched.compactMap { BreakCondition($0.text) }

    /// The same mesh while the engine watches for all kinds of conditions.
    static func watching(_ view: EngineView = DemoMesh.view(ring())) -> EngineView {
        var view = view
        view.breaks = zip(breaks, watched).map { BreakWatch.Standing($0, $1.reading) }
        return view
    }

    /// The same, stopped by node 6.
    static func stopped() -> EngineView {
        var view = watching(DemoMesh.view(ring(), phase: .paused))
        view.stops = [
            BreakStop(
                condition: breaks[2], tick: 342, nodes: [NodeID(6)], value: 0, detail: "it is 0J")
        ]
        view.notice = view.stops.sentence
        view.journal.append(view.stops[0])
        view.snapshot?.events.append(MeshEvent(tick: 342, kind: .paused))
        return view
    }
}
