import MeshModel

// How time passes.
extension CommandRegistry {
    static let clock: [PaletteCommand] = [
        PaletteCommand("toggle", "pause, or run on", .togglePause),
        PaletteCommand("pause", "stop the clock", .intervene(.pause)),
        PaletteCommand("run", "let the clock run", .intervene(.resume)),
        PaletteCommand("step", "pause, and let one tick pass", .singleStep),
        PaletteCommand(
            "slow-motion", [.choice(SlowMotionStage.allCases.map(\.title), "FRAME").ifWanted],
            "pause, and show the node's next step frame by frame"
        ) { call throws(CommandFailure) in
            guard let word = call.words.first else { return .showSlowMotion(.batch) }
            guard call.words.count == 1,
                let stage = SlowMotionStage.allCases.first(where: { $0.title == word })
            else {
                let titles = SlowMotionStage.allCases.map(\.title).joined(separator: ", ")
                throw CommandFailure("slow-motion takes one of \(titles)")
            }
            return .showSlowMotion(stage)
        },
        PaletteCommand("break", [.condition.ifWanted], "stop the clock when something becomes true") {
            call throws(CommandFailure) in
            guard !call.words.isEmpty else { return .openBreaks }
            let condition = try condition(of: call)
            let others = call.state.breaks.filter { $0 != condition }
            guard others.count == call.state.breaks.count else {
                throw CommandFailure("that stops the clock already: \(condition)")
            }
            return .watch(others + [condition])
        },
        PaletteCommand("unbreak", [.watchedCondition.ifWanted], "no longer stop for it, or for anything") {
            call throws(CommandFailure) in
            guard !call.words.isEmpty else {
                guard !call.state.breaks.isEmpty else { throw CommandFailure("nothing stops the clock") }
                return .watch([])
            }
            let condition = try condition(of: call)
            guard call.state.breaks.contains(condition) else {
                throw CommandFailure("that does not stop the clock: \(condition); breaks lists what does")
            }
            return .watch(call.state.breaks.filter { $0 != condition })
        },
        PaletteCommand("breaks", "list what stops the clock, and whether it holds", .openBreaks),
        PaletteCommand("faster", "double the speed limit", .changeSpeed(by: 1)),
        PaletteCommand("slower", "halve the speed limit", .changeSpeed(by: -1)),
        PaletteCommand(
            "speed", [.choice(["max"], "TICKS|max")], "limit the ticks a second; max: as many as can be"
        ) {
            call throws(CommandFailure) in
            if call.words == ["max"] { return .limitSpeed(nil) }
            guard call.words.count == 1, let ticks = Double(call.words[0]), ticks.isFinite, ticks > 0 else {
                throw CommandFailure("speed takes ticks a second above 0, or max")
            }
            return .limitSpeed(ticks)
        },
    ]

    /// The condition that is written after a command's name; `this` in it is the selected node.
    private static func condition(of call: CommandCall) throws(CommandFailure) -> BreakCondition {
        var text = call.text
        if text.contains(/\bthis\b/) {
            text = text.replacing(/\bthis\b/, with: try call.selectedNode.description)
        }
        do throws(BreakConditionError) {
            return try BreakCondition(parsing: text)
        } catch {
            throw CommandFailure(error.description)
        }
    }
}
