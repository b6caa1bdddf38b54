import GANCore

/// What brought a trouble about, as far as can be told from what came before it.
public struct Cause: Sendable, Hashable {
    /// Who or what, when and by whose hand, in one sentence without a full stop.
    public let sentence: String
    /// What was done; nil where nobody did anything.
    public var act: Act?
    /// Where it came from; nil where it is the node's own doing.
    public var culprit: NodeID?

    init(_ sentence: String, act: Act? = nil, culprit: NodeID? = nil) {
        self.sentence = sentence
        self.act = act
        self.culprit = culprit
    }
}

/// Looks for the cause of a trouble: each rule has its own usual ones.
struct CauseSearch {
    let node: NodeID
    let trouble: Trouble
    let scenario: Scenario
    let mesh: MeshSnapshot
    /// In the order in which they were done.
    let acts: [Act]
    let precedents: [Precedent]
    let paths: [WeightPath]
    /// Through the onset, in order.
    let events: [MeshEvent]

    var onset: Int { trouble.onset }

    var cause: Cause {
        let particular: Cause? =
            switch trouble.first.verdict.rule {
            case .poisonedInput: poisoning
            case .notFinite, .explosion: fastTraining ?? takenOver
            case .memorising, .modeCollapse: fewSamples
            case .discriminatorOverpowering: overpowering
            case .discriminatorTooWeak: weakness
            case .staleGenerator: obstacle
            case .photocopy: copies
            case .oscillation: fastTraining
            case .vanishingGradients: nil
            }
        return particular ?? takenOver ?? general
    }

    func before(_ tick: Int) -> String { Explanation.distance(from: tick, to: onset) }

    /// `by hand at tick 120, 14 ticks before`.
    private func when(_ act: Act) -> String { "\(act.author) at tick \(act.tick), \(before(act.tick))" }

    private func lastAct(where isMeant: (Intervention) -> Bool) -> Act? {
        acts.last { isMeant($0.intervention) }
    }

    /// The poisoning of `other` that was in effect at `tick`.
    private func poisoning(of other: NodeID, at tick: Int) -> (act: Act, poison: Poison)? {
        let last = acts.last { act in
            if case .poison(other, _) = act.intervention { act.tick <= tick } else { false }
        }
        guard let last, case .poison(_, let poison?) = last.intervention else { return nil }
        return (last, poison)
    }

    /// What was wrong with `other` already, through `tick`.
    private func illness(of other: NodeID, at tick: Int) -> Precedent? {
        precedents.first { precedent in
            if case .illness(other, _) = precedent.kind { precedent.tick <= tick } else { false }
        }
    }
}

// Poison, and weights that have run away.
extension CauseSearch {
    private var poisoning: Cause? {
        guard let culprit = trouble.first.verdict.culprit else { return nil }
        let path = paths.first { $0.label == nil }
        let way = path.map(wayIn) ?? ""
        // What befell it later is not in what came.
        let sent = path?.steps.first?.tick ?? onset
        if let (act, poison) = poisoning(of: culprit, at: sent) {
            return Cause(
                "node \(culprit) was poisoned (\(poison.rawValue)) \(when(act))\(way)", act: act,
                culprit: culprit)
        }
        if let (words, act) = fastRates(of: culprit) {
            return Cause("node \(culprit) \(words)\(way)", act: act, culprit: culprit)
        }
        if let precedent = illness(of: culprit, at: sent), case .illness(_, let verdict) = precedent.kind {
            return Cause(
                "node \(culprit) had been ill itself (\(verdict.rule.name)) since tick \(precedent.tick), "
                    + "\(before(precedent.tick))\(way)", culprit: culprit)
        }
        return Cause(
            "nobody poisoned node \(culprit): its weights are bad by themselves\(way)", culprit: culprit)
    }

    private func wayIn(_ path: WeightPath) -> String {
        guard let last = path.steps.last else { return "" }
        let between = path.nodes.dropFirst().dropLast().map(\.description)
        let way =
            between.isEmpty
            ? "straight from it"
            : "over \(between.count == 1 ? "node" : "nodes") \(between.joined(separator: ", "))"
        return "; its v\(last.version) came \(way) at tick \(last.tick)"
            + (last.refusal == nil ? "" : " and was refused")
    }

