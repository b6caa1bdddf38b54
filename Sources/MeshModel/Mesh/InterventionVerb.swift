import GANCore

/// The first word of an intervention's text.
enum InterventionVerb: String, CaseIterable {
    case cut, restore, degrade, link, unlink, inject, remove, move, split, heal
    case radio, strategy, schedule, encoding, rate
    case poison, cure, recharge, drain, freeze, revive
    case `return`
    case threshold, withhold, skip
    case pause, resume, step

    /// What may follow, with an example where that is not plain.
    var form: String {
        switch self {
        case .cut, .restore, .link, .unlink: "\(rawValue) A-B with two nodes, e.g. \(rawValue) 0-9"
        case .degrade: "degrade A-B DECIBELS from 0 up, e.g. degrade 0-9 20"
        case .inject:
            "inject, with classes=1,2 and at=X,Y and near=0,1 and battery=JOULES and samples=50 if wanted"
        case .remove, .cure, .freeze, .revive, .return: "\(rawValue) NODE, e.g. \(rawValue) 3"
        case .move: "move NODE X Y in metres, e.g. move 3 10 20"
        case .split: "split NODES, e.g. split 0,1,2"
        case .heal, .pause, .resume, .step: "\(rawValue) alone"
        case .radio: choice(of: RadioProfile.self, example: "radio 3 ble")
        case .strategy: choice(of: ExchangeStrategy.self, example: "strategy 3 relay")
        case .schedule: choice(of: TransmissionSchedule.self, example: "schedule 3 improvement")
        case .encoding: choice(of: WeightEncoding.self, example: "encoding 3 int4")
        case .rate:
            "rate VALUE above 0 or two with a comma, of generator and discriminator"
                + Self.alone(example: "rate 3 0.001")
        case .poison: "poison NODE \(names(of: Poison.self)), e.g. poison 3 noise"
        case .threshold:
            "threshold NAME VALUE from 0 up, e.g. threshold collapse_diversity 0.6; names: iotgan-tui health"
        case .withhold: "withhold RECEIVER SENDER ORIGIN VERSION, e.g. withhold 3 2 0 5"
        case .skip: "skip TICK and what the scenario plans for it, e.g. skip 200 rate 3 0.1"
        case .recharge, .drain: "\(rawValue) NODE JOULES above 0, e.g. \(rawValue) 3 100"
        }
    }

    private func choice<Choice: CaseIterable & RawRepresentable>(
        of type: Choice.Type, example: String
    ) -> String where Choice.RawValue == String {
        "\(rawValue) \(names(of: type))" + Self.alone(example: example)
    }

    private static func alone(example: String) -> String {
        ", with a node before it for that one alone, e.g. \(example)"
    }

    private func names<Choice: CaseIterable & RawRepresentable>(of type: Choice.Type) -> String
    where Choice.RawValue == String {
        type.allCases.map(\.rawValue).joined(separator: "|")
    }

    /// What the verb and the words after it ask for; nil where they are not of its form.
    func intervention(_ words: [String]) -> Intervention? {
        if self == .inject { return InjectionText(words)?.intervention }
        if self == .skip { return Self.skip(words) }
        if let setting = setting(words) { return setting }
        guard words.count == wordCount else { return nil }
        let word = words.first ?? ""
        return switch self {
        case .cut: LinkID(text: word).map { .cutLink($0) }
        case .restore: LinkID(text: word).map { .restoreLink($0) }
        case .degrade: Self.degrade(words)
        case .link: LinkID(text: word).map { .addLink($0) }
        case .unlink: LinkID(text: word).map { .removeLink($0) }
        case .inject, .radio, .strategy, .schedule, .encoding, .rate, .skip: nil
        case .remove: NodeID(text: word).map { .removeNode($0) }
        case .return: NodeID(text: word).map { .returnNode($0) }
        case .freeze: NodeID(text: word).map { .freezeNode($0) }
        case .revive: NodeID(text: word).map { .reviveNode($0) }
        case .cure: NodeID(text: word).map { .poison($0, nil) }
        case .move: Self.move(words)
        case .split: [NodeID](text: word).map { .split($0) }
        case .heal: .heal
        case .poison: Self.poison(words)
        case .recharge: Self.charge(words).map { .recharge($0.node, joules: $0.joules) }
        case .drain: Self.charge(words).map { .drain($0.node, joules: $0.joules) }
        case .threshold: Self.threshold(words)
        case .withhold: Self.withhold(words)
        case .pause: .pause
        case .resume: .resume
        case .step: .singleStep
        }
    }

