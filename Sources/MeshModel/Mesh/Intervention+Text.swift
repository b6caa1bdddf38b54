import GANCore

extension Intervention: LosslessStringConvertible {
    /// The form of each intervention as text, as a list for people.
    public static var textForms: [String] { InterventionVerb.allCases.map(\.form) }

    /// Reads what ``description`` writes, as in scenario files and on command lines: `cut 0-9`, `heal`.
    ///
    /// - Throws: ``MeshModelError/badSetting(name:value:expected:)`` for anything else, with the form that is
    ///   expected.
    public init(parsing text: String) throws(MeshModelError) {
        let words = text.split(separator: " ").map(String.init)
        guard let verb = words.first.flatMap(InterventionVerb.init) else {
            let verbs = InterventionVerb.allCases.map(\.rawValue).joined(separator: ", ")
            throw .badSetting(name: "intervention", value: "\"\(text)\"", expected: "one of \(verbs)")
        }
        guard let intervention = verb.intervention(Array(words.dropFirst())) else {
            throw .badSetting(name: "intervention", value: "\"\(text)\"", expected: verb.form)
        }
        self = intervention
    }

    /// Reads what ``description`` writes; nil for anything else.
    public init?(_ text: String) {
        guard let intervention = try? Intervention(parsing: text) else { return nil }
        self = intervention
    }

    /// The intervention as one line of text, e.g. `cut 0-9` or `poison 3 noise`.
    public var description: String {
        switch self {
        case .pause: "pause"
        case .resume: "resume"
        case .singleStep: "step"
        case .injectNode(let classes, let position, let neighbours, let joules, let samples):
            [
                "inject", classes.map { "classes=" + Self.list($0) },
                position.map { "at=\(Self.number($0.x)),\(Self.number($0.y))" },
                neighbours.map { "near=" + Self.list($0) },
                joules.map { "battery=" + Self.number($0) }, samples.map { "samples=\($0)" },
            ].compactMap(\.self).joined(separator: " ")
        case .removeNode(let node): "remove \(node)"
        case .returnNode(let node): "return \(node)"
        case .freezeNode(let node): "freeze \(node)"
        case .reviveNode(let node): "revive \(node)"
        case .cutLink(let link): "cut \(link)"
        case .restoreLink(let link): "restore \(link)"
        case .degradeLink(let link, let decibels): "degrade \(link) \(Self.number(decibels))"
        case .addLink(let link): "link \(link)"
        case .removeLink(let link): "unlink \(link)"
        case .moveNode(let node, let position):
            "move \(node) \(Self.number(position.x)) \(Self.number(position.y))"
        case .split(let nodes): "split " + Self.list(nodes)
        case .heal: "heal"
        case .setRadio(let radio): "radio \(radio.rawValue)"
        case .setNodeRadio(let node, let radio): "radio \(node) \(radio.rawValue)"
        case .setStrategy(let strategy): "strategy \(strategy.rawValue)"
        case .setSchedule(let schedule): "schedule \(schedule.rawValue)"
        case .setEncoding(let encoding): "encoding \(encoding.rawValue)"
        case .setLearningRates(let rates): "rate \(Self.text(of: rates))"
        case .setNodeStrategy(let node, let strategy): "strategy \(node) \(strategy.rawValue)"
        case .setNodeSchedule(let node, let schedule): "schedule \(node) \(schedule.rawValue)"
        case .setNodeEncoding(let node, let encoding): "encoding \(node) \(encoding.rawValue)"
        case .setNodeLearningRates(let node, let rates): "rate \(node) \(Self.text(of: rates))"
        case .setThreshold(let threshold, let value): "threshold \(threshold.rawValue) \(Self.number(value))"
        case .poison(let node, let poison?): "poison \(node) \(poison.rawValue)"
        case .poison(let node, nil): "cure \(node)"
        case .recharge(let node, let joules): "recharge \(node) \(Self.number(joules))"
        case .drain(let node, let joules): "drain \(node) \(Self.number(joules))"
        case .withhold(let receiver, let sender, let origin, let version):
            "withhold \(receiver) \(sender) \(origin) \(version)"
        case .skip(let tick, let planned): "skip \(tick) \(planned)"
        }
    }

    private static func list(_ values: [some CustomStringConvertible]) -> String {
        values.map(\.description).joined(separator: ",")
    }

    /// One number where both networks have the same, else the generator's and the discriminator's.
    private static func text(of rates: LearningRates) -> String {
        let values = [rates.generator, rates.discriminator]
        return list(rates.generator == rates.discriminator ? [values[0]] : values)
    }

    /// The shortest text that is read as the same number, to the bit; whole ones without a point.
    private static func number(_ value: Double) -> String {
        // Zero below zero is a whole number, and not that of zero.
        guard value != 0 else { return value.sign == .minus ? "-0" : "0" }
        return Int64(exactly: value).map(String.init) ?? "\(value)"
    }
}
