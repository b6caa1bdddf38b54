import GANCore
import Testing

@testable import MeshModel

/// What is said of a crossing is what a mesh of two nodes does.
@Suite struct RadioCrossingTests {
    /// A mesh of two in which each node sends its message once.
    private static func pair(_ radio: RadioProfile, tickSeconds: Double, hidden: Int = 8) -> Scenario {
        TinyMesh.scenario {
            $0.nodeCount = 2
            $0.radio = radio
            $0.tickSeconds = tickSeconds
            $0.exchangeInterval = 4_000
            $0.gan.generatorHidden = [hidden]
            $0.propagation.shadowingDecibels = 0
        }
    }

    private static func crossing(_ scenario: Scenario) -> RadioCrossing {
        RadioCrossing(
            messageBytes: scenario.messageByteCount, radio: scenario.radio, metres: scenario.spacingMetres,
            scenario: scenario)
    }

    /// Lets node 0 send its first message, and nothing else.
    ///
    /// - Returns: the mesh afterwards, and how many ticks the message was on the air.
    private static func send(_ scenario: Scenario) throws -> (state: MeshState, ticks: Int) {
        let pool = TrainingPool(scenario: scenario, threadCount: 1)
        var state = try TinyMesh.state(scenario)
        var work = NodeWork()
        let lane = pool.lane(of: 0)
        state.nodes[0].compose(completed: 0, scenario: scenario, sampler: lane.sampler, work: &work)
        while state.totals.messagesDelivered == 0 && state.tick < scenario.exchangeInterval - 1 {
            state.tick(on: pool)
        }
        return (state, state.tick)
    }

    @Test(arguments: [
        (RadioProfile.ieee802154, 0.001), (.bluetoothLE1M, 0.001), (.wifi80211n, 0.0001),
        (.loraLongFast, 0.1),
    ])
    func `bytes, frames, joules and seconds are those of a mesh of two`(
        radio: RadioProfile, tickSeconds: Double
    ) throws {
        let scenario = Self.pair(radio, tickSeconds: tickSeconds)
        let crossing = Self.crossing(scenario)
        let (state, ticks) = try Self.send(scenario)
        #expect(state.totals.messagesDelivered == 1)
        #expect(state.totals.framesSent == crossing.frames)
        #expect(state.totals.bytesOnAir == crossing.bytesOnAir)
        let spent = state.nodes.map(\.energy.spent)
        // A tick's energy is summed before it is taken, so nothing is rounded twice.
        #expect(spent[0].transmitNanojoules + spent[0].receiveNanojoules == crossing.senderNanojoules)
        #expect(spent[1].transmitNanojoules + spent[1].receiveNanojoules == crossing.receiverNanojoules)
        // It arrives in the tick in which its last frame ends, before its acknowledgement does.
        let arrival = crossing.firstSeconds - radio.acknowledgementAirtimeSeconds
        #expect(ticks == Int((arrival / tickSeconds).rounded(.up)))
        #expect(crossing.verdict == .crosses)
    }

    @Test func `a message with more airtime than the duty cycle allows in an hour waits as long as it says`()
        throws
    {
        // 512 units make 52 kB: 8 minutes of airtime on LongFast, where an hour's tenth is 6.
        let scenario = Self.pair(.loraLongFast, tickSeconds: 1, hidden: 512)
        let crossing = Self.crossing(scenario)
        #expect(crossing.airtimeSeconds > 400)
        // The rest is sent when the first minute is forgotten, 61 minutes after it began.
        #expect((3_660 + 90...3_660 + 150).contains(crossing.firstSeconds))
        let (state, ticks) = try Self.send(scenario)
        #expect(state.totals.framesSent == crossing.frames)
        // Frames begin with ticks of a second, a frame is 2.16 s long, and one more is held back before the wait.
        #expect(abs(Double(ticks) - crossing.firstSeconds) <= 4)
        // 166 frames of 2.157 s are within 360 s; each of them comes back after 61 minutes.
        #expect(crossing.repeatedSeconds == Double(crossing.frames) / 166 * 3_660)
        #expect(crossing.verdict == .slow(intervals: crossing.repeatedSeconds / 4_000))
    }

    @Test
    func `a generator of 13 MB takes Bluetooth minutes and LoRa days, and 802.15.4 cannot number its frames`()
    {
        let scenario = Scenario()
        func crossing(_ radio: RadioProfile) -> RadioCrossing {
            RadioCrossing(
                messageBytes: scenario.messageByteCount(payloadBytes: 13_000_000), radio: radio, metres: 10,
                scenario: scenario)
        }
        // 53,943 frames of 2.42 ms are 130 s.
        #expect((125...135).contains(crossing(.bluetoothLE1M).firstSeconds))
        #expect(crossing(.bluetoothLE1M).crosses)
        // 57,270 frames of 2.157 s are 34 hours on the air; 166 of them in 61 minutes are a fortnight and a half day.
        let lora = crossing(.loraLongFast)
        #expect((33.0...35.0).contains(lora.airtimeSeconds / 3_600))
        #expect((14.5...14.7).contains(lora.firstSeconds / 86_400))
        #expect(crossing(.ieee802154).verdict == .tooManyFrames(limit: 65_535))
        #expect(!crossing(.ieee802154).crosses)
    }

    @Test func `beyond its range a radio carries nothing, and near it repetitions take time`() {
        let scenario = Scenario()
        let range = scenario.propagation.rangeMetres(radio: .bluetoothLE1M)
        func crossing(_ metres: Double) -> RadioCrossing {
            RadioCrossing(
                messageBytes: scenario.messageByteCount, radio: .bluetoothLE1M, metres: metres,
                scenario: scenario)
        }
        #expect(crossing(range / 4).framesLost < 1e-6)
        // Half of the frames are lost at the range, so each is sent twice on average.
        #expect(abs(crossing(range).firstSeconds / crossing(range / 4).firstSeconds - 2) < 0.01)
        #expect(crossing(range).crosses)
        #expect(crossing(2 * range).verdict == .outOfRange(rounds: 16))
    }

    @Test func `no message is longer than receivers take`() {
        let crossing = RadioCrossing(
            messageBytes: 20_000_000, radio: .wifi80211n, metres: 1, scenario: Scenario())
        #expect(crossing.verdict == .tooManyBytes(limit: 1 << 24))
    }
}
