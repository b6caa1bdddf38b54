import GANCore
import MeshModel

/// An event as a sentence for people.
struct EventSentence: Hashable, Sendable {
    let text: String
    let ink: Ink

    /// What somebody asked for, where what came of it is not known any more.
    init(asking intervention: Intervention) {
        (text, ink) = ("asked to \(intervention.infinitive)", .standard)
    }

    /// What has stopped the clock.
    init(_ stop: BreakStop) {
        (text, ink) = ("stopped\(stop.nodes.isEmpty ? ":" : "") \(stop.sentence)", .warning)
    }

    init(_ event: MeshEvent, classNames: [String]) {
        func names(_ classes: [Int]) -> String {
            classes.map { classNames.indices.contains($0) ? classNames[$0] : "\($0)" }.joined(separator: ",")
        }
        (text, ink) =
            switch event.kind {
            case .paused: ("paused", .warning)
            case .resumed: ("running again", .good)
            case .nodeInjected(let node, let classes): ("node \(node) joined with \(names(classes))", .good)
            case .nodeRemoved(let node): ("node \(node) left", .bad)
            case .nodeReturned(let node): ("node \(node) is here again, as it was", .good)
            case .nodeFrozen(let node): ("node \(node) is frozen", .warning)
            case .nodeThawed(let node): ("node \(node) goes on", .good)
            case .linkCut(let link): ("link \(link) cut", .bad)
            case .linkRestored(let link): ("link \(link) restored", .good)
            case .linkDegraded(let link, 0, let former):
                ("link \(link) no longer loses \(NumberText.short(former)) dB more", .good)
            case .linkDegraded(let link, let decibels, let former):
                (
                    "link \(link) loses \(NumberText.short(decibels)) dB more than its path\(Self.former(former))",
                    .warning
                )
            case .linkAdded(let link): ("link \(link) made", .good)
            case .linkRemoved(let link): ("link \(link) taken away", .bad)
            case .linkLost(let link): ("link \(link) lost, out of range", .warning)
            case .nodeMoved(let node): ("node \(node) moved", .standard)
            case .settingsChanged(let intervention): (intervention.settingSentence, .accent)
            case .nodeSettingChanged(let intervention, let former):
                (
                    intervention.settingSentence + (former.settingValue.map { ", before \($0)" } ?? ""),
                    .accent
                )
            case .nodeRadioChanged(let node, let radio, let former):
                ("node \(node)'s radio is now \(radio.rawValue), before \(former.rawValue)", .accent)
            case .poisoned(let node, let poison?): ("node \(node) sends poison: \(poison.rawValue)", .bad)
            case .poisoned(let node, nil): ("node \(node) is honest again", .good)
            case .recharged(let node, let joules):
                ("node \(node) recharged with \(NumberText.scaled(joules, unit: "J"))", .good)
            case .drained(let node, let joules):
                ("node \(node) drained of \(NumberText.scaled(joules, unit: "J"))", .bad)
            case .transmitted(let node, let origin, let version, let bytes, _):
                (
                    "node \(node) sends \(Self.message(version, of: origin, from: node)), "
                        + NumberText.scaled(Double(bytes), unit: "B"), .standard
                )
            case .withheld(let node, let sender, let origin, let version):
                (
                    "node \(node) will not take \(Self.message(version, of: origin, from: sender)) from node \(sender)",
                    .accent
                )
            case .skipped(let tick, let planned):
                ("\"\(planned)\", planned for tick \(tick), will not be done", .accent)
            case .received(let node, let sender, let origin, let version):
                (
                    "node \(node) got \(Self.message(version, of: origin, from: sender)) from node \(sender)",
                    .standard
                )
            case .dropped(let node, let sender, _, let reason):
                ("message from node \(sender) to \(node) lost: \(reason.rawValue)", .warning)
            case .learned(let node, let classes, let origin, let sender, let generations):
                (
                    "node \(node) learned \(names(classes)) from node \(origin)"
                        + (sender == origin ? "" : " through \(sender)") + Self.age(generations), .accent
                )
            case .healthBegan(let node, let verdict): ("node \(node): \(verdict.sentence)", verdict.rule.ink)
            case .healthEnded(let node, let rule): ("node \(node): no longer \(rule.name)", .good)
            case .wentDark(let node): ("node \(node) is dark, battery empty", .bad)
            case .cameBack(let node): ("node \(node) is back, battery charged", .good)
            case .invariantBroken(let fault): ("defect of the program: \(fault)", .bad)
            case .refused(let intervention, let why): ("refused to \(intervention.infinitive): \(why)", .bad)
            }
    }

    /// What a loss was before, where there was one.
    private static func former(_ decibels: Double) -> String {
        decibels > 0 ? ", before \(NumberText.short(decibels)) dB" : ""
    }

