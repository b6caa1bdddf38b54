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
        /// A condition that may stop the clock, several words long.
        case condition
        /// One that does.
        case watchedCondition
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

    static let condition = CommandArgument(.condition, "CONDITION")
    static let watchedCondition = CommandArgument(.watchedCondition, "CONDITION")

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

    /// The words that may stand here in this mesh, after those that stand before; `typed` is how it begins.
    func words(
        after former: [String], typed: String, _ state: DashboardState, _ view: EngineView
    ) -> [String] {
        switch kind {
        case .node: (state.selectedNode == nil ? [] : ["this"]) + nodes(view)
        case .nodeOrAll: ["all"] + CommandArgument.node.words(after: former, typed: typed, state, view)
        case .nodes: nodes(view)
        case .link: links(state, view)
        case .pane: PaneKind.allCases.map(\.title)
        case .branch: view.timeline.branches.map(\.name)
        case .condition: conditionWords(after: former, typed: typed, state, view)
        case .watchedCondition: former.isEmpty ? state.breaks.map(\.description) : []
        case .choice(let words): words
        case .free: []
        }
    }

    /// What a word stands for, where its name does not tell.
    func meaning(of word: String) -> String {
        guard case .condition = kind else { return "" }
        if word == "node" { return "something is wrong with a node" }
        if word == "tick" { return "so many ticks have passed" }
        return BreakFigure(rawValue: word.filter { $0 != "(" })?.meaning
            ?? HealthRule(rawValue: word)?.meaning ?? ""
    }

    private func conditionWords(
        after former: [String], typed: String, _ state: DashboardState, _ view: EngineView
    ) -> [String] {
        let nodes = CommandArgument.node.words(after: [], typed: typed, state, view)
        switch (former.first, former.count) {
        case (nil, _):
            let figures = BreakFigure.allCases.map { $0.rawValue + "(" }
            guard let figure = figures.first(where: typed.hasPrefix) else {
                return ["node", "tick"] + figures
            }
            return (["any", "mean", "worst"] + nodes).map { "\(figure)\($0))" }
        case ("node", 1): return ["any"] + nodes
        case ("node", 2): return BreakCondition.Ailment.allCases.map(\.description)
        case (let first?, 1) where first.hasSuffix(")"): return ["<", ">"]
        default: return []
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
