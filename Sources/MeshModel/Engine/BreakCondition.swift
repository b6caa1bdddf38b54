import GANCore

/// Something that stops the clock when it becomes true, e.g. `node 3 diverges` or `battery(any) < 1J`.
public struct BreakCondition: Sendable, Hashable, CustomStringConvertible {
    /// What is compared with a number.
    public enum Figure: String, Sendable, Hashable, CaseIterable {
        /// Of the classifier on test images, 0 ... 1. It is measured every ``BreakCondition/accuracySpacing`` ticks.
        case accuracy
        /// What the battery holds, in joules.
        case battery
        /// L_D and L_G of the last step.
        case discriminatorLoss = "loss_d"
        case generatorLoss = "loss_g"
        /// D(x) and D(G(z)) of the last step.
        case realScore = "d_real"
        case fakeScore = "d_fake"
    }

    enum Test: Sendable, Hashable {
        /// Its training has run away.
        case diverges
        /// Some rule of health holds.
        case isUnhealthy
        case isBelow(Figure, Double)
        case isAbove(Figure, Double)
    }

    /// nil for any.
    let node: NodeID?
    let test: Test

    /// Measuring accuracy takes about as long as a tick.
    public static let accuracySpacing = 10

    /// What may be written.
    public static let form =
        "node N diverges, node any unhealthy, or FIGURE(N) < VALUE with one of "
        + Figure.allCases.map(\.rawValue).joined(separator: ", ") + ", e.g. battery(any) < 1J"

    /// Reads what ``description`` writes; nil for anything else.
    public init?(_ text: String) {
        let words = text.split(separator: " ")
        if words.count == 3, words[0] == "node", let node = Self.node(words[1]) {
            self.node = node.id
            switch words[2] {
            case "diverges": test = .diverges
            case "unhealthy": test = .isUnhealthy
            default: return nil
            }
            return
        }
        let plain = text.filter { $0 != " " }
        guard let match = plain.wholeMatch(of: /([a-z_]+)\(([a-z0-9]+)\)([<>])([-0-9.e]+)(kJ|mJ|J)?/),
            let figure = Figure(rawValue: String(match.1)), let node = Self.node(match.2),
            let number = Double(match.4), number.isFinite, figure == .battery || match.5 == nil
        else { return nil }
        let unit = match.5 == "kJ" ? 1e3 : match.5 == "mJ" ? 1e-3 : 1
        self.node = node.id
        test = match.3 == "<" ? .isBelow(figure, number * unit) : .isAbove(figure, number * unit)
    }

    private static func node(_ text: Substring) -> (id: NodeID?, Void)? {
        text == "any" ? (nil, ()) : UInt32(text).map { (NodeID($0), ()) }
    }

    public var description: String {
        let name = node.map(\.description) ?? "any"
        return switch test {
        case .diverges: "node \(name) diverges"
        case .isUnhealthy: "node \(name) unhealthy"
        case .isBelow(let figure, let value): "\(figure.rawValue)(\(name)) < \(Self.text(value, figure))"
        case .isAbove(let figure, let value): "\(figure.rawValue)(\(name)) > \(Self.text(value, figure))"
        }
    }

    private static func text(_ value: Double, _ figure: Figure) -> String {
        (Int64(exactly: value).map(String.init) ?? "\(value)") + (figure == .battery ? "J" : "")
    }
}

extension BreakCondition {
    /// The node of which it holds, of several the lowest; nil where it holds of none, or cannot be told at this tick.
    func holder(in state: MeshState) -> NodeID? {
        state.nodes.first { node in (self.node ?? node.id) == node.id && holds(of: node, in: state) }?.id
    }

    /// Whether it is looked at at this tick.
    func isDue(at tick: Int) -> Bool {
        switch test {
        case .isBelow(.accuracy, _), .isAbove(.accuracy, _): tick % Self.accuracySpacing == 0
        default: true
        }
    }

    private func holds(of node: MeshNode, in state: MeshState) -> Bool {
        switch test {
        case .diverges: node.health.verdicts.contains { $0.rule.isRunaway }
        case .isUnhealthy: !node.health.verdicts.isEmpty
        case .isBelow(let figure, let limit): figure.value(of: node, in: state) < limit
        case .isAbove(let figure, let limit): figure.value(of: node, in: state) > limit
        }
    }
}

extension BreakCondition.Figure {
    fileprivate func value(of node: MeshNode, in state: MeshState) -> Double {
        switch self {
        case .accuracy: node.classifier.score(on: state.data.dataset.test).accuracy
        case .battery: node.energy.storedJoules
        case .discriminatorLoss: Double(node.report.discriminatorLoss)
        case .generatorLoss: Double(node.report.generatorLoss)
        case .realScore: Double(node.report.realScore)
        case .fakeScore: Double(node.report.fakeScore)
        }
    }
}

/// Conditions that are looked at after each tick, and which of them hold: only what becomes true stops the clock.
struct BreakWatch {
    private(set) var conditions: [BreakCondition] = []
    private var holding: Set<BreakCondition> = []

    /// Watches these instead. What holds at the moment has to cease before it stops the clock.
    mutating func watch(_ newConditions: [BreakCondition], in state: MeshState) {
        holding = holding.filter { newConditions.contains($0) }
        for condition in newConditions where !conditions.contains(condition) {
            if condition.holder(in: state) != nil { holding.insert(condition) }
        }
        conditions = newConditions
    }

    /// The first condition that has become true, and of which node.
    mutating func firstMet(in state: MeshState) -> (condition: BreakCondition, node: NodeID)? {
        var met: (BreakCondition, NodeID)?
        for condition in conditions where condition.isDue(at: state.tick) {
            guard let node = condition.holder(in: state) else {
                holding.remove(condition)
                continue
            }
            if holding.insert(condition).inserted, met == nil { met = (condition, node) }
        }
        return met
    }
}
