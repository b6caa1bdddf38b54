/// A message that came whole to a node, over one link.
public struct Arrival: Sendable, Hashable {
    public let tick: Int
    public let receiver: NodeID
    public let sender: NodeID
    /// The node that made it: the sender, or one whose message it forwards.
    public let origin: NodeID
    public let version: Int
    /// Why it was not believed; nil where it went into the embedded buffer.
    public var refusal: DropReason?

    /// What is called its name: `node 2's v3`.
    var name: String { "node \(origin)'s v\(version)" }
}

/// All that came to each node up to a tick, and what each learned from it.
struct ArrivalLog {
    /// By receiver, in the order in which they came.
    private var arrivals: [NodeID: [Arrival]] = [:]
    /// By learner, in the order in which they were learned.
    private var lessons: [NodeID: [Journal.Lesson]] = [:]

    init(_ events: some Sequence<MeshEvent>, through tick: Int) {
        // A refusal does not say which version it was; what its sender began to send last does.
        var sent: [Stream: Int] = [:]
        for event in events where event.tick <= tick {
            switch event.kind {
            case .transmitted(let sender, let origin, let version, _, _):
                sent[Stream(sender: sender, origin: origin)] = version
            case .received(let receiver, let sender, let origin, let version):
                arrivals[receiver, default: []].append(
                    Arrival(
                        tick: event.tick, receiver: receiver, sender: sender, origin: origin, version: version
                    ))
            case .dropped(let receiver, let sender, let origin, let reason) where reason.isDisbelief:
                guard let version = sent[Stream(sender: sender, origin: origin)] else { continue }
                arrivals[receiver, default: []].append(
                    Arrival(
                        tick: event.tick, receiver: receiver, sender: sender, origin: origin,
                        version: version, refusal: reason))
            case .learned(let learner, _, _, _, _): lessons[learner, default: []] += event.lessons
            default: break
            }
        }
    }

    private struct Stream: Hashable {
        let sender: NodeID
        let origin: NodeID
    }

    func arrivals(at node: NodeID) -> [Arrival] { arrivals[node] ?? [] }

    func lessons(of node: NodeID) -> [Journal.Lesson] { lessons[node] ?? [] }

    /// The last one that came to `node` no later than `tick` and is as wanted.
    func last(at node: NodeID, through tick: Int, where isWanted: (Arrival) -> Bool) -> Arrival? {
        arrivals(at: node).last { $0.tick <= tick && isWanted($0) }
    }
}

extension DropReason {
    /// Whether a message came whole, and was refused for what was in it.
    var isDisbelief: Bool {
        switch self {
        case .badMagic, .badVersion, .badChecksum, .wrongModel, .truncated, .notFinite, .implausible: true
        default: false
        }
    }
}
