import MeshModel

/// What the dashboard needs of an engine: something to look at, and someone to ask.
struct EngineSource {
    var view: () -> EngineView
    var apply: (Intervention) -> Void
    var travel: (Journey) -> Void
    var watch: ([BreakCondition]) -> Void
    var dissect: (NodeID) -> Void
    /// Puts an explanation to the test on a branch; nil ends that.
    var bisect: (Explanation?, BranchID) -> Void
    /// At most so many ticks a second; nil for as many as can be.
    var limitSpeed: (Double?) -> Void

    init(
        view: @escaping () -> EngineView, apply: @escaping (Intervention) -> Void,
        travel: @escaping (Journey) -> Void = { _ in },
        watch: @escaping ([BreakCondition]) -> Void = { _ in },
        dissect: @escaping (NodeID) -> Void = { _ in },
        bisect: @escaping (Explanation?, BranchID) -> Void = { _, _ in },
        limitSpeed: @escaping (Double?) -> Void
    ) {
        self.view = view
        self.apply = apply
        self.travel = travel
        self.watch = watch
        self.dissect = dissect
        self.bisect = bisect
        self.limitSpeed = limitSpeed
    }
}
