import GANCore
import Testing

@testable import MeshModel

@Suite struct MessageShelfTests {
    private static let node = NodeID(1)

    /// A mesh whose nodes hold messages and have some to send, with nothing on the air.
    private static func settled(_ strategy: ExchangeStrategy, ticks: Int = 30) throws -> MeshRun {
        let run = try TinyMesh.run(
            TinyMesh.scenario {
                $0.strategy = strategy
                $0.radio = .ideal
                $0.schedule = .onImprovement
            })
        for _ in 0..<ticks { run.tick() }
        while !run.state.receptions.isEmpty { run.tick() }
        return run
    }

    private static let exchanging: [ExchangeStrategy] = [.replay, .relay, .raw, .gossipAverage]

    @Test(arguments: exchanging)
    func `who comes back to a strategy at once has the messages that it had`(_ strategy: ExchangeStrategy)
        throws
    {
        let run = try Self.settled(strategy)
        var state = run.state
        let before = state.nodes[1]
        #expect(!before.buffer.entries.isEmpty)
        for other in Self.exchanging + [.isolated] where other != strategy {
            state.apply([.setNodeStrategy(Self.node, other)])
            #expect(state.nodes[1].buffer.entries.isEmpty && state.nodes[1].outbox == nil)
            #expect(state.checkInvariants() == [])
            state.apply([.setNodeStrategy(Self.node, strategy)])
        }
        let after = state.nodes[1]
        #expect(after.shelves.isEmpty, "empty shelves are not kept")
        #expect(after.buffer.entries.map(\.message) == before.buffer.entries.map(\.message))
        #expect(after.buffer.entries.map(\.receivedTick) == before.buffer.entries.map(\.receivedTick))
        #expect(after.outbox?.message == before.outbox?.message)
        #expect(after.outbox?.holders == before.outbox?.holders)
        #expect(after.lastTaught == before.lastTaught)
        #expect(after.version == before.version)
        #expect(after.hasNews == before.hasNews && after.lastLearnedTick == before.lastLearnedTick)
    }

    @Test func `what changes are counted from comes back too`() throws {
        let run = try TinyMesh.run(
            TinyMesh.scenario {
                $0.encoding = .delta
                $0.radio = .ideal
            })
        while run.state.nodes[1].deltaBase == nil || !run.state.receptions.isEmpty { run.tick() }
        var state = run.state
        let base = try #require(state.nodes[1].deltaBase)
        state.apply([.setStrategy(.raw), .setStrategy(.replay)])
        let again = try #require(state.nodes[1].deltaBase)
        #expect(again.version == base.version && again.holders == base.holders)
        #expect(again.encodedWeights.isIdentical(to: base.encodedWeights))
    }

    @Test func `who goes back and forth goes on as if nothing had been`() throws {
        let run = try Self.settled(.replay)
        var (plain, changed) = (run.state, run.state)
        changed.apply([.setStrategy(.isolated), .setStrategy(.replay)])
        let pool = TrainingPool(scenario: plain.scenario, threadCount: 1)
        for _ in 0..<30 {
            plain.tick(on: pool)
            changed.tick(on: pool)
        }
        #expect(plain.digest == changed.digest)
    }

    @Test func `what lies on a shelf is in the digest`() throws {
        var state = try Self.settled(.replay).state
        state.apply([.setStrategy(.isolated)])
        var bare = state
        bare.nodes[1].shelves = []
        #expect(bare.digest != state.digest)
        var older = state
        older.nodes[1].shelves[0].outbox = nil
        #expect(older.digest != state.digest)
        older = state
        older.nodes[1].shelves[0].strategy = .relay
        #expect(older.digest != state.digest)
    }

