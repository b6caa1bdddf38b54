import GANCore

extension MeshNode {
    /// Writes its own next message into the outbox, where the schedule allows it and there is something to tell.
    mutating func compose(
        completed: Int, scenario: Scenario, sampler: GeneratorSampler, work: inout NodeWork
    ) {
        guard let kind = strategy.payloadKind else { return }
        if kind == .rawSamples { return composeSamples() }
        let interval = ExchangeSchedule(interval: scenario.exchangeInterval)
        let known = advertisedKnowledge(at: completed, ripeningTicks: interval.ripeningTicks)
        let classCount = known.count { $0 != nil }
        guard classCount > 0 else { return }
        if schedule != .every {
            let quality = teachingQuality(
                classCount: classCount, scenario: scenario, tick: completed, sampler: sampler, work: &work)
            guard isWorthSending(quality, kind, scenario: scenario) else { return }
            lastTaught = quality
        }
        composeWeights(kind, knowledge: known, scenario: scenario)
    }

    private func isWorthSending(_ quality: TeachingQuality, _ kind: PayloadKind, scenario: Scenario) -> Bool {
        let gain = quality.gain(over: lastTaught)
        guard gain >= TeachingQuality.leastGain else { return false }
        guard schedule == .energyAware else { return true }
        let layouts = modelLayouts(kind)
        let bytes = encoding.fullEncoding.byteCount(layouts: layouts)
        let price = scenario.energyModel.messageNanojoules(bytes: bytes, radio: radio)
        let budget = Double(energy.storedNanojoules) * TeachingQuality.pricePerGain * Double(gain)
        return Double(price) <= budget
    }

    private mutating func composeWeights(
        _ kind: PayloadKind, knowledge: [MessageHeader.ClassEntry?], scenario: Scenario
    ) {
        var networks = [NetworkWeights(weights: gan.sampledWeights, layout: gan.generator.layout)]
        if kind == .networks {
            networks.append(
                NetworkWeights(weights: gan.discriminator.weights, layout: gan.discriminator.layout))
        }
        if let poison {
            var stream = RandomStream(
                seed: scenario.seed, node: id.number, purpose: .poison, tick: UInt64(version))
            networks = networks.map { poison.applied(to: $0, stream: &stream) }
        }
        version += 1
        // What relays forward must be whole, whatever the encoding.
        let isDelta = encoding == .delta && strategy != .relay
        let base = isDelta && !isKeyVersion ? deltaBase : nil
        let payload: MessagePayload
        var reconstruction: [FloatBuffer]?
        if let base {
            let changes = MessagePayload.changes(of: networks, since: base)
            payload = changes.payload
            reconstruction = changes.reconstruction
        } else {
            payload = .weights(networks, encoding: encoding.fullEncoding)
        }
        let message = MeshMessage(
            origin: id, version: version, signature: gan.configuration.signature(of: kind),
            knowledge: knowledge, payload: payload)
        put(
            message, reconstruction: reconstruction, base: base, layouts: networks.map(\.layout),
            keepsBase: isDelta)
    }

    /// Every so often a message is whole, for those who came since the last one.
    private var isKeyVersion: Bool { version % 8 == 1 }

    private mutating func composeSamples() {
        guard let permit = RawSamplePermit(strategy), outbox == nil, own.count > 0 else { return }
        version += 1
        let known = knowledge.indices.map { label -> MessageHeader.ClassEntry? in
            ownCounts[label] == 0
                ? nil
                : MessageHeader.ClassEntry(
                    origin: id, via: nil, generations: 0, sampleCount: ownCounts[label])
        }
        let message = MeshMessage(
            origin: id, version: version, signature: gan.configuration.signature(of: .rawSamples),
            knowledge: known, payload: .rawSamples(ByteImages(quantising: own), permit: permit))
        put(message, reconstruction: nil, base: nil, layouts: [], keepsBase: false)
    }

    private mutating func put(
        _ message: MeshMessage, reconstruction: [FloatBuffer]?, base: DeltaBase?, layouts: [NetworkLayout],
        keepsBase: Bool
    ) {
        guard let header = try? MessageHeader.read(message) else {
            preconditionFailure("node \(id) wrote a message that it cannot read")
        }
        // Changes are counted from what receivers decode, not from what was encoded.
        let held = keepsBase ? reconstruction ?? header.decoded(message.payload, layouts: layouts) : nil
        outbox = Outbox(message: message, header: header, reconstruction: held, readers: base?.holders)
        mayTransmit = true
    }
}

extension WeightEncoding {
    /// The encoding of a message that is whole by itself.
    var fullEncoding: WeightEncoding { self == .delta ? .int8 : self }
}

extension GANConfiguration {
    /// Tells apart models whose payloads of this kind cannot be read by each other.
    func signature(of kind: PayloadKind) -> UInt64 {
        guard kind != .generator else { return generatorSignature }
        var digest = Digest()
        digest.combine(UInt64(kind.rawValue))
        digest.combine(generatorSignature)
        if kind == .networks {
            for size in discriminatorLayout.sizes { digest.combine(UInt64(size)) }
        }
        return digest.value
    }
}

extension EnergyModel {
    /// An estimate of what a message of `bytes` costs its sender, before it is known how far it goes.
    func messageNanojoules(bytes: Int, radio: RadioProfile) -> Int64 {
        let fragmentation = Fragmentation(messageBytes: bytes, radio: radio)
        return transmitNanojoules(
            radio: radio, bytes: fragmentation.totalBytesOnAir, airtimeSeconds: fragmentation.airtimeSeconds,
            metres: 0)
    }
}