    private var fastTraining: Cause? {
        fastRates(of: node).map { Cause("it \($0.words)", act: $0.act) }
    }

    /// That a node's learning rates are far above the usual ones, as what one says of it, and whose doing it is; nil where
    /// they are not.
    private func fastRates(of other: NodeID) -> (words: String, act: Act?)? {
        let last = lastAct { rates(of: other, by: $0) != nil }
        let learning = last.flatMap { rates(of: other, by: $0.intervention) } ?? scenario.gan.learningRates
        guard UnusualSetting.isFast(learning), let words = UnusualSetting.rates(learning) else { return nil }
        let clause =
            last.map { "was given \(words), \(when($0))" } ?? "trains with \(words), as the scenario has it"
        return (clause, last)
    }

    /// The rates that an intervention gave a node; nil where it gave it none.
    private func rates(of other: NodeID, by intervention: Intervention) -> LearningRates? {
        switch intervention {
        case .setLearningRates(let rates), .setNodeLearningRates(other, let rates): rates
        default: nil
        }
    }

    /// What came last from a node that was poisoned or ill already when it came.
    private var takenOver: Cause? {
        for precedent in precedents {
            guard case .arrival(let arrival) = precedent.kind, arrival.refusal == nil else { continue }
            let message =
                "it took over \(arrival.name) at tick \(arrival.tick), \(before(arrival.tick)); node \(arrival.origin)"
            if let (act, poison) = poisoning(of: arrival.origin, at: arrival.tick) {
                return Cause(
                    "\(message) had been poisoned (\(poison.rawValue)) \(act.author) at tick \(act.tick)",
                    act: act, culprit: arrival.origin)
            }
            if let illness = illness(of: arrival.origin, at: arrival.tick),
                case .illness(_, let verdict) = illness.kind
            {
                return Cause(
                    "\(message) was ill (\(verdict.rule.name)) since tick \(illness.tick)",
                    culprit: arrival.origin)
            }
        }
        return nil
    }
}

// Samples and settings.
extension CauseSearch {
    private var fewSamples: Cause? {
        guard let words = mesh.node(node).flatMap({ UnusualSetting.fewSamples($0, scenario) }) else {
            return UnusualSetting.noPenalty(scenario).map { Cause($0) } ?? fastTraining
        }
        return Cause("\(words): each step sees all of them again")
    }

    private var overpowering: Cause? {
        if let steps = UnusualSetting.discriminatorSteps(scenario) {
            return Cause(scenario.gan.r1Gamma > 0 ? steps : "\(steps), and no gradient penalty holds it back")
        }
        return imbalance { $0.discriminator / $0.generator }
            ?? UnusualSetting.noPenalty(scenario).map { Cause($0) }
    }

    private var weakness: Cause? { imbalance { $0.generator / $0.discriminator } }

    /// Rates of which one is so much above the other that the other network falls behind.
    private func imbalance(_ ratio: (LearningRates) -> Float) -> Cause? {
        let last = lastAct { rates(of: node, by: $0) != nil }
        let learning = last.flatMap { rates(of: node, by: $0.intervention) } ?? scenario.gan.learningRates
        guard UnusualSetting.isFar(ratio(learning)) else { return nil }
        let words = "G learns at a rate of \(learning.generator) and D at one of \(learning.discriminator)"
        return Cause(
            last.map { "\(words), set \(when($0))" } ?? "\(words), as the scenario has it", act: last)
    }

    private var copies: Cause? {
        let path = paths.filter { $0.label != nil }.max { $0.generations < $1.generations }
        guard let path, let label = path.label, path.generations > 1 else { return nil }
        return Cause(
            "class \(label) came from node \(path.nodes[0]) over \(path.generations) generations of fakes, each drawn "
                + "from the one before")
    }
}

// Where nothing stands out.
extension CauseSearch {
    private var general: Cause {
        let unusual = UnusualSetting.all(in: scenario, node: mesh.node(node))
        if !unusual.isEmpty {
            return Cause("\(unusual.joined(separator: ", ")); nothing else stands out")
        }
        for precedent in precedents {
            if case .act(let act) = precedent.kind {
                return Cause(
                    "nothing stands out; the last thing done that concerns it is \(act.deed), \(when(act))",
                    act: act)
            }
        }
        return Cause("nothing was done before; it began by itself")
    }
}
