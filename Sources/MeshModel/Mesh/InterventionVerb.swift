/// The first word of an intervention's text.
enum InterventionVerb: String, CaseIterable {
    case cut, restore, degrade, link, inject, remove, move, split, heal
    case radio, strategy, schedule, encoding
    case poison, cure, recharge
    case pause, resume, step

    /// What may follow, with an example where that is not plain.
    var form: String {
        switch self {
        case .cut, .restore, .link: "\(rawValue) A-B with two nodes, e.g. \(rawValue) 0-9"
        case .degrade: "degrade A-B DECIBELS from 0 up, e.g. degrade 0-9 20"
        case .inject: "inject, with classes=1,2 and at=X,Y and near=0,1 if wanted"
        case .remove, .cure: "\(rawValue) NODE, e.g. \(rawValue) 3"
        case .move: "move NODE X Y in metres, e.g. move 3 10 20"
        case .split: "split NODES, e.g. split 0,1,2"
        case .heal, .pause, .resume, .step: "\(rawValue) alone"
        case .radio:
            choice(of: RadioProfile.self) + ", with a node before it for that one alone, e.g. radio 3 ble"
        case .strategy: choice(of: ExchangeStrategy.self)
        case .schedule: choice(of: TransmissionSchedule.self)
        case .encoding: choice(of: WeightEncoding.self)
        case .poison: "poison NODE \(names(of: Poison.self)), e.g. poison 3 noise"
        case .recharge: "recharge NODE JOULES above 0, e.g. recharge 3 100"
        }
    }

    private func choice<Choice: CaseIterable & RawRepresentable>(of type: Choice.Type) -> String
    where Choice.RawValue == String {
        "\(rawValue) \(names(of: type))"
    }

    private func names<Choice: CaseIterable & RawRepresentable>(of type: Choice.Type) -> String
    where Choice.RawValue == String {
        type.allCases.map(\.rawValue).joined(separator: "|")
    }

    /// What the verb and the words after it ask for; nil where they are not of its form.
    func intervention(_ words: [String]) -> Intervention? {
        if self == .inject { return InjectionText(words)?.intervention }
        if self == .radio { return Self.radio(words) }
        guard words.count == wordCount else { return nil }
        let word = words.first ?? ""
        return switch self {
        case .cut: LinkID(text: word).map { .cutLink($0) }
        case .restore: LinkID(text: word).map { .restoreLink($0) }
        case .degrade: Self.degrade(words)
        case .link: LinkID(text: word).map { .addLink($0) }
        case .inject, .radio: nil
        case .remove: NodeID(text: word).map { .removeNode($0) }
        case .cure: NodeID(text: word).map { .poison($0, nil) }
        case .move: Self.move(words)
        case .split: [NodeID](text: word).map { .split($0) }
        case .heal: .heal
        case .strategy: ExchangeStrategy(rawValue: word).map { .setStrategy($0) }
        case .schedule: TransmissionSchedule(rawValue: word).map { .setSchedule($0) }
        case .encoding: WeightEncoding(rawValue: word).map { .setEncoding($0) }
        case .poison: Self.poison(words)
        case .recharge: Self.recharge(words)
        case .pause: .pause
        case .resume: .resume
        case .step: .singleStep
        }
    }

    private var wordCount: Int {
        switch self {
        case .heal, .pause, .resume, .step, .inject, .radio: 0
        case .cut, .restore, .link, .remove, .cure, .split, .strategy, .schedule, .encoding: 1
        case .degrade, .poison, .recharge: 2
        case .move: 3
        }
    }

    private static func radio(_ words: [String]) -> Intervention? {
        guard let radio = words.last.flatMap({ RadioProfile(rawValue: $0) }), words.count <= 2 else {
            return nil
        }
        if words.count == 1 { return .setRadio(radio) }
        return NodeID(text: words[0]).map { .setNodeRadio($0, radio) }
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

    private static func recharge(_ words: [String]) -> Intervention? {
        guard let node = NodeID(text: words[0]), let joules = Double(words[1]), joules > 0, joules.isFinite
        else { return nil }
        return .recharge(node, joules: joules)
    }
}

/// The words after `inject`, each at most once.
private struct InjectionText {
    private var classes: [Int]?
    private var position: Position?
    private var neighbours: [NodeID]?

    init?(_ words: [String]) {
        for word in words {
            let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(
                String.init)
            guard parts.count == 2 else { return nil }
            let items = parts[1].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            switch parts[0] {
            case "classes" where classes == nil:
                let numbers = items.compactMap { Int($0) }.filter { $0 >= 0 }
                guard numbers.count == items.count else { return nil }
                classes = numbers
            case "at" where position == nil && items.count == 2:
                guard let place = Position(x: items[0], y: items[1]) else { return nil }
                position = place
            case "near" where neighbours == nil:
                guard let nodes = [NodeID](text: parts[1]) else { return nil }
                neighbours = nodes
            default: return nil
            }
        }
    }

    var intervention: Intervention {
        .injectNode(classes: classes, position: position, neighbours: neighbours)
    }
}

extension NodeID {
    fileprivate init?(text: String) {
        guard let number = UInt32(text) else { return nil }
        self.init(number)
    }
}

extension [NodeID] {
    /// Ids with commas between them, at least one.
    fileprivate init?(text: String) {
        let items = text.split(separator: ",", omittingEmptySubsequences: false)
        let ids = items.compactMap { NodeID(text: String($0)) }
        guard ids.count == items.count else { return nil }
        self = ids
    }
}

extension LinkID {
    fileprivate init?(text: String) {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map {
            NodeID(text: String($0))
        }
        guard ends.count == 2, let first = ends[0], let second = ends[1], first != second else { return nil }
        self.init(first, second)
    }
}

extension Position {
    fileprivate init?(x: String, y: String) {
        guard let x = Double(x), let y = Double(y), x.isFinite, y.isFinite else { return nil }
        self.init(x: x, y: y)
    }
}