    @Test func `there is a shelf for each other strategy at most, and their bytes are shared`() throws {
        let run = try Self.settled(.replay)
        let strategies = Self.exchanging + [.isolated]
        for round in 0..<20 {
            run.tick(applying: [.setStrategy(strategies[round % strategies.count])])
            for _ in 0..<10 { run.tick() }
            #expect(run.state.checkInvariants() == [])
            for node in run.state.nodes {
                #expect(node.shelves.count <= 4)
                #expect(!node.shelves.contains { $0.strategy == node.strategy })
            }
        }
        #expect(run.state.nodes.contains { $0.shelves.count > 1 })
        let broken = run.state
        var twice = broken
        twice.nodes[0].shelves.append(MessageShelf(strategy: twice.nodes[0].strategy, lastLearnedTick: 0))
        #expect(twice.checkInvariants() == ["node 0 has two places for the messages of a strategy"])
    }

    @Test(arguments: [ExchangeStrategy.raw, .replay])
    func `a newcomer hears of everybody after strategies have changed back`(_ strategy: ExchangeStrategy)
        throws
    {
        let run = try Self.settled(strategy)
        let other = strategy == .raw ? ExchangeStrategy.replay : .raw
        run.tick(applying: [
            .setStrategy(other), .injectNode(classes: [0], neighbours: [NodeID(1), NodeID(2)]),
        ])
        for _ in 0..<30 { run.tick() }
        run.tick(applying: [.setStrategy(strategy)])
        var versions = run.state.nodes.map(\.version)
        for _ in 0..<60 {
            run.tick()
            #expect(zip(versions, run.state.nodes).allSatisfy { $0 <= $1.version })
            versions = run.state.nodes.map(\.version)
        }
        let held = run.state.nodes[4].buffer.entries.map(\.origin)
        #expect(held.contains(NodeID(1)) && held.contains(NodeID(2)))
    }

    @Test func `nobody keeps an older version of an origin than it had, however strategies change`() throws {
        let run = try TinyMesh.run(TinyMesh.scenario { $0.radio = .ideal })
        let strategies: [ExchangeStrategy] = [.replay, .relay, .raw, .gossipAverage, .isolated]
        var held: [String: Int] = [:]
        for tick in 0..<200 {
            var asked: [Intervention] = []
            if tick % 7 == 3 {
                let choice = strategies[(tick / 7 * 3) % strategies.count]
                asked = [
                    tick % 2 == 0 ? .setStrategy(choice) : .setNodeStrategy(NodeID(UInt32(tick % 4)), choice)
                ]
            }
            for event in run.tick(applying: asked) {
                guard case .received(let node, _, let origin, let version) = event.kind else { continue }
                let key = "\(node) \(origin)"
                #expect(version > held[key] ?? 0)
                held[key] = version
            }
            #expect(run.state.checkInvariants() == [])
        }
        #expect(!held.isEmpty)
    }

    @Test func `fakes that others have taught are drawn afresh from what is taken up`() throws {
        let run = try Self.settled(.replay, ticks: 40)
        #expect(run.state.nodes[1].fakeCounts.reduce(0, +) > 0)
        run.tick(applying: [.setStrategy(.raw)])
        while run.state.nodes[1].lastLearnedTick < run.state.tick - 1 || run.state.nodes[1].strategy != .raw {
            run.tick()
        }
        run.tick(applying: [.setStrategy(.replay)])
        #expect(run.state.nodes[1].hasNews || run.state.nodes[1].lastLearnedTick == run.state.tick - 1)
        for _ in 0..<10 { run.tick() }
        #expect(run.state.nodes[1].fakes.count == run.state.nodes[1].fakeCounts.reduce(0, +))
        #expect(run.state.nodes[1].fakeCounts[1] == 0, "none of its own class")
    }

    @Test func `threads do not show`() throws {
        let one = try TinyMesh.run(threadCount: 1)
        let three = try TinyMesh.run(threadCount: 3)
        for tick in 0..<80 {
            let strategy = [ExchangeStrategy.relay, .replay, .gossipAverage, .replay][tick / 20]
            let asked: [Intervention] = tick % 20 == 10 ? [.setStrategy(strategy)] : []
            #expect(one.tick(applying: asked) == three.tick(applying: asked))
        }
        #expect(one.state.digest == three.state.digest)
    }
}
