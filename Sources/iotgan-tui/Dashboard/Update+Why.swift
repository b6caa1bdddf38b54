import MeshModel

// What led to a node's trouble, and what it does not come without.
extension DashboardState {
    mutating func explain(_ node: NodeID, _ view: EngineView) {
        guard let mesh = view.snapshot else { return }
        let explanation = Explanation(
            of: node, scenario: view.scenario ?? mesh.scenario, journal: view.journal, mesh: mesh)
        mode = .explaining(explanation, line: 0)
    }

    mutating func bisect(_ node: NodeID, _ view: EngineView) -> [Effect] {
        explain(node, view)
        guard case .explaining(let explanation, _) = mode, explanation.trouble != nil else { return [] }
        return [.bisect(explanation, view.timeline.current)]
    }

    /// Enter goes to the tick at which the trouble began; `b` puts the explanation to the test, and when that has been done,
    /// makes the branch that is without what is to blame.
    mutating func read(
        _ explanation: Explanation, _ action: Action, from line: Int, _ view: EngineView
    ) -> [Effect] {
        let progress = view.bisection(of: explanation)
        switch action {
        case .click:
            mode = .browsing
            return endBisection(view)
        case .confirm:
            mode = .browsing
            return explanation.trouble.map { travel(.to($0.onset), view) } ?? []
        case .investigate:
            guard explanation.trouble != nil, progress?.isRunning != true else { return [] }
            if progress?.culprits.isEmpty == false { return leaveOutCulprits(view) }
            guard progress == nil || progress?.stage == .stopped else { return [] }
            mode = .explaining(explanation, line: .max)
            return [.bisect(explanation, view.timeline.current)]
        default:
            let last = WhyOverlay.lastLine(explanation, progress, size)
            mode = .explaining(explanation, line: scrolled(line, by: action, last: last))
        }
        return []
    }

    mutating func leaveOutCulprits(_ view: EngineView) -> [Effect] {
        guard let progress = view.bisection, !progress.culprits.isEmpty else {
            message = "no bisection has found what to leave out; bisect begins one"
            return []
        }
        mode = .browsing
        let effects = travel(.without(progress.culprits, of: progress.branch), view)
        message = "a branch without it is made; B compares it with the others"
        return effects
    }

    func endBisection(_ view: EngineView) -> [Effect] {
        view.bisection?.isRunning == true ? [.endBisection] : []
    }
}

extension EngineView {
    /// How far the bisection of this explanation is; nil where the last one was of something else.
    func bisection(of explanation: Explanation) -> BisectionProgress? {
        guard let bisection, let trouble = explanation.trouble, bisection.branch == timeline.current else {
            return nil
        }
        return (bisection.node, bisection.onset) == (explanation.node, trouble.onset) ? bisection : nil
    }
}
