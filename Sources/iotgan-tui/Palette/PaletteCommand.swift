import MeshModel

/// Something that can be asked for by name: after `:`, in a script, or with a key that is bound to it.
struct PaletteCommand: Sendable {
    let name: String
    let arguments: [CommandArgument]
    /// What it does, as a person would say it: "cut a link".
    let meaning: String
    /// What it asks for, given the words after its name.
    let action: @Sendable (CommandCall) throws(CommandFailure) -> Action

    init(
        _ name: String, _ arguments: [CommandArgument] = [], _ meaning: String,
        action: @escaping @Sendable (CommandCall) throws(CommandFailure) -> Action
    ) {
        self.name = name
        self.arguments = arguments
        self.meaning = meaning
        self.action = action
    }

    /// A command that takes no words and always asks for the same.
    init(_ name: String, _ meaning: String, _ action: Action) {
        self.init(name, [], meaning) { call throws(CommandFailure) in
            guard call.words.isEmpty else { throw CommandFailure("\(name) takes nothing after it") }
            return action
        }
    }

    /// How it is written, e.g. `cut A-B`.
    var form: String { ([name] + arguments.map(\.form)).joined(separator: " ") }
}

/// One use of a command.
struct CommandCall {
    /// What stands after the command's name, with the selected node in place of `this`.
    let words: [String]
    /// The same as it was written, for commands that take a text.
    let text: String
    let state: DashboardState
    let view: EngineView

    var selectedNode: NodeID {
        get throws(CommandFailure) {
            guard let node = state.selectedNode else { throw CommandFailure("no node is selected") }
            return node
        }
    }
}

/// Why a command cannot be carried out, in one line.
struct CommandFailure: Error, Hashable {
    let message: String

    init(_ message: String) { self.message = message }
}
