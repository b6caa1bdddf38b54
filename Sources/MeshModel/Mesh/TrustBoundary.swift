import GANCore

extension MeshNode {
    /// Decides whether a message from the air may enter the embedded buffer, cheap checks first. Changes nothing of the
    /// node.
    ///
    /// - Parameter decoding: what its other receivers have decoded it to.
    /// - Throws: why it may not.
    func admit(
        _ message: MeshMessage, from sender: NodeID, tick: Int, decoding: inout LastDecoding
    ) throws(DropReason) -> EmbeddedBuffer.Entry {
        guard isNeighbour(sender) else { throw .unknownSender }
        guard let kind = strategy.payloadKind else { throw .unwanted }
        guard !quarantine.holds(sender, tick: tick) else { throw .quarantined }
        let header = try MessageHeader.read(message)
        guard message.payloadMatches(header) else { throw .badChecksum }
        guard strategy.carriesFar || (header.origin == sender && header.hops == 0) else {
            throw .unknownSender
        }
        guard header.version > deliveries.version(of: header.origin, at: id) else { throw .stale }
        guard header.kind == kind,
            header.signature == gan.configuration.signature(of: header.kind),
            header.knowledge.count == own.classCount
        else { throw .wrongModel }
        if header.kind == .rawSamples {
            guard ByteImages(message: message, header: header, like: own) != nil else { throw .wrongModel }
            return EmbeddedBuffer.Entry(
                message: message, header: header, sender: sender, receivedTick: tick, encodedWeights: nil)
        }
        let encoded = try encodedWeights(of: message, header: header)
        guard let networks = decoding.networks(of: encoded, layouts: modelLayouts(header.kind)) else {
            throw .notFinite
        }
        try checkNorms(of: networks)
        return EmbeddedBuffer.Entry(
            message: message, header: header, sender: sender, receivedTick: tick, encodedWeights: encoded)
    }

    /// The weights that a message brings, together with what this node holds of its origin where it brings changes.
    private func encodedWeights(
        of message: MeshMessage, header: MessageHeader
    ) throws(DropReason) -> EncodedWeights {
        if header.encoding == .delta {
            guard let held = buffer.entry(of: header.origin),
                let base = message.payload.withUnsafeBytes({ WeightDelta.baseVersion(of: $0) }),
                Int(base) == held.header.version, let weights = held.encodedWeights
            else { throw .missingBase }
            return weights.changed(by: message.payload)
        }
        guard message.payload.count == header.encoding.byteCount(layouts: modelLayouts(header.kind)) else {
            throw .wrongModel
        }
        return EncodedWeights(whole: message.payload, encoding: header.encoding)
    }

    /// A generator whose weights are of another size than one's own was not trained as it was. Healthy generators keep
    /// within 1.06 of their first norm, exploding ones pass 1.5 (measured recipe).
    private func checkNorms(of networks: [FloatBuffer]) throws(DropReason) {
        for (theirs, mine) in zip(networks, [gan.sampledWeights, gan.discriminator.weights]) {
            let ratio = theirs.squaredNorm() / max(mine.squaredNorm(), .leastNormalMagnitude)
            guard Self.plausibleSquaredRatios.contains(ratio) else { throw .implausible }
        }
    }

    /// A factor of three either way.
    private static let plausibleSquaredRatios: ClosedRange<Float> = 1 / 9...9

    func modelLayouts(_ kind: PayloadKind) -> [NetworkLayout] {
        kind == .networks ? [gan.generator.layout, gan.discriminator.layout] : [gan.generator.layout]
    }

    private func isNeighbour(_ id: NodeID) -> Bool {
        let index = neighbours.partitioningIndex { $0 >= id }
        return index < neighbours.count && neighbours[index] == id
    }
}

extension DropReason {
    /// Whether what was refused cannot come about by chance on an honest sender's side.
    var isTheSendersFault: Bool {
        switch self {
        case .implausible, .notFinite, .wrongModel, .tooLong, .badMagic, .badVersion: true
        default: false
        }
    }

    /// Whether the same message may be sent again once something else has changed.
    var passes: Bool {
        switch self {
        case .linkCut, .linkRemoved, .outOfRange, .receiverGone, .senderGone, .receiverDark, .senderDark,
            .receiverFrozen, .senderFrozen, .settingsChanged, .superseded:
            true
        default: false
        }
    }
}
