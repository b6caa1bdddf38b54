import GANCore

/// Why a node is ill: when it began, what came before, where its weights came from, and which of these is the cause.
///
/// Told from what is known of a session: its scenario, what was done, what happened. The same of these gives the same
/// explanation; nothing is run. ``Bisection`` puts it to the test.
public struct Explanation: Sendable, Hashable {
    public let node: NodeID
    /// The tick at which it was asked.
    public let tick: Int
    /// Its present trouble, else its last one; nil where it was never ill, or nobody remembers.
    public let trouble: Trouble?
    /// What is wrong now, although the journal has forgotten when it began.
    public let unexplained: HealthVerdict?
    /// Others that are ill by what it sends, and what is wrong with each.
    public let complaints: [Complaint]
    /// What somebody makes it send in place of its weights; nil where nobody does.
    public let poison: Poison?
    /// What brought it about, as far as can be told without running anything again.
    public let cause: Cause?
    /// What came before, nearest first.
    public let precedents: [Precedent]
    /// The ways by which what the node trains on had come: of what is to blame, and of each class that it had learned.
    public let paths: [WeightPath]
    /// Events that the journal has forgotten, because there were too many.
    public let forgottenCount: Int
    /// Ticks between exchanges.
    let interval: Int
    let stepsPerTick: Int
    /// See ``Scenario/interventions``, as the run began.
    let plan: [TimedIntervention]
    let acts: [Act]
    let arrivals: [Arrival]
    let circle: [NodeID]

    /// Explains the trouble of a node as it is known at the tick of `mesh`.
    ///
    /// - Parameters:
    ///   - scenario: as the run began.
    ///   - journal: what was done and happened up to then.
    ///   - mesh: who is there, how they are linked, how many samples they have.
    public init(of node: NodeID, scenario: Scenario, journal: Journal, mesh: MeshSnapshot) {
        self.node = node
        tick = mesh.tick
        interval = scenario.exchangeInterval
        stepsPerTick = scenario.stepsPerTick
        plan = scenario.interventions
        forgottenCount = journal.events.forgottenCount
        let closeTicks = Self.closeIntervals * scenario.exchangeInterval
        trouble = Trouble(of: node, in: journal.events, closeTicks: closeTicks)
        complaints = mesh.nodes.compactMap { other in
            other.verdicts.first { $0.culprit == node }.map { Complaint(node: other.id, verdict: $0) }
        }
        poison = mesh.node(node)?.poison
        unexplained = trouble == nil ? mesh.node(node)?.verdict : nil
        guard let trouble else {
            (cause, precedents, paths, acts, arrivals, circle) = (nil, [], [], [], [], [node])
            return
        }
        let onset = trouble.onset
        let log = ArrivalLog(journal.events, through: onset)
        let culprit = trouble.first.verdict.culprit
        var paths =
            culprit.flatMap {
                log.path(ofMessagesOf: $0, to: node, through: onset)
            }.map { [$0] } ?? []
        let schedule = ExchangeSchedule(interval: scenario.exchangeInterval)
        paths += (0..<scenario.gan.classCount).compactMap {
            log.path(of: $0, to: node, through: onset, schedule)
        }
        self.paths = paths
        // Who is a neighbour no more has sent something while it was one.
        let neighbours =
            mesh.links.compactMap { $0.id.otherEnd(from: node) } + log.arrivals(at: node).map(\.sender)
        circle = Set([node] + neighbours + [culprit].compactMap(\.self) + paths.flatMap(\.nodes)).sorted()
        acts = Act.all(in: scenario, journal, through: onset)
        let preceding = Precedent.all(
            before: onset, since: onset - closeTicks, of: node, circle: circle, acts: acts, log: log,
            events: journal.events)
        precedents = Precedent.told(of: preceding)
        arrivals = log.arrivals(at: node) + Self.upstream(paths, of: node)
        cause =
            CauseSearch(
                node: node, trouble: trouble, scenario: scenario, mesh: mesh, acts: acts,
                precedents: preceding,
                paths: paths, events: journal.events.filter { $0.tick <= onset }
            ).cause
    }

    /// What came before a trouble is looked for in so many exchange intervals: within one a message comes, and within
    /// another one what was made of it.
    static let closeIntervals = 2