    private var wordCount: Int {
        switch self {
        case .heal, .pause, .resume, .step, .inject: 0
        case .radio, .strategy, .schedule, .encoding, .rate, .skip: 0
        case .cut, .restore, .link, .unlink, .remove, .return, .freeze, .revive, .cure, .split: 1
        case .degrade, .poison, .recharge, .drain, .threshold: 2
        case .move: 3
        case .withhold: 4
        }
    }

    /// A value for all nodes, or a node and its value; nil for other verbs too.
    private func setting(_ words: [String]) -> Intervention? {
        guard let value = words.last, words.count <= 2 else { return nil }
        let node = words.count == 2 ? NodeID(text: words[0]) : nil
        if words.count == 2 && node == nil { return nil }
        func chosen<Value>(
            _ value: Value?, all: (Value) -> Intervention, one: (NodeID, Value) -> Intervention
        ) -> Intervention? {
            value.map { value in node.map { one($0, value) } ?? all(value) }
        }
        return switch self {
        case .radio:
            chosen(RadioProfile(rawValue: value), all: Intervention.setRadio, one: Intervention.setNodeRadio)
        case .strategy:
            chosen(
                ExchangeStrategy(rawValue: value), all: Intervention.setStrategy,
                one: Intervention.setNodeStrategy)
        case .schedule:
            chosen(
                TransmissionSchedule(rawValue: value), all: Intervention.setSchedule,
                one: Intervention.setNodeSchedule)
        case .encoding:
            chosen(
                WeightEncoding(rawValue: value), all: Intervention.setEncoding,
                one: Intervention.setNodeEncoding)
        case .rate:
            chosen(
                LearningRates(text: value), all: Intervention.setLearningRates,
                one: Intervention.setNodeLearningRates)
        default: nil
        }
    }

    private static func degrade(_ words: [String]) -> Intervention? {
        guard let link = LinkID(text: words[0]), let decibels = Double(words[1]), decibels >= 0,
            decibels.isFinite
        else { return nil }
        return .degradeLink(link, decibels: decibels)
    }

    private static func move(_ words: [String]) -> Intervention? {
        guard let node = NodeID(text: words[0]), let position = Position(x: words[1], y: words[2]) else {
            return nil
        }
        return .moveNode(node, position)
    }

    private static func poison(_ words: [String]) -> Intervention? {
        guard let node = NodeID(text: words[0]), let poison = Poison(rawValue: words[1]) else { return nil }
        return .poison(node, poison)
    }

    private static func threshold(_ words: [String]) -> Intervention? {
        guard let threshold = HealthThreshold(rawValue: words[0]), let value = Double(words[1]),
            HealthThreshold.range.contains(value)
        else { return nil }
        return .setThreshold(threshold, value)
    }

    private static func withhold(_ words: [String]) -> Intervention? {
        guard let receiver = NodeID(text: words[0]), let sender = NodeID(text: words[1]),
            let origin = NodeID(text: words[2]), receiver != sender, let version = Int(words[3]),
            version > 0
        else { return nil }
        return .withhold(by: receiver, from: sender, origin: origin, version: version)
    }

    private static func skip(_ words: [String]) -> Intervention? {
        guard let tick = words.first.flatMap({ Int($0) }), tick >= 0, words.dropFirst().first != skip.rawValue
        else { return nil }
        return Intervention(words.dropFirst().joined(separator: " ")).map { .skip(tick: tick, $0) }
    }

    private static func charge(_ words: [String]) -> (node: NodeID, joules: Double)? {
        guard let node = NodeID(text: words[0]), let joules = Double(words[1]), joules > 0, joules.isFinite
        else { return nil }
        return (node, joules)
    }
}
