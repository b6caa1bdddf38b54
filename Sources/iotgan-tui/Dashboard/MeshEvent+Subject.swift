import MeshModel

extension MeshEvent {
    /// The nodes that it is about, the one to which it happened first.
    var nodes: [NodeID] {
        switch kind {
        case .paused, .resumed, .settingsChanged, .invariantBroken: []
        case .nodeInjected(let node, _), .nodeRemoved(let node), .nodeReturned(let node),
            .nodeFrozen(let node), .nodeThawed(let node), .nodeMoved(let node),
            .nodeRadioChanged(let node, _, _), .poisoned(let node, _), .recharged(let node, _),
            .drained(let node, _), .wentDark(let node), .cameBack(let node):
            [node]
        case .healthBegan(let node, let verdict):
            Self.distinct([node] + (verdict.culprit.map { [$0] } ?? []))
        case .healthEnded(let node, _): [node]
        case .linkCut(let link), .linkRestored(let link), .linkDegraded(let link, _, _), .linkAdded(let link),
            .linkRemoved(let link), .linkLost(let link):
            [link.low, link.high]
        case .nodeSettingChanged(let intervention, _), .refused(let intervention, _): intervention.nodes
        case .transmitted(let node, let origin, _, _, _): Self.distinct([node, origin])
        case .received(let node, let sender, let origin, _), .withheld(let node, let sender, let origin, _):
            Self.distinct([node, sender, origin])
        case .dropped(let node, let sender, let origin, _): Self.distinct([node, sender, origin])
        case .learned(let node, _, let origin, let sender, _): Self.distinct([node, origin, sender])
        }
    }

    private static func distinct(_ nodes: [NodeID]) -> [NodeID] {
        nodes.enumerated().filter { nodes.firstIndex(of: $0.element) == $0.offset }.map(\.element)
    }

    /// Whether a message was sent, arrived or was lost. That one was refused is more than that: it says something of its
    /// sender.
    var isTraffic: Bool {
        switch kind {
        case .transmitted, .received: true
        case .dropped(_, _, _, let reason): !reason.isRefusal
        default: false
        }
    }

    /// Whether somebody asked for it, by hand or in the scenario: nodes also come and go by themselves, links follow
    /// nodes that walk, and batteries charge in the sun.
    func isIntervention(_ view: EngineView) -> Bool {
        switch kind {
        case .paused, .resumed, .nodeReturned, .nodeFrozen, .nodeThawed, .linkCut, .linkRestored,
            .linkDegraded, .linkRemoved, .nodeMoved, .settingsChanged, .nodeRadioChanged, .nodeSettingChanged,
            .poisoned, .recharged, .drained, .withheld, .refused:
            true
        case .linkLost, .transmitted, .received, .dropped, .learned, .invariantBroken,
            .healthBegan, .healthEnded:
            false
        case .nodeInjected:
            wasAskedFor(view) { if case .injectNode = $0 { true } else { false } }
        case .nodeRemoved(let node): wasAskedFor(view) { $0 == .removeNode(node) }
        case .linkAdded(let link): wasAskedFor(view) { $0 == .addLink(link) }
        case .wentDark(let node):
            wasAskedFor(view) { if case .drain(node, _) = $0 { true } else { false } }
        case .cameBack(let node):
            wasAskedFor(view) {
                switch $0 {
                case .reviveNode(node), .recharge(node, _): true
                default: false
                }
            }
        }
    }

    private func wasAskedFor(_ view: EngineView, _ isCause: (Intervention) -> Bool) -> Bool {
        view.journal.interventions(at: tick).contains(where: isCause)
            || view.snapshot?.scenario.interventions.contains { $0.tick == tick && isCause($0.intervention) }
                ?? false
    }
}

extension DropReason {
    /// Whether the message arrived, and the receiver did not believe it.
    fileprivate var isRefusal: Bool {
        switch self {
        case .badMagic, .badVersion, .badChecksum, .wrongModel, .truncated, .notFinite, .implausible,
            .quarantined, .unknownSender:
            true
        case .linkCut, .linkRemoved, .outOfRange, .receiverGone, .senderGone, .receiverDark, .senderDark,
            .receiverFrozen,
            .senderFrozen, .packetLoss, .superseded, .settingsChanged, .tooLong, .missingBase, .stale,
            .unwanted, .withheld:
            false
        }
    }
}
