import MeshModel

// What is looked at. None of these changes the mesh.
extension CommandRegistry {
    static let screen: [PaletteCommand] =
        [
            PaletteCommand("select", [.node], "select a node") { call throws(CommandFailure) in
                guard call.words.count == 1, let number = UInt32(call.words[0]),
                    let node = call.view.snapshot?.node(NodeID(number))
                else { throw CommandFailure("select takes the number of a node that is there") }
                return .select(node.id)
            },
            PaletteCommand("next", "select the next node", .nextNode),
            PaletteCommand("previous", "select the node before", .previousNode),
            PaletteCommand("pane", [.pane], "go to a pane") { call throws(CommandFailure) in
                guard call.words.count == 1, let pane = PaneKind(title: call.words[0]) else {
                    let panes = PaneKind.allCases.map(\.title).joined(separator: ", ")
                    throw CommandFailure("pane takes one of \(panes)")
                }
                return .focus(pane)
            },
            PaletteCommand("next-pane", "go to the next pane", .nextPane),
            PaletteCommand("previous-pane", "go to the pane before", .previousPane),
            PaletteCommand("expand", "give the pane the whole screen, or take it back", .expand),
            PaletteCommand("inspect", "show everything about the node", .inspect),
            PaletteCommand("filter", "show only what holds a text", .beginFilter),
            PaletteCommand("goto", [.free("TICK")], "scroll the log to a tick") {
                call throws(CommandFailure) in
                guard call.words.count == 1, let tick = Int(call.words[0]), tick >= 0 else {
                    throw CommandFailure("goto takes a tick, e.g. goto 340")
                }
                return .showLogAt(tick)
            },
            PaletteCommand("log-node", [.nodeOrAll.ifWanted], "log one node alone, or all again") {
                call throws(CommandFailure) in
                if call.words == ["all"] || call.words.isEmpty && call.state.log.node != nil {
                    return .showLogOf(nil)
                }
                if call.words.isEmpty { return .showLogOf(try call.selectedNode) }
                guard call.words.count == 1, let number = UInt32(call.words[0]) else {
                    throw CommandFailure("log-node takes a node, or all")
                }
                return .showLogOf(NodeID(number))
            },
            PaletteCommand("zoom-in", "see less, larger", .pane(.zoom(1))),
            PaletteCommand("zoom-out", "see more, smaller", .pane(.zoom(-1))),
            PaletteCommand("zoom-all", "see everything", .pane(.zoom(0))),
            PaletteCommand(
                "next-view", "what the pane shows next: its next column or figure", .pane(.cycle(1))),
            PaletteCommand("previous-view", "what the pane showed before that", .pane(.cycle(-1))),
            PaletteCommand("reverse", "turn the pane's order round", .pane(.reverse)),
            PaletteCommand("follow", "keep the selected node, or the newest entry, in view", .pane(.follow)),
            PaletteCommand("layout", "lay the map out by links, or by radio positions", .rearrangeMap),
            PaletteCommand("page-up", "scroll a page up", .pane(.scroll(.pageUp))),
            PaletteCommand("page-down", "scroll a page down", .pane(.scroll(.pageDown))),
            PaletteCommand("first", "scroll to the first entry", .pane(.scroll(.first))),
            PaletteCommand("last", "scroll to the last entry", .pane(.scroll(.last))),
        ]
        + Direction.allCases.flatMap { direction in
            [
                PaletteCommand("\(direction)", "select what lies \(direction.phrase)", .move(direction)),
                PaletteCommand(
                    "pan-\(direction)", "look further \(direction.phrase)", .pane(.pan(direction))),
            ]
        }
}

extension Direction {
    fileprivate var phrase: String {
        switch self {
        case .left: "to the left"
        case .right: "to the right"
        case .up: "above"
        case .down: "below"
        }
    }
}
