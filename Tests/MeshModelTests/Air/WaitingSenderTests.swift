import GANCore
import Testing

@testable import MeshModel

/// What a sender waits for: others on the channel, its duty cycle, a link that carries nothing.
@Suite struct WaitingSenderTests {
    /// Two linked nodes.
    private static func pair(
        _ radio: RadioProfile, tickSeconds: Double, exchangeEvery interval: Int
    ) throws -> MeshRun {
        try TinyMesh.run(
            TinyMesh.scenario {
                $0.nodeCount = 2
                $0.radio = radio
                $0.tickSeconds = tickSeconds
                $0.exchangeInterval = interval
            })
    }

    @Test func `two senders that a receiver hears take turns`() throws {
        // The ends of a line of three do not hear each other, but node 1 hears both.
        func ticks(_ count: Int) throws -> Int {
            let run = try TinyMesh.run(
                TinyMesh.scenario {
                    $0.nodeCount = count
                    $0.topology = .line
                    $0.tickSeconds = 0.001
                    $0.exchangeInterval = 4_000
                })
            while run.state.nodes[0].outbox == nil { run.tick() }
            var state = run.state
            let pool = TrainingPool(scenario: state.scenario, threadCount: 1)
            if count == 3, let message = state.nodes[0].outbox?.message,
                let header = state.nodes[0].outbox?.header
            {
                // Another message of the same length at the other end, at the same time.
                var theirs = header
                theirs.origin = NodeID(2)
                state.nodes[2].outbox = Outbox(
                    message: MeshMessage(head: theirs.encoded, payload: message.payload), header: theirs,
                    encodedWeights: nil, readers: nil)
                state.nodes[2].mayTransmit = true
            }
            let start = state.tick
            while state.nodes[1].buffer.version(of: NodeID(0)) == 0 { state.tick(on: pool) }
            return state.tick - start
        }
        let alone = try ticks(2)
        let shared = try ticks(3)
        #expect(alone == 11)
        #expect((2 * alone - 2...2 * alone).contains(shared))
    }

    @Test func `a duty cycle makes a sender wait`() throws {
        let run = try Self.pair(.loraLongFast, tickSeconds: 60, exchangeEvery: 1)
        func transmittedSeconds() -> Double {
            Double(run.state.nodes[0].energy.spent.transmitNanojoules) / (90 * 3.3 * 1e6)
        }
        var history = [0.0]
        for _ in 0..<180 {
            run.tick()
            #expect(run.state.checkInvariants() == [])
            history.append(transmittedSeconds())
        }
        // A tenth of any hour, and an acknowledgement of 0.6 s that fell due when it was used up.
        for hour in history.indices.dropLast(60) { #expect(history[hour + 60] - history[hour] < 361) }
        // Three hours and no more: at once in the first minutes, and again whenever 61 have passed.
        #expect((3 * 350.0..<3 * 361).contains(history[180]))
    }

    @Test func `another preset in the same band brings no more airtime`() throws {
        let run = try Self.pair(.loraLongFast, tickSeconds: 20, exchangeEvery: 1)
        for _ in 0..<90 { run.tick() }
        let spent = run.state.nodes[0].energy.spent.transmitNanojoules
        #expect(Double(spent) / (90 * 3.3 * 1e6) > 350)
        run.tick(applying: [.setNodeRadio(NodeID(0), .loraMediumFast)])
        run.tick(applying: [.setRadio(.loraShortFast)])
        for _ in 0..<50 { run.tick() }
        let more = run.state.nodes[0].energy.spent.transmitNanojoules - spent
        // What is left of an hour's tenth is less than a frame of LongFast, 2.16 s; and there are acknowledgements.
        #expect(Double(more) / (90 * 3.3 * 1e6) < 4)
    }

    @Test func `a dead link does not hold up newer versions`() throws {
        // 16 rounds of nine frames, with the channel shared by two, take some 2,000 ticks; a version comes every 400.
        let run = try Self.pair(.ieee802154, tickSeconds: 0.001, exchangeEvery: 400)
        let link = LinkID(NodeID(0), NodeID(1))
        run.tick(applying: [.degradeLink(link, decibels: 60)])
        while run.state.nodes[0].version < 3 { run.tick() }
        let events = Self.events(of: run, ticks: 200, first: [.degradeLink(link, decibels: 0)])
        #expect(run.state.totals.dropped(.superseded) > 0)
        #expect(run.state.nodes[0].version == 3)
        #expect(
            events.contains {
                $0.kind == .received(by: NodeID(1), from: NodeID(0), origin: NodeID(0), version: 3)
            })
        #expect(run.state.checkInvariants() == [])
    }

    @Test func `a message that takes longer than the interval arrives all the same`() throws {
        let run = try Self.pair(.loraLongFast, tickSeconds: 1, exchangeEvery: 4)
        for _ in 0..<100 { run.tick() }
        #expect(run.state.totals.messagesDelivered > 4)
        #expect(run.state.totals.dropped(.superseded) == 0)
    }

    /// What happens in so many ticks, the first of which applies `first`.
    private static func events(of run: MeshRun, ticks: Int, first: [Intervention]) -> [MeshEvent] {
        (0..<ticks).flatMap { run.tick(applying: $0 == 0 ? first : []) }
    }
}
