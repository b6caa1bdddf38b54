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
        PaletteCommand("break", [.free("CONDITION").ifWanted], "stop the clock when something becomes true") {
            call throws(CommandFailure) in
            guard !call.text.isEmpty else { return .watch(call.state.breaks) }
            guard let condition = BreakCondition(call.text) else {
                throw CommandFailure("break takes \(BreakCondition.form)")
            }
            return .watch(call.state.breaks.filter { $0 != condition } + [condition])
        },
        PaletteCommand("unbreak", [.free("CONDITION").ifWanted], "no longer stop for it, or for anything") {
            call throws(CommandFailure) in
            guard !call.text.isEmpty else { return .watch([]) }
            guard let condition = BreakCondition(call.text), call.state.breaks.contains(condition) else {
                throw CommandFailure("there is no such condition; break lists them")
            }
            return .watch(call.state.breaks.filter { $0 != condition })
        },
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
}
