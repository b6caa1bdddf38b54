import MeshModel

/// What the dashboard needs of an engine: something to look at, and someone to ask.
struct EngineSource {
    var view: () -> EngineView
    var apply: (Intervention) -> Void

    init(view: @escaping () -> EngineView, apply: @escaping (Intervention) -> Void) {
        self.view = view
        self.apply = apply
    }
}
