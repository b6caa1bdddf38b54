/// A text is no ``BreakCondition``: which word is wrong, and what could stand there, in one line.
public struct BreakConditionError: Error, Hashable, CustomStringConvertible {
    public let description: String

    /// - Parameters:
    ///   - word: what stands there; nil where the text ends too early.
    ///   - former: what stands before it.
    ///   - names: words that may stand there, of which the nearest is named in place of `expected`.
    fileprivate init(
        _ word: String?, after former: String, expected: String, names: [String] = [], example: String
    ) {
        let place =
            word.map { "\"\($0)\" is not valid" }
            ?? (former.isEmpty ? "nothing is said" : "there is nothing after \"\(former)\"")
        let hint = word?.nearest(in: names).map { "did you mean \($0)?" } ?? "expected \(expected)"
        description = "\(place); \(hint)\(hint.hasSuffix("?") ? "" : ",") e.g. \(example)"
    }
}

extension BreakCondition {
    /// Reads what ``description`` writes. Blanks do not matter; `tick 500` is `tick = 500`, energies may be in J, kJ and mJ, and
    /// rules of health may also be written as they are shown to people, e.g. `mode collapse`.
    ///
    /// - Throws: ``BreakConditionError`` for anything else.
    public init(parsing text: String) throws(BreakConditionError) {
        var words = Words(text)
        let names = BreakFigure.allCases.map(\.rawValue)
        let first = words.next()
        switch first {
        case "tick": self = .tick(try words.tick())
        case "node": self = .node(try words.nodeOrAny(), try words.ailment())
        default:
            guard let figure = first.flatMap(BreakFigure.init) else {
                throw words.error(
                    "node, tick or one of \(names.joined(separator: ", "))", names: names + ["node", "tick"],
                    example: "accuracy(5) < 0.5")
            }
            self = .figure(
                figure, of: try words.subject(of: figure), try words.comparison(of: figure),
                try words.limit(of: figure))
        }
        if words.next() != nil { throw words.error("nothing more", example: description) }
    }

    /// The same; nil for anything else.
    public init?(_ text: String) {
        guard let condition = try? BreakCondition(parsing: text) else { return nil }
        self = condition
    }
}

/// The words of a condition, read one after the other.
private struct Words {
    private let all: [String]
    private var place = 0

    /// A sign is a word of its own.
    init(_ text: String) {
        all = text.matches(of: /[<>]=?|[()=]|[^\s()<>=]+/).map { String($0.output) }
    }

    mutating func next() -> String? {
        defer { place += 1 }
        return all.indices.contains(place) ? all[place] : nil
    }

    /// What is wrong with the word that was read last.
    func error(_ expected: String, names: [String] = [], example: String) -> BreakConditionError {
        let last = place - 1
        return BreakConditionError(
            all.indices.contains(last) ? all[last] : nil, after: all.prefix(last).joined(separator: " "),
            expected: expected, names: names, example: example)
    }

    mutating func tick() throws(BreakConditionError) -> Int {
        var word = next()
        if word == "=" { word = next() }
        guard let tick = word.flatMap({ Int($0) }), tick > 0 else {
            throw error("a whole number from 1 up", example: "tick = 500")
        }
        return tick
    }

    mutating func nodeOrAny() throws(BreakConditionError) -> NodeID? {
        let word = next()
        if word == "any" { return nil }
        guard let node = word.flatMap(NodeID.init(text:)) else {
            throw error("the number of a node, or any", names: ["any"], example: "node any diverges")
        }
        return node
    }

    /// All words that are left.
    mutating func ailment() throws(BreakConditionError) -> BreakCondition.Ailment {
        guard let first = next() else {
            throw error("diverges, unhealthy or a rule of health", example: "node any mode-collapse")
        }
        var phrase = first
        while let word = next() { phrase += " " + word }
        let known = BreakCondition.Ailment.allCases
        if let ailment = known.first(where: { $0.description == phrase }) { return ailment }
        if let rule = HealthRule.allCases.first(where: { $0.name == phrase }) { return .rule(rule) }
        throw BreakConditionError(
            phrase, after: "",
            expected: "diverges, unhealthy or a rule of health as iotgan-tui health lists them",
            names: known.map(\.description), example: "node any mode-collapse")
    }

    mutating func subject(of figure: BreakFigure) throws(BreakConditionError) -> BreakCondition.Subject {
        let example = "\(figure.rawValue)(any) < 1"
        guard next() == "(" else { throw error("a node in brackets", example: example) }
        let subject: BreakCondition.Subject
        switch next() {
        case "any": subject = .any
        case "mean": subject = .mean
        case "worst": subject = .worst
        case let word:
            guard let node = word.flatMap(NodeID.init(text:)) else {
                throw error(
                    "the number of a node, any, mean or worst", names: ["any", "mean", "worst"],
                    example: example)
            }
            subject = .node(node)
        }
        guard next() == ")" else { throw error("a closing bracket", example: example) }
        return subject
    }

    mutating func comparison(of figure: BreakFigure) throws(BreakConditionError) -> BreakCondition.Comparison
    {
        guard let comparison = next().flatMap(BreakCondition.Comparison.init) else {
            throw error("< or >", example: "\(figure.rawValue)(any) < 1")
        }
        return comparison
    }

    /// A number, with a unit behind it or after a blank.
    mutating func limit(of figure: BreakFigure) throws(BreakConditionError) -> Double {
        let units: [(name: String, factor: Double)] =
            figure.isEnergy ? [("kJ", 1e3), ("mJ", 1e-3), ("J", 1)] : figure.isShare ? [("%", 0.01)] : []
        var word = next() ?? ""
        if all.indices.contains(place), units.contains(where: { $0.name == all[place] }) {
            word += next() ?? ""
        }
        let unit = units.first { word.hasSuffix($0.name) }
        let number = Double(word.dropLast(unit?.name.count ?? 0)).map { $0 * (unit?.factor ?? 1) }
        guard let number, number.isFinite, !figure.isShare || (0...1).contains(number) else {
            let expected =
                figure.isEnergy
                ? "a number of J, kJ or mJ"
                : figure.isShare ? "0 to 1, or 0 to 100 %" : "a number without a unit"
            throw error(
                expected, example: "\(figure.rawValue)(any) < \(figure.isShare ? "0.5" : figure.text(1))")
        }
        return number
    }
}
