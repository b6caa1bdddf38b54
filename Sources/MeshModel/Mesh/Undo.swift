import GANCore

/// How an intervention is taken back.
public enum Undo: Sendable, Hashable {
    /// These, one after the other, bring back what there was. They undo the intervention if nothing has happened since to
    /// what it was about; if something has, those that do not fit any more are refused.
    case interventions([Intervention])
    /// It cannot be taken back, for a reason that a user reads.
    case impossible(why: String)
}

extension Intervention {
    /// What takes this intervention back, given the mesh just before it.
    ///
    /// Brought back are settings, places, nodes, links with their cuts and losses, charge to the nanojoule, and, after a
    /// change of the strategy, the messages that nodes held and had to send.
    ///
    /// Not brought back are:
    /// - Time, and what went on in it: training, what was learned, and energy. The books of a battery that was charged and
    ///   drained, or the other way round, hold both.
    /// - Frames that were on the air. A message of which they were a part is sent again, from its beginning.
    /// - After a change of the strategy, messages that would have arrived meanwhile, fakes that were drawn from others
    ///   (they are drawn afresh), and a message of its own that a node has followed up with a newer one: it tells afresh at
    ///   its next turn.
    /// - Cuts and losses of links that a node's move has parted, which are made anew when it moves back; frames that a link
    ///   counted before it was taken away; and what walkers were up to.
    ///
    /// A function of the two alone: what has happened since is not in it. So a battery that was filled up gives back what
    /// fitted in as the snapshot has it. Joules are a `Double`, which tells nanojoules apart up to some megajoules.
    public func undo(before mesh: MeshSnapshot) -> Undo {
        switch self {
        case .pause: .interventions([.resume])
        case .resume: .interventions([.pause])
        case .singleStep: .impossible(why: "a tick that has passed does not come back")
        case .injectNode: .interventions([.removeNode(mesh.nextNode)])
        case .removeNode(let id): mesh.undo(of: id) { _ in [.returnNode(id)] }
        case .returnNode(let id): .interventions([.removeNode(id)])
        case .freezeNode(let id):
            mesh.undo(of: id) { $0.isFrozen || $0.activity == .dark ? nil : [.reviveNode(id)] }
        case .reviveNode(let id): mesh.undoRevival(of: id)
        case .cutLink(let id): mesh.undo(of: id) { $0.isCut ? nil : [.restoreLink(id)] }
        case .restoreLink(let id): mesh.undo(of: id) { $0.isCut ? [.cutLink(id)] : nil }
        case .degradeLink(let id, _):
            mesh.undo(of: id) { [.degradeLink(id, decibels: $0.degradationDecibels)] }
        case .addLink(let id): mesh.undoLink(id)
        case .removeLink(let id): mesh.undo(of: id) { $0.makingAnew }
        case .moveNode(let id, _): mesh.undo(of: id) { [.moveNode(id, $0.position)] }
        case .split(let ids): mesh.undoSplit(off: ids)
        case .heal: mesh.undoHealing()
        case .poison(let id, _): mesh.undo(of: id) { [.poison(id, $0.poison)] }
        case .recharge(let id, let joules): mesh.undo(of: id) { $0.undoRecharge(joules: joules) }
        case .drain(let id, let joules): mesh.undo(of: id) { $0.undoDrain(joules: joules) }
        case .withhold(let receiver, let sender, _, _): mesh.undoWithholding(by: receiver, from: sender)
        case .skip(let tick, let planned): mesh.undoSkipping(of: planned, at: tick)
        case .setRadio:
            mesh.undo(\.radio, all: mesh.scenario.radio, { .setRadio($0) }, { .setNodeRadio($0, $1) })
        case .setStrategy:
            mesh.undo(
                \.strategy, all: mesh.scenario.strategy, { .setStrategy($0) }, { .setNodeStrategy($0, $1) })
        case .setSchedule:
            mesh.undo(
                \.schedule, all: mesh.scenario.schedule, { .setSchedule($0) }, { .setNodeSchedule($0, $1) })
        case .setEncoding:
            mesh.undo(
                \.encoding, all: mesh.scenario.encoding, { .setEncoding($0) }, { .setNodeEncoding($0, $1) })
        case .setLearningRates:
            mesh.undo(
                \.learningRates, all: mesh.scenario.gan.learningRates, { .setLearningRates($0) },
                { .setNodeLearningRates($0, $1) })
        case .setThreshold(let threshold, _):
            .interventions([.setThreshold(threshold, mesh.scenario.health[threshold])])
        case .setNodeRadio(let id, _): mesh.undo(of: id) { [.setNodeRadio(id, $0.radio)] }
        case .setNodeStrategy(let id, _): mesh.undo(of: id) { [.setNodeStrategy(id, $0.strategy)] }
        case .setNodeSchedule(let id, _): mesh.undo(of: id) { [.setNodeSchedule(id, $0.schedule)] }
        case .setNodeEncoding(let id, _): mesh.undo(of: id) { [.setNodeEncoding(id, $0.encoding)] }
        case .setNodeLearningRates(let id, _):
            mesh.undo(of: id) { [.setNodeLearningRates(id, $0.learningRates)] }
        }
    }
}

