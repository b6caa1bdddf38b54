import GANCore

extension MeshState {
    /// Broadcasts a frame, once, to all neighbours that are on and whose link is not cut.
    ///
    /// The sender pays for the airtime when the frame goes on the air; where its battery cannot pay, it goes dark
    /// and nothing is sent.
    mutating func transmit(_ frame: RadioFrame, from index: Int) {
        let sender = nodes[index].id
        let receivers = nodes[index].neighbours.filter { neighbour in
            guard let receiver = nodeIndex(neighbour), let link = linkIndex(LinkID(sender, neighbour)) else {
                return false
            }
            return !nodes[receiver].isDark && !links[link].isCut
        }
        guard !receivers.isEmpty else { return }
        let bytes = frame.bytes.count
        let cost = scenario.radio.transmitNanojoules(bytes: bytes)
        guard spend(cost, on: \.transmitNanojoules, by: index) else { return }
        let start = tick + 1
        let end = start + scenario.radio.airtimeTicks(bytes: bytes, tickSeconds: scenario.tickSeconds)
        nodes[index].version += 1
        nodes[index].onAirUntil = end
        let version = nodes[index].version
        for receiver in receivers {
            flights.append(
                Flight(frame: frame, from: sender, to: receiver, version: version, start: start, end: end))
        }
        totals.bytesOnAir += bytes
        totals.framesSent += receivers.count
        record(.transmitted(from: sender, version: version, bytes: bytes, receivers: receivers.count))
    }

    /// Delivers, in the order of sending, the frames whose airtime has ended.
    mutating func deliver() {
        guard flights.contains(where: { $0.end <= tick }) else { return }
        let arrived = flights.filter { $0.end <= tick }
        flights.removeAll { $0.end <= tick }
        for flight in arrived { deliver(flight) }
    }

    /// The receiver pays for the airtime that it has listened, whatever it then makes of the frame; only frames
    /// that pass the trust boundary change anything else of it.
    private mutating func deliver(_ flight: Flight) {
        guard let index = nodeIndex(flight.to) else { return drop(flight, .receiverGone) }
        guard !nodes[index].isDark else { return drop(flight, .receiverDark) }
        let cost = scenario.radio.receiveNanojoules(bytes: flight.frame.bytes.count)
        guard spend(cost, on: \.receiveNanojoules, by: index) else { return drop(flight, .receiverDark) }
        do throws(DropReason) {
            let header = try nodes[index].admit(flight.frame)
            nodes[index].buffer.keep(
                EmbeddedBuffer.Entry(frame: flight.frame, header: header, receivedTick: tick))
            nodes[index].hasNews = true
            totals.framesDelivered += 1
            record(.received(by: flight.to, from: flight.from, version: header.version))
        } catch {
            drop(flight, error)
        }
    }

    /// Drops the frames on the air that `reason` gives a reason for.
    mutating func dropFlights(because reason: (Flight) -> DropReason?) {
        guard flights.contains(where: { reason($0) != nil }) else { return }
        for flight in flights {
            if let reason = reason(flight) { drop(flight, reason) }
        }
        flights.removeAll { reason($0) != nil }
    }

    private mutating func drop(_ flight: Flight, _ reason: DropReason) {
        totals.countDrop(reason)
        record(.dropped(to: flight.to, from: flight.from, reason: reason))
    }

    /// Replaces the bytes of a frame on the air to one receiver, as a fault of the channel would.
    ///
    /// - Parameter resealed: whether the checksum is made to hold again, as a hostile sender would.
    mutating func corruptFlight(
        from sender: NodeID, to receiver: NodeID, resealed: Bool = false, _ change: (inout [UInt8]) -> Void
    ) {
        guard let index = flights.firstIndex(where: { $0.from == sender && $0.to == receiver }) else {
            return
        }
        let flight = flights[index]
        flights[index] = Flight(
            frame: flight.frame.corrupted(resealed: resealed, change), from: flight.from, to: flight.to,
            version: flight.version, start: flight.start, end: flight.end)
    }
}
