import MeshModel

// What the session's past is good for.
extension CommandRegistry {
    static let time: [PaletteCommand] = [
        PaletteCommand("step-back", "pause, and go one tick back", .travel(.by(-1))),
        PaletteCommand(
            "seek", [.choice(["end"], "TICK|+N|-N|end")],
            "go to a tick, some ticks on or back, or the end"
        ) { call throws(CommandFailure) in
            guard call.words.count == 1 else { throw seekFailure }
            if call.words[0] == "end" { return .travel(.toPresent) }
            guard let number = Int(call.words[0]) else { throw seekFailure }
            let isRelative = call.words[0].hasPrefix("+") || number < 0
            return .travel(isRelative ? .by(number) : .to(number))
        },
        PaletteCommand(
            "time", "go to the log's selected entry; elsewhere show the time slider", .showTime),
        PaletteCommand("why", [.node.ifWanted], "tell what led to a node's trouble") {
            call throws(CommandFailure) in
            .explain(try node(of: call, "why"))
        },
        PaletteCommand(
            "bisect", [.node.ifWanted],
            "find what a node's trouble does not come without"
        ) { call throws(CommandFailure) in .bisect(try node(of: call, "bisect")) },
        PaletteCommand("without", "make the branch that is without what a bisection found", .leaveOut),
        PaletteCommand("branches", "list the branches of the session", .openBranches),
        PaletteCommand("branch", [.branch], "go to the end of a branch") { call throws(CommandFailure) in
            .travel(.toBranch(try branch(named: call.text, call.view).id))
        },
        PaletteCommand("name-branch", [.branch, .free("NAME")], "give a branch another name") {
            call throws(CommandFailure) in
            guard call.words.count == 2 else {
                throw CommandFailure("name-branch takes a branch and its new name, without blanks")
            }
            let branch = try branch(named: call.words[0], call.view)
            guard !call.view.timeline.branches.contains(where: { $0.name == call.words[1] }) else {
                throw CommandFailure("there is a branch \(call.words[1]) already")
            }
            return .travel(.rename(branch.id, call.words[1]))
        },
        PaletteCommand("compare-branch", [.branch], "compare a branch with the one that is shown") {
            call throws(CommandFailure) in
            .compareBranches(try branch(named: call.text, call.view).id)
        },
    ]

    private static let seekFailure = CommandFailure(
        "seek takes a tick, so many ticks with + or -, or end, e.g. seek 340 or seek -100")

    private static func node(of call: CommandCall, _ name: String) throws(CommandFailure) -> NodeID {
        if call.words.isEmpty { return try call.selectedNode }
        guard call.words.count == 1, let number = UInt32(call.words[0]),
            let node = call.view.snapshot?.node(NodeID(number))
        else { throw CommandFailure("\(name) takes the number of a node that is there") }
        return node.id
    }

    private static func branch(
        named name: String, _ view: EngineView
    ) throws(CommandFailure) -> TimelineView.Branch {
        guard let branch = view.timeline.branches.first(where: { $0.name == name }) else {
            let names = view.timeline.branches.map(\.name).joined(separator: ", ")
            throw CommandFailure("there is no branch \(name)\(names.isEmpty ? "" : "; there are \(names)")")
        }
        return branch
    }
}
