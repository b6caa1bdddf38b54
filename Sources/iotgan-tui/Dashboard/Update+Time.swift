import MeshModel

// Moving through the session's past.
extension DashboardState {
    mutating func travel(_ journey: Journey, _ view: EngineView) -> [Effect] {
        guard view.snapshot != nil else {
            message = "nothing runs yet"
            return []
        }
        if case .rename(_, let name) = journey {
            message = "the branch is called \(name)"
        } else {
            // The clock stands wherever one arrives.
            isPauseAsked = true
            if case .toBranch = journey { mode = .browsing }
        }
        return [.travel(journey)]
    }

    /// From the log to the moment of its selected entry; from elsewhere the slider, which hides itself only at the present.
    mutating func showTime(_ view: EngineView) -> [Effect] {
        if focus == .log, mode == .browsing {
            let entries = log.entries(of: view)
            if let index = log.selectedIndex(in: entries) {
                return travel(.to(entries[index].tick), view)
            }
        }
        isTimeWanted.toggle()
        if !isTimeWanted && view.isInPast {
            message = "the slider stays while the past is shown; $ leads back"
        }
        follow(view)
        return []
    }

    /// A click on the slider.
    func journey(to point: Point, _ view: EngineView) -> Journey? {
        guard isTimeShown, mode == .browsing else { return nil }
        return TimeBand.tick(at: point, view, size).map { .to($0) }
    }

    mutating func openBranches(_ view: EngineView) {
        mode = .branches(
            row: view.timeline.branches.firstIndex { $0.id == view.timeline.current } ?? 0)
    }

    mutating func chooseBranch(row: Int, _ action: Action, _ view: EngineView) -> [Effect] {
        let branches = view.timeline.branches
        guard !branches.isEmpty else { return [] }
        switch action {
        case .move(.down): mode = .branches(row: (row + 1) % branches.count)
        case .move(.up): mode = .branches(row: (row + branches.count - 1) % branches.count)
        case .confirm:
            guard branches.indices.contains(row) else { return [] }
            return travel(.toBranch(branches[row].id), view)
        case .click(let point):
            guard let clicked = BranchesOverlay.row(at: point, chosen: row, view, size) else {
                mode = .browsing
                return []
            }
            mode = .branches(row: clicked)
            if clicked == row { return travel(.toBranch(branches[row].id), view) }
        default: break
        }
        return []
    }

    mutating func compare(with branch: BranchID, _ view: EngineView) {
        guard branch != view.timeline.current else {
            message = "that is the branch that is shown; choose the one to compare it with"
            return
        }
        mode = .comparing(branch, line: 0)
    }

    mutating func scrollComparison(
        _ action: Action, of branch: BranchID, from line: Int, _ view: EngineView
    ) {
        switch action {
        case .confirm, .click: mode = .browsing
        default:
            let last = BranchComparison.lastLine(branch, view, size)
            mode = .comparing(branch, line: scrolled(line, by: action, last: last))
        }
    }
}
