import GANCore
import MeshModel

/// A word that follows a command's name: what it is called in the command's form, and what may stand there.
struct CommandArgument: Sendable {
    enum Kind: Sendable {
        case node
        /// A node, or `all`.
        case nodeOrAll
        case link
        /// Nodes with commas between them.
        case nodes
        case pane
        /// The name of a branch.
        case branch
        /// One of these words.
        case choice([String])
        /// Something that cannot be listed: a number, a text, the name of a file.
        case free
    }

    let kind: Kind
    /// Upper case, or the words themselves where there are few.
    let label: String
    let isOptional: Bool

    private init(_ kind: Kind, _ label: String, isOptional: Bool = false) {
        (self.kind, self.label, self.isOptional) = (kind, label, isOptional)
    }

    static let node = CommandArgument(.node, "NODE")
    static let nodeOrAll = CommandArgument(.nodeOrAll, "NODE|all")
    static let link = CommandArgument(.link, "A-B")
    static let nodes = CommandArgument(.nodes, "NODES")
    static let branch = CommandArgument(.branch, "BRANCH")
    static let pane = CommandArgument(.pane, "PANE")

    static func free(_ label: String) -> CommandArgument { CommandArgument(.free, label) }

    static func choice(_ words: [String], _ label: String) -> CommandArgument {
        CommandArgument(.choice(words), label)
    }

    static func choice<Choice: CaseIterable & RawRepresentable>(
        of type: Choice.Type, _ label: String
    ) -> CommandArgument where Choice.RawValue == String {
        .choice(type.allCases.map(\.rawValue), label)
    }

    /// The same, but it may be left out.
    var ifWanted: CommandArgument { CommandArgument(kind, label, isOptional: true) }

    /// As it stands in a command's form.
    var form: String { isOptional ? "[\(label)]" : label }

    /// The words that may stand here in this mesh.
    func words(_ state: DashboardState, _ view: EngineView) -> [String] {
        switch kind {
        case .node: (state.selectedNode == nil ? [] : ["this"]) + nodes(view)
        case .nodeOrAll: ["all"] + CommandArgument.node.words(state, view)
        case .nodes: nodes(view)
        case .link: links(state, view)
        case .pane: PaneKind.allCases.map(\.title)
        case .branch: view.timeline.branches.map(\.name)
        case .choice(let words): words
        case .free: []
        }
    }

    private func nodes(_ view: EngineView) -> [String] {
        view.snapshot?.nodes.map(\.id.description) ?? []
    }

    /// Those of the selected node come first.
    private func links(_ state: DashboardState, _ view: EngineView) -> [String] {
        let all = view.snapshot?.links.map(\.id) ?? []
        let near = all.filter { link in state.selectedNode.map { link.otherEnd(from: $0) != nil } ?? false }
        return (near + all.filter { !near.contains($0) }).map(\.description)
    }
}
