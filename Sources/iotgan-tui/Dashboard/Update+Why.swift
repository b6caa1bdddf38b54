import MeshModel

// What led to a node's trouble, and what it does not come without.
extension DashboardState {
    mutating func explain(_ node: NodeID, _ view: EngineView) {
        guard let mesh = view.snapshot else { return }
        let explanation = Explanation(
            of: node, scenario: view.scenario ?? mesh.scenario, journal: view.journal, mesh: mesh)
        mode = .explaining(explanation, of: view.timeline.current, line: 0)
    }

    mutating func bisect(_ node: NodeID, _ view: EngineView) -> [Effect] {
        explain(node, view)
        guard case .explaining(let explanation, let branch, _) = mode, explanation.trouble != nil else {
            return []
        }
        return begin(explanation, branch)
    }

    /// Shows the end of the text: there stands what is found.
    private mutating func begin(_ explanation: Explanation, _ branch: BranchID) -> [Effect] {
        mode = .explaining(explanation, of: branch, line: .max)
        isBisectionAsked = true
        return [.bisect(explanation, branch)]
    }

    /// Enter goes to the tick at which the trouble began; `b` puts the explanation to the test, and when that has been done,
    /// makes the branch that is without what is to blame.
    mutating func read(
        _ explanation: Explanation, of branch: BranchID, _ action: Action, from line: Int, _ view: EngineView
    ) -> [Effect] {
        let progress = view.bisection(of: explanation, on: branch)
        switch action {
        case .click:
            mode = .browsing
            return endBisection(of: explanation, on: branch, view)
        case .confirm where branch != view.timeline.current,
            .investigate where branch != view.timeline.current:
            // One may have been on the way there when one asked.
            mode = .browsing
            message = "that was of another branch; ask again"
        case .confirm:
            mode = .browsing
            guard let trouble = explanation.trouble else { return [] }
            selectedNode = explanation.node
            follow(view)
            // It shows when the tick has passed in which it began.
            return travel(.to(trouble.onset + 1), view)
        case .investigate:
            return investigate(explanation, on: branch, progress, view)
        default:
            let last = WhyOverlay.lastLine(explanation, progress, size)
            mode = .explaining(explanation, of: branch, line: scrolled(line, by: action, last: last))
        }
        return []
    }

    private mutating func investigate(
        _ explanation: Explanation, on branch: BranchID, _ progress: BisectionProgress?, _ view: EngineView
    ) -> [Effect] {
        guard explanation.trouble != nil else { return [] }
        switch progress?.stage {
        case .running, .withoutSuspects: return []
        case .found: return progress?.culprits.isEmpty == false ? leaveOutCulprits(view) : []
        case nil, .stopped:
            return begin(explanation, branch)
        }
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

    /// Nobody waits for a bisection that nobody sees.
    mutating func endBisection(
        of explanation: Explanation, on branch: BranchID, _ view: EngineView
    ) -> [Effect] {
        defer { isBisectionAsked = false }
        guard isBisectionAsked else { return [] }
        switch view.bisection(of: explanation, on: branch)?.stage {
        case .found, .withoutSuspects: return []
        // One that was stopped may be the one before.
        case nil, .running, .stopped: return [.endBisection]
        }
    }
}

extension EngineView {
    /// How far the bisection of this explanation is; nil where the last one was of something else.
    func bisection(of explanation: Explanation, on branch: BranchID) -> BisectionProgress? {
        guard let bisection, let trouble = explanation.trouble, bisection.branch == branch else { return nil }
        return (bisection.node, bisection.onset) == (explanation.node, trouble.onset) ? bisection : nil
    }
}