    private static func upstream(_ paths: [WeightPath], of node: NodeID) -> [Arrival] {
        var found: [Arrival] = []
        for arrival in paths.flatMap(\.steps) where arrival.receiver != node && !found.contains(arrival) {
            found.append(arrival)
        }
        return found
    }
}

extension Explanation {
    /// A node that is ill by what another one sends.
    public struct Complaint: Sendable, Hashable {
        public let node: NodeID
        public let verdict: HealthVerdict
    }

    /// A part of it, for people.
    public struct Section: Sendable, Hashable {
        public let title: String
        /// A sentence each.
        public let items: [String]

        public init(title: String, items: [String]) {
            self.title = title
            self.items = items
        }
    }

    /// What there is to say, in plain sentences; one section with one sentence where nothing is wrong.
    public var sections: [Section] {
        var sections: [Section] = []
        if let trouble {
            let until = trouble.end.map { ", until tick \($0)" } ?? ""
            sections.append(
                Section(
                    title:
                        "node \(node): \(trouble.first.verdict.rule.name) since tick \(trouble.onset)\(until)",
                    items: [trouble.first.verdict.sentence]
                        + trouble.later.prefix(Self.signLimit).map {
                            "then, at tick \($0.tick): \($0.verdict.sentence)"
                        }
                        + trouble.earlier.suffix(Self.signLimit).map {
                            "long before, at tick \($0.tick): \($0.verdict.sentence)"
                        }))
            if let cause { sections.append(Section(title: "cause", items: [cause.sentence])) }
            sections.append(Section(title: "before it", items: precedentItems(trouble)))
            let ways = pathItems
            if !ways.isEmpty { sections.append(Section(title: "where its weights come from", items: ways)) }
            sections.append(Section(title: "what one might try", items: [trouble.first.verdict.advice]))
        } else if let unexplained {
            sections.append(
                Section(
                    title: "node \(node): \(unexplained.rule.name)",
                    items: [unexplained.sentence, "the journal has forgotten when it began"]))
        } else {
            let isInnocent = complaints.isEmpty && poison == nil
            sections.append(
                Section(
                    title: "node \(node)",
                    items: [
                        isInnocent
                            ? "nothing is wrong with it, and nothing was before"
                            : "nothing is wrong with its own training, and nothing was before"
                    ]))
        }
        if !complaints.isEmpty || poison != nil {
            let deed = poison.map { "somebody makes it send \($0.rawValue) in place of its weights" }
            let told = complaints.map {
                "node \($0.node) is ill by it, \($0.verdict.rule.name): \($0.verdict.sentence)"
            }
            sections.append(Section(title: "what it does to others", items: [deed].compactMap(\.self) + told))
        }
        if forgottenCount > 0 {
            sections.append(
                Section(
                    title: "forgotten",
                    items: ["the journal has forgotten its first \(forgottenCount) events"]))
        }
        return sections
    }

    private static let signLimit = 4

    /// Classes that came the same way are told together.
    private var pathItems: [String] {
        var told: [(labels: [Int], path: WeightPath)] = []
        for path in paths {
            let place = told.firstIndex {
                !$0.labels.isEmpty && path.label != nil
                    && ($0.path.steps, $0.path.generations) == (path.steps, path.generations)
            }
            if let place, let label = path.label {
                told[place].labels.append(label)
            } else {
                told.append((path.label.map { [$0] } ?? [], path))
            }
        }
        return told.map { labels, path in
            let names = labels.map(\.description).joined(separator: ",")
            let what =
                labels.isEmpty ? "what is to blame" : "\(labels.count == 1 ? "class" : "classes") \(names)"
            return "\(what): \(path.text)"
                + (path.generations > 1 ? ", \(path.generations) generations of fakes" : "")
        }
    }

    private func precedentItems(_ trouble: Trouble) -> [String] {
        guard !precedents.isEmpty else { return ["nothing was done, and nothing came, that concerns it"] }
        return precedents.map { precedent in
            "tick \(precedent.tick), \(Self.distance(from: precedent.tick, to: trouble.onset)): \(precedent)"
        }
    }

    /// `5 ticks before`.
    static func distance(from tick: Int, to onset: Int) -> String {
        switch onset - tick {
        case 0: "in the same tick"
        case 1: "1 tick before"
        case let ticks: "\(ticks) ticks before"
        }
    }
}
