/// What it takes one message to cross one link of a radio, with nobody else on the air.
///
/// Bytes, frames and energy are those of a crossing on which nothing is lost: each frame once, and the acknowledgement
/// that ends the round. What a distance costs besides is ``framesLost`` and in the times.
public struct RadioCrossing: Sendable, Hashable {
    public let radio: RadioProfile
    public let messageBytes: Int
    /// The message's own frames.
    public let frames: Int
    /// Bytes of all frames with their headers, and of the acknowledgement.
    public let bytesOnAir: Int
    /// Seconds that the sender transmits.
    public let airtimeSeconds: Double
    /// Seconds until it has crossed, from a node that has been silent for as long as the duty cycle looks back: an hour, and
    /// the minute that ``AirtimeRecord`` adds.
    public let firstSeconds: Double
    /// Seconds that each message of an unending series takes: no sooner than the duty cycle allows its airtime.
    public let repeatedSeconds: Double
    /// What the sender spends on transmitting, and on receiving the acknowledgement.
    public let senderNanojoules: Int64
    /// What the receiver spends on receiving, and on transmitting the acknowledgement.
    public let receiverNanojoules: Int64
    /// The share of the radio's longest frames that are lost over the distance, 0 ... 1.
    public let framesLost: Double
    /// Where half of the radio's longest frames are lost.
    public let rangeMetres: Double
    public let verdict: Verdict

    /// Whether a message crosses, and how often nodes could send one.
    public enum Verdict: Sendable, Hashable {
        /// Each of a series crosses within the exchange interval.
        case crosses
        /// Each of a series takes so many exchange intervals, above 1.
        case slow(intervals: Double)
        /// Receivers refuse messages of more bytes than these.
        case tooManyBytes(limit: Int)
        /// It has more frames than a fragment's header can number.
        case tooManyFrames(limit: Int)
        /// Of so many rounds, that is how often a frame is sent at most, none brings most messages across whole.
        case outOfRange(rounds: Int)
    }

    /// - Parameters:
    ///   - messageBytes: head and payload.
    ///   - metres: the distance between the two nodes, without shadowing.
    ///   - scenario: says how long an exchange interval is, how signals fade, and how energy is computed.
    public init(messageBytes: Int, radio: RadioProfile, metres: Double, scenario: Scenario) {
        let fragmentation = Fragmentation(messageBytes: messageBytes, radio: radio)
        let quality = scenario.propagation.linkQuality(radio: radio, metres: metres, shadowingDecibels: 0)
        self.radio = radio
        self.messageBytes = messageBytes
        frames = fragmentation.fragmentCount
        bytesOnAir = fragmentation.totalBytesOnAir + radio.acknowledgementBytes
        airtimeSeconds = fragmentation.airtimeSeconds
        let energy = Energy(fragmentation, model: scenario.energyModel, metres: metres)
        senderNanojoules = energy.sender
        receiverNanojoules = energy.receiver
        framesLost = quality.frameErrorRate
        rangeMetres = scenario.propagation.rangeMetres(radio: radio)
        let times = Times(fragmentation, framesLost: framesLost, tickSeconds: scenario.tickSeconds)
        firstSeconds = times.first
        repeatedSeconds = times.repeated
        let interval = Double(scenario.exchangeInterval) * scenario.tickSeconds
        if messageBytes > MeshMessage.maximumByteCount {
            verdict = .tooManyBytes(limit: MeshMessage.maximumByteCount)
        } else if messageBytes > radio.maximumMessageBytes {
            verdict = .tooManyFrames(limit: Int(UInt16.max))
        } else if Self.wholeShare(frames: frames, framesLost: framesLost) < 0.5 {
            verdict = .outOfRange(rounds: Transmission.roundLimit)
        } else {
            verdict = repeatedSeconds <= interval ? .crosses : .slow(intervals: repeatedSeconds / interval)
        }
    }

    /// Whether a message crosses at all.
    public var crosses: Bool {
        switch verdict {
        case .crosses, .slow: true
        case .tooManyBytes, .tooManyFrames, .outOfRange: false
        }
    }

    /// The share of messages of which no frame is lost in every round: (1 - p^rounds)^frames for a frame that is lost
    /// with probability p.
    private static func wholeShare(frames: Int, framesLost: Double) -> Double {
        var lostInAll = 1.0
        for _ in 0..<Transmission.roundLimit { lostInAll *= framesLost }
        return 1 - BitErrors.frameErrorRate(bitErrorRate: lostInAll, bits: frames)
    }
}

extension RadioCrossing {
    private struct Energy {
        var sender: Int64 = 0
        var receiver: Int64 = 0

        init(_ fragmentation: Fragmentation, model: EnergyModel, metres: Double) {
            // All fragments but the last are alike.
            let last = fragmentation.fragmentCount - 1
            for (fragment, count) in [(0, Int64(last)), (last, 1)] {
                let bytes = fragmentation.bytesOnAir(of: fragment)
                let seconds = fragmentation.airtimeSeconds(of: fragment)
                let radio = fragmentation.radio
                sender +=
                    count
                    * model.transmitNanojoules(
                        radio: radio, bytes: bytes, airtimeSeconds: seconds, metres: metres)
                receiver +=
                    count * model.receiveNanojoules(radio: radio, bytes: bytes, airtimeSeconds: seconds)
            }
            let radio = fragmentation.radio
            let bytes = radio.acknowledgementBytes
            let seconds = radio.acknowledgementAirtimeSeconds
            sender += model.receiveNanojoules(radio: radio, bytes: bytes, airtimeSeconds: seconds)
            receiver += model.transmitNanojoules(
                radio: radio, bytes: bytes, airtimeSeconds: seconds, metres: metres)
        }
    }

    private struct Times {
        let first: Double
        let repeated: Double

        /// A frame is sent 1 / (1 - p) times on average until it arrives, where it is lost with probability p.
        init(_ fragmentation: Fragmentation, framesLost: Double, tickSeconds: Double) {
            guard fragmentation.radio != .ideal else {
                first = tickSeconds
                repeated = tickSeconds
                return
            }
            let sendings = 1 / max(1 - framesLost, .leastNormalMagnitude)
            let exchange = fragmentation.exchangeSeconds * sendings
            guard let limit = fragmentation.radio.airtimeLimitSeconds else {
                first = exchange
                repeated = exchange
                return
            }
            // A node that was silent sends at once what it may in an hour, in whole frames; then it waits until that is
            // forgotten, and may send as much again.
            let frames = Double(fragmentation.fragmentCount) * sendings
            let framesAtOnce = max(1, (limit / fragmentation.airtimeSeconds(of: 0)).rounded(.down))
            let waits = max(0, (frames / framesAtOnce).rounded(.up) - 1)
            let rest = frames - waits * framesAtOnce
            first = waits * AirtimeRecord.memorySeconds + rest / frames * exchange
            repeated = max(exchange, frames / framesAtOnce * AirtimeRecord.memorySeconds)
        }
    }
}
