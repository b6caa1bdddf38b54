import MeshModel

/// What `radios --json` writes; the names are a contract with scripts.
struct RadioReport: Codable {
    var exchangeIntervalSeconds: Double
    var distanceMetres: Double
    var crossings: [Crossing]

    struct Crossing: Codable {
        var radio: String
        /// Absent for a payload of a given length.
        var encoding: String?
        var messageBytes: Int
        var frames: Int
        var bytesOnAir: Int
        var airtimeSeconds: Double
        /// From a node that has been silent for as long as the duty cycle looks back.
        var firstSeconds: Double
        /// For each message of a series.
        var repeatedSeconds: Double
        var joulesSender: Double
        var joulesReceiver: Double
        var rangeMetres: Double
        /// Share of the radio's longest frames that are lost over the distance.
        var framesLost: Double
        var crosses: Bool
        /// Exchange intervals that each message of a series takes; absent where it does not cross.
        var intervals: Double?
        /// For people.
        var verdict: String
    }
}

extension RadioReport {
    /// - Parameters:
    ///   - payloadBytes: nil for the scenario's weight vectors in every encoding.
    ///   - metres: nil for the scenario's spacing.
    init(_ scenario: Scenario, radios: [RadioProfile], payloadBytes: Int?, metres: Double?) {
        let metres = metres ?? scenario.spacingMetres
        let interval = Double(scenario.exchangeInterval) * scenario.tickSeconds
        let messages: [(encoding: String?, bytes: Int)] =
            payloadBytes.map { [(nil, scenario.messageByteCount(payloadBytes: $0))] }
            ?? WeightEncoding.allCases.map { ($0.rawValue, scenario.messageByteCount(in: $0)) }
        exchangeIntervalSeconds = interval
        distanceMetres = metres
        crossings = radios.flatMap { radio in
            messages.map { message in
                Crossing(
                    RadioCrossing(
                        messageBytes: message.bytes, radio: radio, metres: metres, scenario: scenario),
                    encoding: message.encoding, intervalSeconds: interval)
            }
        }
    }

    /// The report for people.
    var lines: [String] {
        var table = TextTable(
            [
                "radio", "encoding", "bytes", "frames", "airtime", "first", "each", "sender", "receiver",
                "range", "lost", "verdict",
            ], left: [0, 1, 11])
        for crossing in crossings { table.add(crossing.cells) }
        return table.lines + [
            "",
            "Each on one link of \(NumberText.short(distanceMetres)) m; an exchange interval is "
                + "\(NumberText.duration(exchangeIntervalSeconds)).",
        ]
    }
}

extension RadioReport.Crossing {
    init(_ crossing: RadioCrossing, encoding: String?, intervalSeconds: Double) {
        self.init(
            radio: crossing.radio.rawValue, encoding: encoding, messageBytes: crossing.messageBytes,
            frames: crossing.frames, bytesOnAir: crossing.bytesOnAir,
            airtimeSeconds: crossing.airtimeSeconds, firstSeconds: crossing.firstSeconds,
            repeatedSeconds: crossing.repeatedSeconds,
            joulesSender: Double(crossing.senderNanojoules) * 1e-9,
            joulesReceiver: Double(crossing.receiverNanojoules) * 1e-9, rangeMetres: crossing.rangeMetres,
            framesLost: crossing.framesLost, crosses: crossing.crosses,
            intervals: crossing.crosses ? crossing.repeatedSeconds / intervalSeconds : nil,
            verdict: crossing.verdict.sentence)
    }

    fileprivate var cells: [String] {
        let time = { (seconds: Double) in crosses ? NumberText.duration(seconds) : "-" }
        return [
            radio, encoding ?? "-", NumberText.grouped(messageBytes), NumberText.grouped(frames),
            NumberText.duration(airtimeSeconds), time(firstSeconds), time(repeatedSeconds),
            NumberText.scaled(joulesSender, unit: "J"), NumberText.scaled(joulesReceiver, unit: "J"),
            rangeMetres.isFinite ? NumberText.scaled(rangeMetres, unit: "m") : "any",
            NumberText.percent(framesLost), verdict,
        ]
    }
}

extension RadioCrossing.Verdict {
    /// The verdict for people.
    var sentence: String {
        switch self {
        case .crosses: "crosses within the exchange interval"
        case .slow(let intervals): "slow: takes \(NumberText.short(intervals)) intervals"
        case .tooManyBytes(let limit):
            "does not cross: a message has at most \(NumberText.grouped(limit)) bytes"
        case .tooManyFrames(let limit): "does not cross: more than \(NumberText.grouped(limit)) frames"
        case .outOfRange(let rounds):
            "does not cross: out of range, frames are missing after \(rounds) rounds"
        }
    }
}
