import MeshModel

// One adversarial step of the selected node, frame by frame, while the clock stands.
extension DashboardState {
    mutating func openSlowMotion(at stage: SlowMotionStage, _ view: EngineView) -> [Effect] {
        guard view.snapshot != nil else {
            message = "nothing runs yet"
            return []
        }
        guard let node = selectedNode else {
            message = "no node is selected"
            return []
        }
        mode = .slowMotion(stage)
        return stopClock(view) + [.dissect(node)]
    }

    mutating func playSlowMotion(_ stage: SlowMotionStage, _ action: Action, _ view: EngineView) -> [Effect] {
        switch action {
        case .move(.right), .move(.down), .confirm: return goOn(from: stage, view)
        case .move(.left), .move(.up): goBack(from: stage)
        case .click(let point):
            if point.x >= size.width / 2 { return goOn(from: stage, view) }
            goBack(from: stage)
        case .nextNode, .previousNode:
            let effects = browse(action, view)
            return effects + (selectedNode.map { [.dissect($0)] } ?? [])
        default: break
        }
        return []
    }

    /// The next frame; after the last one the step is really done, and the one behind it is shown.
    private mutating func goOn(from stage: SlowMotionStage, _ view: EngineView) -> [Effect] {
        if let next = stage.next {
            mode = .slowMotion(next)
            return []
        }
        mode = .slowMotion(.batch)
        return stopClock(view) + [.intervene(.singleStep)] + (selectedNode.map { [.dissect($0)] } ?? [])
    }

    private mutating func goBack(from stage: SlowMotionStage) {
        if let previous = stage.previous {
            mode = .slowMotion(previous)
        } else {
            message = "this is where the step begins; , goes a tick back"
        }
    }

    /// The node whose next step is to be shown and is not there: somebody let time pass, or went elsewhere in it.
    func missingDissection(_ view: EngineView) -> NodeID? {
        guard case .slowMotion = mode, view.phase == .paused, view.timeline.goal == nil,
            let node = selectedNode, let snapshot = view.snapshot
        else { return nil }
        let isThere = view.dissection?.tick == snapshot.tick && view.dissection?.node == node
        return isThere ? nil : node
    }
}
