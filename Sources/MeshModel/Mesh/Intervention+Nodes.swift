extension Intervention {
    /// The nodes that it names.
    public var nodes: [NodeID] {
        switch self {
        case .pause, .resume, .singleStep, .heal, .setRadio, .setStrategy, .setSchedule, .setEncoding,
            .setLearningRates, .setThreshold:
            []
        case .injectNode(_, _, let neighbours, _, _): neighbours ?? []
        case .removeNode(let node), .returnNode(let node), .freezeNode(let node), .reviveNode(let node),
            .moveNode(let node, _), .setNodeRadio(let node, _), .setNodeStrategy(let node, _),
            .setNodeSchedule(let node, _), .setNodeEncoding(let node, _), .setNodeLearningRates(let node, _),
            .poison(let node, _), .recharge(let node, _), .drain(let node, _):
            [node]
        case .withhold(let node, let sender, let origin, _):
            sender == origin ? [node, sender] : [node, sender, origin]
        case .cutLink(let link), .restoreLink(let link), .degradeLink(let link, _), .addLink(let link),
            .removeLink(let link):
            [link.low, link.high]
        case .split(let nodes): nodes
        case .skip(_, let planned): planned.nodes
        }
    }

    /// Whether it may have done something to one of `nodes`: it names one, or is about all.
    func concerns(_ nodes: [NodeID]) -> Bool {
        let named = self.nodes
        return !isOfClock && (named.isEmpty || named.contains(where: nodes.contains))
    }
}
