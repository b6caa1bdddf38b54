import GANCore
import MeshModel

// What is done to the mesh. Every one of these is an intervention, written as in scenario files.
extension CommandRegistry {
    static let mesh: [PaletteCommand] = [
        intervention("inject", injection, "add a node"),
        PaletteCommand("inject-form", "fill in what a new node is like", .openInjectForm),
        PaletteCommand("remove", [.node.ifWanted], "take a node away for good") {
            call throws(CommandFailure) in
            if call.words.isEmpty { return .removeNode }
            return .intervene(try intervention("remove", call))
        },
        PaletteCommand("cut", [.link.ifWanted], "cut a link; alone: choose one") {
            call throws(CommandFailure) in
            if call.words.isEmpty { return .toggleLink }
            return .intervene(try intervention("cut", call))
        },
        PaletteCommand("restore", [.link.ifWanted], "let a cut link carry frames again") {
            call throws(CommandFailure) in
            if call.words.isEmpty {
                return .intervene(.restoreLink(try call.state.offeredCutLink(call.view)))
            }
            return .intervene(try intervention("restore", call))
        },
        begun("degrade", [.link, .free("DECIBELS")], "make a link lose more than its path does") {
            call throws(CommandFailure) in "\(try call.state.offeredLink(call.view)) "
        },
        begun("link", [.free("A-B")], "link two nodes") { call throws(CommandFailure) in
            "\(try call.selectedNode)-"
        },
        begun("unlink", [.link], "take a link away; link brings it back") { call throws(CommandFailure) in
            "\(try call.state.offeredLink(call.view))"
        },
        onNode("move", [.node, .free("X"), .free("Y")], "put a node somewhere else, in metres"),
        begun("split", [.nodes], "cut all links between these nodes and the others") {
            call throws(CommandFailure) in try call.selectedNode.description
        },
        intervention("heal", [], "restore every cut link"),
        intervention("radio", [.node.ifWanted, .choice(of: RadioProfile.self, "RADIO")], "change the radio"),
        intervention(
            "strategy", [.node.ifWanted, .choice(of: ExchangeStrategy.self, "STRATEGY")],
            "change what nodes send and what they make of it"),
        intervention(
            "schedule", [.node.ifWanted, .choice(of: TransmissionSchedule.self, "SCHEDULE")],
            "change when nodes transmit"),
        intervention(
            "encoding", [.node.ifWanted, .choice(of: WeightEncoding.self, "ENCODING")],
            "change how weight vectors are written"),
        intervention("rate", [.node.ifWanted, .free("RATE")], "change the learning rate of G and D"),
        onNode("freeze", [.node.ifWanted], "stop a node's training and radio"),
        onNode("revive", [.node.ifWanted], "let a frozen node go on, or charge a dark one"),
        intervention("return", [.free("NODE")], "bring back a node that was removed"),
        onNode(
            "poison", [.node, .choice(of: Poison.self, "POISON")], "make a node send poisoned weight vectors"),
        onNode("cure", [.node.ifWanted], "make a poisoned node honest again"),
        onNode("recharge", [.node, .free("JOULES")], "charge a node's battery"),
        onNode("drain", [.node, .free("JOULES")], "take charge out of a node's battery"),
        intervention(
            "threshold", [.choice(of: HealthThreshold.self, "NAME"), .free("VALUE")],
            "change what a rule of health compares with"),
        intervention(
            "withhold", [.node, .free("SENDER"), .free("ORIGIN"), .free("VERSION")],
            "let a node not take a message, to see what becomes of it without"),
        intervention(
            "skip", [.free("TICK"), .free("INTERVENTION")],
            "leave out what the scenario plans, to see what becomes of it without"),
        PaletteCommand("undo", "take back what was done to the mesh last", .undo),
    ]

    private static let injection: [CommandArgument] = [
        "classes=0,1", "at=X,Y", "near=0,1", "battery=JOULES", "samples=N",
    ].map {
        .choice([$0.prefix { $0 != "=" } + "="], $0).ifWanted
    }

    private static func intervention(
        _ name: String, _ arguments: [CommandArgument], _ meaning: String
    ) -> PaletteCommand {
        PaletteCommand(name, arguments, meaning) { call throws(CommandFailure) in
            .intervene(try intervention(name, call))
        }
    }

    /// A command that, alone, is typed as far as the selected node or the chosen link says it.
    private static func begun(
        _ name: String, _ arguments: [CommandArgument], _ meaning: String,
        _ beginning: @escaping @Sendable (CommandCall) throws(CommandFailure) -> String
    ) -> PaletteCommand {
        PaletteCommand(name, arguments, meaning) { call throws(CommandFailure) in
            guard call.words.isEmpty else { return .intervene(try intervention(name, call)) }
            return .openPalette("\(name) \(try beginning(call))")
        }
    }

    /// A command whose first word is a node: without it, the selected one is meant.
    private static func onNode(
        _ name: String, _ arguments: [CommandArgument], _ meaning: String
    ) -> PaletteCommand {
        PaletteCommand(name, arguments, meaning) { call throws(CommandFailure) in
            var words = call.words
            if words.count == arguments.count - 1 {
                words.insert(try call.selectedNode.description, at: 0)
            }
            return .intervene(try intervention(name, words))
        }
    }

    private static func intervention(_ name: String, _ call: CommandCall) throws(CommandFailure)
        -> Intervention
    {
        try intervention(name, call.words)
    }

    private static func intervention(_ name: String, _ words: [String]) throws(CommandFailure) -> Intervention
    {
        do throws(MeshModelError) {
            return try Intervention(parsing: ([name] + words).joined(separator: " "))
        } catch {
            throw CommandFailure(error.description)
        }
    }
}
