extension MeshState {
    mutating func freeze(_ id: NodeID) throws(Refusal) {
        guard let index = nodeIndex(id) else { throw Refusal(why: "there is no node \(id)") }
        guard !nodes[index].isDark else { throw Refusal(why: "node \(id) is dark: it does nothing") }
        guard !nodes[index].isFrozen else { throw Refusal(why: "node \(id) is frozen already") }
        nodes[index].isFrozen = true
        dropReceptions { sender, receiver in
            receiver == id ? .receiverFrozen : sender == id ? .senderFrozen : nil
        }
        record(.nodeFrozen(id))
    }

    mutating func revive(_ id: NodeID) throws(Refusal) {
        guard let index = nodeIndex(id) else { throw Refusal(why: "there is no node \(id)") }
        guard !nodes[index].isUp else { throw Refusal(why: "node \(id) is neither frozen nor dark") }
        if nodes[index].isDark { charge(index, nanojoules: nodes[index].energy.capacityNanojoules) }
        guard nodes[index].isFrozen else { return }
        nodes[index].isFrozen = false
        record(.nodeThawed(id))
        wakeSenders(around: index)
    }
}
