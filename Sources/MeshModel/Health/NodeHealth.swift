import GANCore

/// What is known of a node's health: what was measured, and the rules that hold.
///
/// The mesh's future does not depend on it: it is no part of the digest.
struct NodeHealth: Sendable {
    var steps = RecentSteps()
    /// What the networks showed when they were looked at last.
    var networks: NetworkProbe?
    /// Whether that was in this tick.
    var isFresh = false
    var classes: [HealthSigns.ClassSign] = []
    var stale: HealthSigns.StaleSign?
    var offset: HealthSigns.OffsetSign?
    /// What was refused lately, ascending by sender.
    private var refusals: [Refusal] = []
    /// The rules that hold, gravest first.
    private(set) var verdicts: [HealthVerdict] = []
    /// For each of them the last tick at which it was found to hold.
    private var lastFound: [Int] = []

    private struct Refusal: Hashable {
        var sender: NodeID
        var count: Int
        var reason: DropReason
        var lastTick: Int
    }

    /// Steps between looks at a node's networks; those of different nodes fall into different ticks. A look costs about a
    /// third of a step.
    static let probeSpacing = 50

    /// Exchange intervals after which a refusal is forgotten, as the strikes of a quarantine are.
    static let refusalIntervals = Quarantine.decayIntervals

    /// Whether the networks are looked at after a tick that has taken `steps` steps and brought the node to `stepCount`.
    static func probes(_ node: NodeID, stepCount: Int, steps: Int) -> Bool {
        let phase = ExchangeSchedule(interval: 4 * probeSpacing).phase(of: node)
        let now = stepCount - phase
        return now >= probeSpacing && now / probeSpacing > (now - steps) / probeSpacing
    }

    /// Whether its own training has run away.
    var isRunaway: Bool { verdicts.first?.rule.isRunaway ?? false }

    /// Notes that a message was refused. Whoever has run away finds everybody implausible, which says nothing of them.
    mutating func noteRefusal(of sender: NodeID, because reason: DropReason, tick: Int) {
        guard !isRunaway else { return }
        let place = refusals.partitioningIndex { $0.sender >= sender }
        if place < refusals.count && refusals[place].sender == sender {
            // One in quarantine is refused for what it sent before.
            if reason != .quarantined {
                refusals[place].count += 1
                refusals[place].reason = reason
            }
            refusals[place].lastTick = tick
        } else if reason.isBadFaith {
            refusals.insert(Refusal(sender: sender, count: 1, reason: reason, lastTick: tick), at: place)
        }
    }

    /// What the rules judge by.
    ///
    /// - Parameter interval: ticks between exchanges.
    mutating func signs(report: StepReport, tick: Int, interval: Int) -> HealthSigns {
        if !refusals.isEmpty {
            refusals.removeAll { tick - $0.lastTick > Self.refusalIntervals * interval }
        }
        var signs = HealthSigns(report: report)
        if let summary = steps.summary { (signs.mean, signs.swing) = summary }
        signs.networks = networks
        signs.classes = classes
        signs.stale = stale
        signs.offset = offset
        let worst = refusals.max { ($0.count, $1.sender) < ($1.count, $0.sender) }
        signs.refusal = worst.map {
            HealthSigns.RefusalSign(sender: $0.sender, count: $0.count, reason: $0.reason)
        }
        return signs
    }

    /// Takes in which rules were found to hold at `tick`: one begins at once, and ends when it was not found for
    /// `clearTicks`.
    ///
    /// - Returns: those that have begun, and those that have ended, gravest first.
    mutating func note(
        _ found: [HealthVerdict], tick: Int, clearTicks: Int
    ) -> (begun: [HealthVerdict], ended: [HealthRule]) {
        if found.isEmpty && verdicts.isEmpty { return ([], []) }
        let former = zip(verdicts, lastFound)
        var held = found.map { (verdict: $0, tick: tick) }
        var ended: [HealthRule] = []
        for (verdict, last) in former where !found.contains(where: { $0.rule == verdict.rule }) {
            if tick - last < clearTicks {
                held.append((verdict, last))
            } else {
                ended.append(verdict.rule)
            }
        }
        let begun = found.filter { verdict in !verdicts.contains { $0.rule == verdict.rule } }
        let order = HealthRule.allCases
        held.sort { order.firstIndex(of: $0.verdict.rule) ?? 0 < order.firstIndex(of: $1.verdict.rule) ?? 0 }
        verdicts = held.map(\.verdict)
        lastFound = held.map(\.tick)
        return (begun, ended)
    }

    /// Forgets what was measured: the node does not train any more.
    mutating func rest() {
        steps = RecentSteps()
        networks = nil
        classes = []
        (stale, offset) = (nil, nil)
        refusals = []
    }
}

extension DropReason {
    /// Whether a message that was refused so was not what an honest sender's training makes: losses on the air and
    /// differences of settings are not among them.
    fileprivate var isBadFaith: Bool {
        switch self {
        case .notFinite, .implausible, .badMagic, .badVersion, .badChecksum, .truncated: true
        default: false
        }
    }
}
