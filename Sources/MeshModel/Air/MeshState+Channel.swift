extension MeshState {
    /// How many senders a node's receiver has to wait for on average, its own included, in node order; filled in for those
    /// who send or receive.
    ///
    /// A receiver hears one sender at a time, so each of those that send to it counts for one. Of the others within the
    /// radio's range, whether linked or not and whether the link is cut or not, those count that are on the same channel: 1
    /// in ``RadioProfile/channelCount``. The range is that of frames without shadowing (``Propagation/rangeMetres(radio:)``);
    /// real radios disturb each other somewhat farther. A sender that waits for its duty cycle is silent.
    ///
    /// - Complexity: O(*senders* log *senders* + *receivers* log *senders*), however dense the mesh is: see ``SenderGrid``.
    func channelLoads() -> [Double] {
        var loads = nodes.map { _ in 0.0 }
        for radio in RadioProfile.allCases {
            let sending = transmissions.filter { $0.fragmentation.radio == radio && isAudible($0) }
            guard let channels = radio.channelCount, !sending.isEmpty else { continue }
            addLoads(of: sending, range: scenario.propagation.rangeMetres(radio: radio), channels, to: &loads)
        }
        return loads
    }

    /// The share of the channel that a sender gets: radios are half-duplex and wait while they hear another one, and
    /// a receiver is asked before it is sent to (RTS/CTS, IEEE 802.11). So senders that some receiver hears both take
    /// turns; this is the protocol model of interference (Gupta & Kumar, "The capacity of wireless networks", 2000).
    func channelShare(of transmission: Transmission, at sender: Int, loads: [Double]) -> Double {
        guard transmission.fragmentation.radio.channelCount != nil else { return 1 }
        let around = transmission.receptions.compactMap { nodeIndex($0.receiver) }.map { loads[$0] }
        return 1 / max(1, loads[sender], around.max() ?? 1)
    }

    private func isAudible(_ transmission: Transmission) -> Bool {
        guard let sender = nodeIndex(transmission.sender) else { return false }
        guard let fragment = transmission.nextFragment else { return true }
        return nodes[sender].mayUseAir(
            seconds: transmission.airtimeSeconds(of: fragment, tickSeconds: scenario.tickSeconds))
    }

    private func addLoads(
        of sending: [Transmission], range: Double, _ channels: Int, to loads: inout [Double]
    ) {
        // Whom a node listens to, itself included, and how many of them are in range and so in the grid's count.
        var heard = nodes.map { _ in (senders: 0, inRange: 0) }
        var places: [Position] = []
        for transmission in sending {
            guard let sender = nodeIndex(transmission.sender) else { continue }
            let place = nodes[sender].position
            places.append(place)
            for end in [transmission.sender] + transmission.receptions.map(\.receiver) {
                guard let index = nodeIndex(end) else { continue }
                let isInRange = nodes[index].position.squaredDistance(to: place) <= range * range
                heard[index].senders += 1
                heard[index].inRange += isInRange ? 1 : 0
            }
        }
        let grid = SenderGrid(places, radius: range)
        for (index, heard) in heard.enumerated() where heard.senders > 0 {
            let others = max(0, grid.count(around: nodes[index].position) - heard.inRange)
            loads[index] += Double(heard.senders) + Double(others) / Double(channels)
        }
    }
}
