extension MeshState {
    mutating func recharge(_ id: NodeID, joules: Double) throws(Refusal) {
        let (index, nanojoules) = try battery(id, joules: joules)
        charge(index, nanojoules: nanojoules)
        record(.recharged(id, joules: joules))
    }

    mutating func drain(_ id: NodeID, joules: Double) throws(Refusal) {
        let (index, nanojoules) = try battery(id, joules: joules)
        guard !nodes[index].energy.isEmpty else { throw Refusal(why: "node \(id)'s battery is empty") }
        let taken = nodes[index].energy.spend(nanojoules, on: \.drainedNanojoules)
        totals.energy.drainedNanojoules += taken
        record(.drained(id, joules: Double(taken) / 1e9))
        guard nodes[index].energy.isEmpty, !nodes[index].isDark else { return }
        nodes[index].isDark = true
        record(.wentDark(id))
        dropReceptions { sender, receiver in
            receiver == id ? .receiverDark : sender == id ? .senderDark : nil
        }
    }

    /// A node by its place, and a charge by its nanojoules.
    private func battery(_ id: NodeID, joules: Double) throws(Refusal) -> (index: Int, nanojoules: Int64) {
        guard let index = nodeIndex(id) else { throw Refusal(why: "there is no node \(id)") }
        guard joules > 0, joules <= 1e9 else {
            throw Refusal(why: "a charge is up to 1e9 joules, and above 0")
        }
        return (index, EnergyLedger.nanojoules(joules))
    }

    /// Charges the batteries with what a tick brings; a dark node that has enough comes back.
    mutating func harvest() {
        guard scenario.harvest != .none else { return }
        let start = Double(tick) * scenario.tickSeconds
        let nanojoules = scenario.harvest.nanojoules(
            fromSeconds: start, toSeconds: start + scenario.tickSeconds)
        for index in nodes.indices {
            let stored = nanojoules > 0 ? charge(index, nanojoules: nanojoules) : 0
            nodes[index].harvestWatts = Double(stored) * 1e-9 / scenario.tickSeconds
        }
    }

    /// Puts charge into a node's battery, as far as it goes in.
    ///
    /// - Returns: what went in, in nanojoules.
    @discardableResult
    mutating func charge(_ index: Int, nanojoules: Int64) -> Int64 {
        let stored = nodes[index].energy.harvest(nanojoules)
        totals.harvestedNanojoules += stored
        guard nodes[index].isDark, nodes[index].energy.charge >= Self.revivalCharge else { return stored }
        nodes[index].isDark = false
        record(.cameBack(nodes[index].id))
        wakeSenders(around: index)
        return stored
    }

    /// The share of its capacity that a battery must hold before a dark node goes on, so that it does not flicker.
    static let revivalCharge = 0.05

    /// A node and its neighbours may have something for each other.
    mutating func wakeSenders(around index: Int) {
        nodes[index].mayTransmit = true
        for neighbour in nodes[index].neighbours {
            if let other = nodeIndex(neighbour) { nodes[other].mayTransmit = true }
        }
    }

    /// Takes what the radios and the rest of the tick cost out of the batteries.
    ///
    /// A radio that neither sends nor receives listens for `listenShare` of the time and sleeps for the rest; a
    /// processor that has nothing to compute sleeps. Of a frozen node both sleep.
    mutating func pay(for air: AirTime, busySeconds: [Double]) {
        for index in nodes.indices where !nodes[index].isDark {
            let radio = nodes[index].radio
            spend(air.transmitNanojoules[index], on: \.transmitNanojoules, by: index)
            spend(air.receiveNanojoules[index], on: \.receiveNanojoules, by: index)
            let onAir = air.transmitSeconds[index] + air.receiveSeconds[index]
            let rest = max(0, scenario.tickSeconds - onAir)
            let listenShare = nodes[index].isFrozen ? 0 : scenario.listenShare
            let asleep = max(0, scenario.tickSeconds - busySeconds[index])
            var sleep = asleep * nodes[index].device.sleepMilliwatts
            // The first-order model knows no other energy of the radio than that of bits.
            if scenario.energyModel == .dataSheet {
                let listening = rest * listenShare * radio.receiveMilliwatts
                spend(Self.nanojoules(millijoules: listening), on: \.idleNanojoules, by: index)
                sleep += rest * (1 - listenShare) * radio.sleepMilliwatts
            }
            spend(Self.nanojoules(millijoules: sleep), on: \.sleepNanojoules, by: index)
        }
    }

    /// Adds to every node's history what its battery holds now.
    mutating func noteCharge() {
        for index in nodes.indices {
            nodes[index].energyHistory.append(tick: tick, value: nodes[index].energy.storedJoules)
        }
    }

    private static func nanojoules(millijoules: Double) -> Int64 { Int64((millijoules * 1e6).rounded()) }
}
