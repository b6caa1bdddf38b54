import GANCore

extension MeshState {
    /// Puts on the air, in node order, the next message of every node that has one to send and sends none now.
    mutating func beginTransmissions() {
        var isSending = nodes.map { _ in false }
        for transmission in transmissions {
            if let index = nodeIndex(transmission.sender) { isSending[index] = true }
        }
        for index in nodes.indices where nodes[index].mayTransmit && !isSending[index] && nodes[index].isUp {
            nodes[index].mayTransmit = begin(from: index)
        }
    }

    /// - Returns: whether there was something to send.
    private mutating func begin(from index: Int) -> Bool {
        let sender = nodes[index].id
        let neighbours = neighboursInReach(of: index)
        nodes[index].reviewDeltaBase(present: neighbours)
        guard let next = nodes[index].nextMessage(to: neighbours, scenario: scenario) else {
            return false
        }
        guard next.message.byteCount <= nodes[index].radio.maximumMessageBytes else {
            refuse(next.header, from: index, to: next.receivers)
            return true
        }
        transmissions.append(
            Transmission(
                message: next.message, header: next.header, sender: sender, start: tick,
                radio: nodes[index].radio,
                to: next.receivers))
        totals.messagesSent += next.receivers.count
        record(
            .transmitted(
                from: sender, origin: next.header.origin, version: next.header.version,
                bytes: next.message.byteCount, receivers: next.receivers.count))
        return true
    }

    /// The neighbours who would hear the node at `index` now, ascending.
    private func neighboursInReach(of index: Int) -> [NodeID] {
        let sender = nodes[index].id
        return nodes[index].neighbours.filter { neighbour in
            guard let other = nodeIndex(neighbour) else { return false }
            return nodes[other].isUp && isOpen(LinkID(sender, neighbour))
        }
    }

    /// A message with more fragments than the radio can number is not sent at all.
    private mutating func refuse(_ header: MessageHeader, from index: Int, to receivers: [NodeID]) {
        for receiver in receivers {
            nodes[index].deliveries.note(header, at: receiver)
            totals.messagesSent += 1
            totals.countDrop(.tooLong)
            record(.dropped(to: receiver, from: nodes[index].id, origin: header.origin, reason: .tooLong))
        }
    }

    /// Hands over what is whole, gives up what cannot be, and lets those who are done send their next message.
    mutating func settleTransmissions() {
        let running = transmissions
        transmissions = []
        for var transmission in running {
            settle(&transmission)
            if transmission.receptions.isEmpty {
                end(transmission)
            } else {
                transmissions.append(transmission)
            }
        }
    }

    private mutating func settle(_ transmission: inout Transmission) {
        let isSenderDark = nodeIndex(transmission.sender).map { nodes[$0].isDark } ?? true
        let isGivenUp = transmission.roundsDone >= Transmission.roundLimit
        let isSuperseded = transmission.isUnheard && hasNewer(than: transmission)
        var waiting: [Transmission.Reception] = []
        var decoding = LastDecoding()
        for reception in transmission.receptions {
            if reception.missing.isEmpty {
                hand(transmission, to: reception.receiver, decoding: &decoding)
            } else if isSenderDark {
                drop(transmission, to: reception.receiver, .senderDark)
            } else if nodeIndex(reception.receiver).map({ nodes[$0].isDark }) ?? true {
                drop(transmission, to: reception.receiver, .receiverDark)
            } else if isGivenUp {
                drop(transmission, to: reception.receiver, .packetLoss)
            } else if isSuperseded {
                drop(transmission, to: reception.receiver, .superseded)
            } else {
                waiting.append(reception)
            }
        }
        transmission.receptions = waiting
    }

    /// Whether the sender has a newer message of the same origin to send.
    private func hasNewer(than transmission: Transmission) -> Bool {
        guard let sender = nodeIndex(transmission.sender) else { return false }
        let origin = transmission.header.origin
        let newest =
            origin == transmission.sender
            ? nodes[sender].outbox?.header.version ?? 0 : nodes[sender].buffer.version(of: origin)
        return newest > transmission.header.version
    }