    /// How far what was learned is from samples; nothing where it is samples, or came by averaging with their owner.
    private static func age(_ generations: Int) -> String {
        generations == 0 ? "" : ", \(NumberText.count(generations, "generation")) old"
    }

    /// A version, and whose it is where it is forwarded.
    private static func message(_ version: Int, of origin: NodeID, from sender: NodeID) -> String {
        origin == sender ? "v\(version)" : "node \(origin)'s v\(version)"
    }
}

extension Intervention {
    /// A change of settings that has happened.
    fileprivate var settingSentence: String {
        switch self {
        case .setRadio(let radio): "radio is now \(radio.rawValue)"
        case .setStrategy(let strategy): "strategy is now \(strategy.rawValue)"
        case .setSchedule(let schedule): "schedule is now \(schedule.rawValue)"
        case .setEncoding(let encoding): "encoding is now \(encoding.rawValue)"
        case .setLearningRates(let rates): "learning rate is now \(rates.sentence)"
        case .setThreshold(let threshold, let value):
            "\(threshold.rawValue) is now \(NumberText.short(value))"
        case .setNodeStrategy(let node, let strategy):
            "node \(node)'s strategy is now \(strategy.rawValue)"
        case .setNodeSchedule(let node, let schedule):
            "node \(node)'s schedule is now \(schedule.rawValue)"
        case .setNodeEncoding(let node, let encoding):
            "node \(node)'s encoding is now \(encoding.rawValue)"
        case .setNodeLearningRates(let node, let rates):
            "node \(node)'s learning rate is now \(rates.sentence)"
        default: "settings changed"
        }
    }

    /// The value that it gives a node's setting; nil where it is about something else.
    fileprivate var settingValue: String? {
        switch self {
        case .setNodeStrategy(_, let strategy): strategy.rawValue
        case .setNodeSchedule(_, let schedule): schedule.rawValue
        case .setNodeEncoding(_, let encoding): encoding.rawValue
        case .setNodeLearningRates(_, let rates): rates.sentence
        default: nil
        }
    }

    /// What it asks for, after "to".
    fileprivate var infinitive: String {
        switch self {
        case .pause: "pause"
        case .resume: "resume"
        case .singleStep: "step"
        case .injectNode: "inject a node"
        case .removeNode(let node): "remove node \(node)"
        case .returnNode(let node): "bring back node \(node)"
        case .freezeNode(let node): "freeze node \(node)"
        case .reviveNode(let node): "revive node \(node)"
        case .cutLink(let link): "cut link \(link)"
        case .restoreLink(let link): "restore link \(link)"
        case .degradeLink(let link, _): "degrade link \(link)"
        case .addLink(let link): "add link \(link)"
        case .removeLink(let link): "take link \(link) away"
        case .moveNode(let node, _): "move node \(node)"
        case .split(let nodes): "split off nodes \(nodes.map(\.description).joined(separator: ", "))"
        case .heal: "heal the mesh"
        case .setRadio(let radio): "change the radio to \(radio.rawValue)"
        case .setNodeRadio(let node, let radio): "change node \(node)'s radio to \(radio.rawValue)"
        case .setStrategy(let strategy): "change the strategy to \(strategy.rawValue)"
        case .setSchedule(let schedule): "change the schedule to \(schedule.rawValue)"
        case .setEncoding(let encoding): "change the encoding to \(encoding.rawValue)"
        case .setLearningRates(let rates): "change the learning rate to \(rates.sentence)"
        case .setNodeStrategy(let node, let strategy):
            "change node \(node)'s strategy to \(strategy.rawValue)"
        case .setNodeSchedule(let node, let schedule):
            "change node \(node)'s schedule to \(schedule.rawValue)"
        case .setNodeEncoding(let node, let encoding):
            "change node \(node)'s encoding to \(encoding.rawValue)"
        case .setNodeLearningRates(let node, let rates):
            "change node \(node)'s learning rate to \(rates.sentence)"
        case .setThreshold(let threshold, let value):
            "change \(threshold.rawValue) to \(NumberText.short(value))"
        case .poison(let node, nil): "heal node \(node)"
        case .poison(let node, let poison?): "poison node \(node) with \(poison.rawValue)"
        case .recharge(let node, _): "recharge node \(node)"
        case .drain(let node, _): "drain node \(node)"
        case .withhold(let node, let sender, _, let version):
            "withhold v\(version) of node \(sender) from node \(node)"
        case .skip(let tick, let planned): "skip \"\(planned)\" of tick \(tick)"
        }
    }
}

extension LearningRates {
    var sentence: String {
        generator == discriminator
            ? "\(generator)" : "\(generator) of generators and \(discriminator) of discriminators"
    }
}
