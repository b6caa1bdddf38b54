import GANCore
import MeshModel

/// A run without a screen that is looked at now and then, as the dashboard looks at it: so what shows pictures and
/// accuracy through time has something to show.
struct ObservedRun {
    private let run: MeshRun
    private let selected: NodeID?
    private let studio: PictureStudio
    private var history = MetricsHistory()

    /// Looks on the way, besides one at the end.
    private static let looks = 64

    init(_ run: MeshRun, selected: NodeID?, contrast: PictureContrast) {
        self.run = run
        self.selected = selected
        studio = PictureStudio(contrast: contrast)
    }

    var pictures: PictureBook { studio.book }

    /// Lets ticks pass, and looks whenever another part of them is over.
    mutating func advance(to ticks: Int, bar: inout ProgressBar) {
        let spacing = max(1, ticks / Self.looks)
        while run.state.tick < ticks {
            if run.state.tick % spacing == 0 {
                look(run.state.snapshot())
                history.append(run.metrics())
            }
            run.tick()
            bar.show(run.state.tick)
        }
    }

    /// What the engine would show now.
    mutating func view(oracle: Oracle?, threadCount: Int) -> EngineView {
        let snapshot = run.state.snapshot()
        look(snapshot)
        var view = EngineView(
            phase: .paused, snapshot: snapshot, metrics: run.metrics(oracle: oracle), nodeStepsPerSecond: 0,
            threadCount: threadCount)
        if let metrics = view.metrics { history.append(metrics) }
        view.metricsHistory = history
        view.journal = run.journal
        return view
    }

    private func look(_ snapshot: MeshSnapshot) {
        studio.update(
            snapshot, selected: selected ?? snapshot.nodes.first?.id, limit: snapshot.nodes.count)
    }
}