    private mutating func end(_ transmission: Transmission) {
        guard let sender = nodeIndex(transmission.sender) else { return }
        nodes[sender].mayTransmit = true
        if transmission.header.origin == transmission.sender {
            nodes[sender].settleDeltaBase(
                version: transmission.header.version, present: neighboursInReach(of: sender))
        }
    }

    /// A message that is whole: only one that passes the trust boundary changes anything of the receiver.
    private mutating func hand(
        _ transmission: Transmission, to receiver: NodeID, decoding: inout LastDecoding
    ) {
        guard let index = nodeIndex(receiver) else { return drop(transmission, to: receiver, .receiverGone) }
        guard !nodes[index].isDark else { return drop(transmission, to: receiver, .receiverDark) }
        let header = transmission.header
        let message = WithheldMessage(
            receiver: receiver, sender: transmission.sender, origin: header.origin, version: header.version)
        guard !isWithheld(message) else { return drop(transmission, to: receiver, .withheld) }
        do throws(DropReason) {
            let arrival = try nodes[index].admit(
                transmission.message, from: transmission.sender, tick: tick, decoding: &decoding)
            nodes[index].keep(arrival, scenario: scenario)
            noteHolder(transmission, receiver: index)
            totals.messagesDelivered += 1
            record(
                .received(
                    by: receiver, from: transmission.sender, origin: arrival.header.origin,
                    version: arrival.header.version))
        } catch {
            if error.isTheSendersFault {
                nodes[index].quarantine.strike(
                    transmission.sender, tick: tick, interval: scenario.exchangeInterval)
            }
            nodes[index].health.noteRefusal(of: transmission.sender, because: error, tick: tick)
            if error == .stale { noteHolder(transmission, receiver: index) }
            drop(transmission, to: receiver, error)
        }
    }

    /// The sender knows from the acknowledgement, and the receiver from the message, that both have it.
    private mutating func noteHolder(_ transmission: Transmission, receiver: Int) {
        let header = transmission.header
        nodes[receiver].deliveries.note(header, at: transmission.sender)
        guard let sender = nodeIndex(transmission.sender) else { return }
        nodes[sender].deliveries.note(header, at: nodes[receiver].id)
        if header.origin == transmission.sender {
            nodes[sender].noteAcknowledged(version: header.version, by: nodes[receiver].id)
        }
    }

    private mutating func drop(_ transmission: Transmission, to receiver: NodeID, _ reason: DropReason) {
        if let sender = nodeIndex(transmission.sender) {
            // What cannot arrive, or was refused, is not sent again and again.
            if !reason.passes { nodes[sender].deliveries.note(transmission.header, at: receiver) }
        }
        totals.countDrop(reason)
        record(
            .dropped(
                to: receiver, from: transmission.sender, origin: transmission.header.origin, reason: reason))
    }

    /// Drops the copies on the air that `reason` gives a reason for.
    mutating func dropReceptions(because reason: (_ sender: NodeID, _ receiver: NodeID) -> DropReason?) {
        let running = transmissions
        transmissions = []
        for var transmission in running {
            for reception in transmission.receptions {
                guard let reason = reason(transmission.sender, reception.receiver) else { continue }
                drop(transmission, to: reception.receiver, reason)
            }
            transmission.receptions.removeAll { reason(transmission.sender, $0.receiver) != nil }
            if transmission.receptions.isEmpty {
                end(transmission)
            } else {
                transmissions.append(transmission)
            }
        }
    }

    /// Replaces the message on its way from `sender`, as a fault of the channel would.
    mutating func corruptTransmission(from sender: NodeID, _ change: (MeshMessage) -> MeshMessage) {
        guard let index = transmissions.firstIndex(where: { $0.sender == sender }) else { return }
        transmissions[index].message = change(transmissions[index].message)
    }

    /// Whether the link is there, not cut, and between two radios of a kind.
    func isOpen(_ id: LinkID) -> Bool { linkIndex(id).map { links[$0].isOpen } ?? false }
}
