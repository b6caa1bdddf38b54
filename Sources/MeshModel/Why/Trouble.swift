/// A time in which something is wrong with a node, told from what the journal holds of it.
public struct Trouble: Sendable, Hashable {
    /// A rule that began to hold.
    public struct Sign: Sendable, Hashable {
        public let tick: Int
        public let verdict: HealthVerdict
    }

    /// The first sign that left its band.
    public let first: Sign
    /// Those that followed, in order.
    public let later: [Sign]
    /// Signs of the same time that came so long before that they are a trouble of their own.
    public let earlier: [Sign]
    /// The tick since which nothing is wrong any more; nil where something still is.
    public let end: Int?

    /// Since this tick nothing of its kind was wrong before it began; 0 where nothing ever was.
    let clearSince: Int

    /// The tick at which the first signal left its band.
    public var onset: Int { first.tick }

    /// The present trouble of a node, else its last one; nil where there was none.
    ///
    /// A node may live with a small trouble for long. What counts is the gravest sign, and what led to it: signs no farther
    /// apart than `closeTicks`.
    init?(of node: NodeID, in events: some BidirectionalCollection<MeshEvent>, closeTicks: Int) {
        var holding: [HealthRule] = []
        var signs: [Sign] = []
        var end: Int?
        for event in events {
            switch event.kind {
            case .healthBegan(node, let verdict):
                if holding.isEmpty { signs = [] }
                signs.append(Sign(tick: event.tick, verdict: verdict))
                holding.append(verdict.rule)
                end = nil
            case .healthEnded(node, let rule):
                holding.removeAll { $0 == rule }
                if holding.isEmpty { end = event.tick }
            default: break
            }
        }
        func gravity(_ place: Int) -> Int { signs[place].verdict.rule.gravity }
        guard var start = signs.indices.min(by: { (gravity($0), $0) < (gravity($1), $1) }) else { return nil }
        while start > 0, signs[start].tick - signs[start - 1].tick <= closeTicks { start -= 1 }
        first = signs[start]
        later = Array(signs[(start + 1)...])
        earlier = Array(signs[..<start])
        self.end = end
        let (kind, onset) = (first.verdict.rule, first.tick)
        clearSince =
            events.last {
                guard $0.tick <= onset, case .healthEnded(node, let rule) = $0.kind else { return false }
                return rule.isAsGrave(as: kind)
            }?.tick ?? 0
    }

    /// Whether a rule says the same, or something graver: who does not oscillate but explodes is not well.
    func isAsGrave(_ rule: HealthRule) -> Bool { rule.isAsGrave(as: first.verdict.rule) }
}

extension HealthRule {
    /// The smaller, the graver.
    fileprivate var gravity: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    /// Training that has run away does so in one way or another.
    fileprivate func isAsGrave(as other: HealthRule) -> Bool {
        gravity <= other.gravity || isRunaway && other.isRunaway
    }
}
