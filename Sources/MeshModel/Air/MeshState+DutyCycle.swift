extension MeshNode {
    /// Whether the law allows its radio a frame of this length now.
    func mayUseAir(seconds: Double) -> Bool {
        guard let limit = radio.airtimeLimitSeconds else { return true }
        return airtime.allows(seconds, limitSeconds: limit)
    }
}

extension MeshState {
    /// Counts what a node transmits in this tick. A node that goes over to another radio takes its record along, since the
    /// presets of LoRa share a band.
    mutating func countAirtime(_ seconds: Double, by index: Int) {
        guard nodes[index].radio.dutyCycleLimit != nil else { return }
        nodes[index].airtime.add(seconds, before: Double(tick + 1) * scenario.tickSeconds)
    }

    /// Forgets the airtime that no duty cycle looks back on any more.
    mutating func forgetAirtime() {
        let now = Double(tick) * scenario.tickSeconds
        for index in nodes.indices where nodes[index].airtime.nanoseconds > 0 {
            nodes[index].airtime.forget(at: now)
        }
    }
}
