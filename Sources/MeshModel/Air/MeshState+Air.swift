import GANCore

extension MeshState {
    /// Lets a tick pass on the air: begins what nodes have to send, moves fragments, and hands over what is whole.
    ///
    /// - Returns: what each node's radio did.
    mutating func passTimeOnAir() -> AirTime {
        beginTransmissions()
        var air = AirTime(nodeCount: nodes.count)
        let loads = channelLoads()
        for index in transmissions.indices {
            var transmission = transmissions[index]
            advance(&transmission, loads: loads, air: &air)
            transmissions[index] = transmission
        }
        return air
    }

    /// How many transmissions a node's receiver hears, its own included, in node order.
    private func channelLoads() -> [Int] {
        var loads = nodes.map { _ in 0 }
        for transmission in transmissions {
            guard let index = nodeIndex(transmission.sender) else { continue }
            loads[index] += 1
            for neighbour in nodes[index].neighbours where isOpen(LinkID(transmission.sender, neighbour)) {
                if let other = nodeIndex(neighbour) { loads[other] += 1 }
            }
        }
        return loads
    }

    /// The share of the channel that a sender gets: radios are half-duplex and wait while they hear another one, and
    /// a receiver is asked before it is sent to (RTS/CTS, IEEE 802.11). So senders that some receiver hears both take
    /// turns; this is the protocol model of interference (Gupta & Kumar, "The capacity of wireless networks", 2000).
    private func channelShare(of transmission: Transmission, at sender: Int, loads: [Int]) -> Double {
        guard transmission.fragmentation.radio != .ideal else { return 1 }
        let around = transmission.receptions.compactMap { nodeIndex($0.receiver) }.map { loads[$0] }
        return 1 / Double(max(1, loads[sender], around.max() ?? 1))
    }

    private mutating func advance(_ transmission: inout Transmission, loads: [Int], air: inout AirTime) {
        guard let sender = nodeIndex(transmission.sender) else { return }
        let ends = transmission.receptions.map { end(of: $0.receiver, from: transmission.sender) }
        let farthest = ends.map(\.metres).max() ?? 0
        var stream = RandomStream(
            seed: scenario.seed, node: transmission.sender.number, purpose: .radio, tick: UInt64(tick))
        let share = channelShare(of: transmission, at: sender, loads: loads)
        var budget = transmission.savedSeconds + scenario.tickSeconds * share
        let radio = transmission.fragmentation.radio
        let wait = radio.gapSeconds
        while !transmission.isWhole && transmission.roundsDone < Transmission.roundLimit {
            guard let fragment = transmission.nextFragment else {
                budget -= acknowledge(&transmission, sender: sender, ends: ends, air: &air)
                continue
            }
            let seconds = transmission.airtimeSeconds(of: fragment, tickSeconds: scenario.tickSeconds)
            guard budget >= seconds + wait, nodes[sender].airCreditSeconds >= seconds else { break }
            budget -= seconds + wait
            send(
                fragment, of: &transmission, seconds: seconds, farthest: farthest, sender: sender, ends: ends,
                stream: &stream, air: &air)
            transmission.next = fragment + 1
        }
        if transmission.isWhole { _ = acknowledge(&transmission, sender: sender, ends: ends, air: &air) }
        // A sender that waits for its duty cycle gains nothing meanwhile.
        transmission.savedSeconds = min(budget, max(scenario.tickSeconds, radio.longestFrameSeconds))
    }

    /// One frame on the air: all receivers listen to it, and each may miss it.
    private mutating func send(
        _ fragment: Int, of transmission: inout Transmission, seconds: Double, farthest: Double, sender: Int,
        ends: [LinkEnd], stream: inout RandomStream, air: inout AirTime
    ) {
        let bytes = transmission.fragmentation.bytesOnAir(of: fragment)
        let model = scenario.energyModel
        let radio = transmission.fragmentation.radio
        totals.bytesOnAir += bytes
        totals.framesSent += 1
        if transmission.roundsDone > 0 { totals.framesRepeated += 1 }
        nodes[sender].airCreditSeconds -= seconds
        let sending = model.transmitNanojoules(
            radio: radio, bytes: bytes, airtimeSeconds: seconds, metres: farthest)
        air.transmit(sender, seconds: seconds, nanojoules: sending)
        let listeners = transmission.receptions.count { $0.missing.contains(fragment) }
        let share = sending / Int64(listeners)
        // What cannot be divided falls to the first link.
        var rest = sending - share * Int64(listeners)
        let receiving = model.receiveNanojoules(radio: radio, bytes: bytes, airtimeSeconds: seconds)
        for (offset, end) in ends.enumerated()
        where transmission.receptions[offset].missing.contains(fragment) {
            air.receive(end.index, seconds: seconds, nanojoules: receiving)
            links[end.link].framesSent += 1
            links[end.link].bytesOnAir += bytes
            links[end.link].nanojoules += share + rest + receiving
            rest = 0
            if transmission.roundsDone > 0 { links[end.link].framesRepeated += 1 }
            let isLost = end.frameErrorRate > 0 && Double(stream.uniform()) < end.frameErrorRate
            if isLost {
                transmission.receptions[offset].framesLost += 1
                totals.framesLost += 1
                links[end.link].framesLost += 1
            } else {
                transmission.receptions[offset].missing.remove(fragment)
            }
        }
    }

    /// The end of a round: every receiver tells what it lacks, or that it lacks nothing.
    ///
    /// - Returns: the time that it takes, in seconds.
    private mutating func acknowledge(
        _ transmission: inout Transmission, sender: Int, ends: [LinkEnd], air: inout AirTime
    ) -> Double {
        transmission.roundsDone += 1
        transmission.next = 0
        let radio = transmission.fragmentation.radio
        let model = scenario.energyModel
        var total = 0.0
        for (end, reception) in zip(ends, transmission.receptions) {
            let (bytes, seconds) = transmission.report(on: reception)
            total += seconds
            totals.bytesOnAir += bytes
            nodes[end.index].airCreditSeconds -= seconds
            let sending = model.transmitNanojoules(
                radio: radio, bytes: bytes, airtimeSeconds: seconds, metres: end.metres)
            let receiving = model.receiveNanojoules(radio: radio, bytes: bytes, airtimeSeconds: seconds)
            air.transmit(end.index, seconds: seconds, nanojoules: sending)
            air.receive(sender, seconds: seconds, nanojoules: receiving)
            links[end.link].bytesOnAir += bytes
            links[end.link].nanojoules += sending + receiving
        }
        return total
    }

    /// The far end of a link that carries a transmission.
    private struct LinkEnd {
        let index: Int
        let link: Int
        let metres: Double
        let frameErrorRate: Double
    }

    private func end(of receiver: NodeID, from sender: NodeID) -> LinkEnd {
        guard let index = nodeIndex(receiver), let link = linkIndex(LinkID(sender, receiver)) else {
            preconditionFailure("node \(sender) transmits to \(receiver), which is not its neighbour")
        }
        return LinkEnd(
            index: index, link: link, metres: links[link].metres, frameErrorRate: links[link].frameErrorRate)
    }
}

extension RadioProfile {
    /// What the longest frame takes, with the gap before it.
    fileprivate var longestFrameSeconds: Double {
        frameAirtimeSeconds(payloadBytes: maximumPayloadBytes) + gapSeconds
    }
}