extension MeshSnapshot {
    private static let noChange = Undo.impossible(why: "it has changed nothing")

    /// - Parameter plan: nil where the intervention was refused.
    fileprivate func undo(of id: NodeID, _ plan: (Node) -> [Intervention]?) -> Undo {
        node(id).flatMap(plan).map { .interventions($0) } ?? Self.noChange
    }

    fileprivate func undo(of id: LinkID, _ plan: (Link) -> [Intervention]?) -> Undo {
        links.first { $0.id == id }.flatMap(plan).map { .interventions($0) } ?? Self.noChange
    }

    /// The former setting of all, then those of the nodes that had another one.
    fileprivate func undo<Value: Equatable>(
        _ setting: KeyPath<Node, Value>, all usual: Value, _ all: (Value) -> Intervention,
        _ one: (NodeID, Value) -> Intervention
    ) -> Undo {
        let others = nodes.filter { $0[keyPath: setting] != usual }
        return .interventions([all(usual)] + others.map { one($0.id, $0[keyPath: setting]) })
    }

    fileprivate func undoRevival(of id: NodeID) -> Undo {
        undo(of: id) { node in
            let freezing: [Intervention] = node.isFrozen ? [.freezeNode(id)] : []
            let isDark = node.activity == .dark
            let emptying = isDark ? node.undoRecharge(joules: node.energy.capacityJoules) : []
            // Only a node that is up can be frozen.
            return isDark || node.isFrozen ? freezing + (emptying ?? []) : nil
        }
    }

    fileprivate func undoLink(_ id: LinkID) -> Undo {
        let isRefused = links.contains { $0.id == id } || node(id.low) == nil || node(id.high) == nil
        return isRefused ? Self.noChange : .interventions([.removeLink(id)])
    }

    fileprivate func undoSplit(off ids: [NodeID]) -> Undo {
        let crossing = links.filter { !$0.isCut && ids.contains($0.id.low) != ids.contains($0.id.high) }
        return crossing.isEmpty ? Self.noChange : .interventions(crossing.map { .restoreLink($0.id) })
    }

    fileprivate func undoWithholding(by receiver: NodeID, from sender: NodeID) -> Undo {
        let isRefused = node(receiver) == nil || node(sender) == nil
        return isRefused
            ? Self.noChange : .impossible(why: "what is withheld stays so; go back to before it")
    }

    fileprivate func undoSkipping(of planned: Intervention, at tick: Int) -> Undo {
        let plan = TimedIntervention(tick: tick, intervention: planned)
        let isRefused =
            planned.whyNotSkipped(
                of: tick, at: self.tick, isPlanned: scenario.interventions.contains(plan)) != nil
        return isRefused
            ? Self.noChange : .impossible(why: "what is skipped stays so; go back to before it")
    }

    fileprivate func undoHealing() -> Undo {
        let cut = links.filter(\.isCut)
        return cut.isEmpty ? Self.noChange : .interventions(cut.map { .cutLink($0.id) })
    }
}

extension MeshSnapshot.Link {
    /// What makes it as it is, where there is none.
    fileprivate var makingAnew: [Intervention] {
        var steps: [Intervention] = [.addLink(id)]
        if degradationDecibels > 0 { steps.append(.degradeLink(id, decibels: degradationDecibels)) }
        if isCut { steps.append(.cutLink(id)) }
        return steps
    }
}
