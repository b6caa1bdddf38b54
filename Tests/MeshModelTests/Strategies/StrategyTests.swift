import GANCore
import Testing

@testable import MeshModel

/// What the strategies make of a line of four nodes, each of which has one class of four.
@Suite struct StrategyTests {
    private func run(_ strategy: ExchangeStrategy, ticks: Int, _ change: (inout Scenario) -> Void = { _ in })
        throws
        -> MeshRun
    {
        let run = try TinyMesh.run(
            TinyMesh.scenario {
                $0.topology = .line
                $0.radio = .ideal
                $0.strategy = strategy
                change(&$0)
            })
        for _ in 0..<ticks {
            run.tick()
            #expect(run.state.checkInvariants() == [])
        }
        return run
    }

    @Test func `replay makes fakes of fakes, a generation for each link`() throws {
        let nodes = try run(.replay, ticks: 64).state.nodes
        #expect(nodes[0].knowledge.map { $0?.generations } == [0, 1, 2, 3])
    }

    @Test func `relay brings originals to everybody: every foreign class is one generation old`() throws {
        let nodes = try run(.relay, ticks: 40).state.nodes
        for node in nodes {
            let own = Int(node.id.number)
            #expect(node.knowledge.map { $0?.generations } == (0..<4).map { $0 == own ? 0 : 1 })
            #expect(node.knowledge.map { $0?.origin.number } == [0, 1, 2, 3])
        }
        let far = try #require(nodes[0].knowledge[3])
        #expect(far.via == NodeID(1))
    }

    @Test func `a relayed weight vector is the original, bit by bit, and shares its memory`() throws {
        let state = try run(.relay, ticks: 40).state
        let entry = try #require(state.nodes[0].buffer.entry(of: NodeID(3)))
        #expect(entry.provenance.hops == 3)
        #expect(entry.sender == NodeID(1))
        let sooner = try #require(state.nodes[1].buffer.entry(of: NodeID(3)))
        if sooner.header.version == entry.header.version {
            #expect(sooner.message.payloadIdentity == entry.message.payloadIdentity)
        }
        #expect(entry.message.payloadMatches(entry.header))
    }

    @Test func `nobody is sent the same version twice, nor its own`() throws {
        let run = try run(.relay, ticks: 0) { $0.topology = .ring }
        var seen: Set<String> = []
        for _ in 0..<60 {
            for event in run.tick() {
                guard case .received(let node, _, let origin, let version) = event.kind else { continue }
                #expect(origin != node)
                #expect(seen.insert("\(node) \(origin) \(version)").inserted)
            }
        }
        #expect(!seen.isEmpty)
    }

    @Test func `a strategy brings its own share of own samples, which a scenario overrides for all`() throws {
        let node = try run(.isolated, ticks: 0).state.nodes[0]
        var scenario = TinyMesh.scenario()
        #expect(ExchangeStrategy.replay.trainingSets(of: node, scenario: scenario).gan.ownShare == 0.6)
        #expect(ExchangeStrategy.relay.trainingSets(of: node, scenario: scenario).gan.ownShare == 0.9)
        scenario.ownShare = 0.5
        for strategy in [ExchangeStrategy.replay, .relay] {
            #expect(strategy.trainingSets(of: node, scenario: scenario).gan.ownShare == 0.5)
        }
    }

    @Test func `isolated and central nodes send nothing`() throws {
        for strategy in [ExchangeStrategy.isolated, .central] {
            let state = try run(strategy, ticks: 30).state
            #expect(state.totals.messagesSent == 0)
            #expect(state.totals.energy.transmitNanojoules == 0)
        }
    }

    @Test func `central nodes hold the samples of all`() throws {
        for node in try run(.central, ticks: 0).state.nodes { #expect(node.ownCounts == [6, 6, 6, 6]) }
    }

    @Test func `raw samples reach everybody once, as they are`() throws {
        let state = try run(.raw, ticks: 40).state
        // Three messages from each of four nodes cross three links in all.
        #expect(state.totals.messagesDelivered == 12)
        for node in state.nodes {
            #expect(node.knowledge.allSatisfy { $0?.generations == 0 })
            #expect(node.fakeCounts.reduce(0, +) == 18)
            #expect(node.fakes.count == 24)
        }
        let images = state.nodes[0].fakes
        let foreign = try #require(images.indicesByClass[3].first)
        // Class 3 is a flat shade of 0.5: byte 191 of -1 ... 1.
        #expect(images.image(Int(foreign)).allSatisfy { abs($0 - 0.5) < 1 / 127.5 })
    }

    @Test func `no strategy but raw puts a sample on the air`() throws {
        for strategy in ExchangeStrategy.allCases {
            let permit = RawSamplePermit(strategy)
            #expect((permit != nil) == (strategy == .raw))
            guard strategy != .raw else { continue }
            let state = try run(strategy, ticks: 40) { $0.gan.imageSide = 4 }.state
            let images = state.nodes.flatMap { node in
                (0..<node.own.count).map { ByteImages(quantising: node.own).bytes(of: $0) }
            }
            for node in state.nodes {
                for message in node.buffer.entries.map(\.message) + [node.outbox?.message].compactMap({ $0 })
                {
                    #expect(try MessageHeader.read(message).kind != .rawSamples)
                    for image in images { #expect(!message.payload.contains(image)) }
                }
            }
        }
        let raw = try run(.raw, ticks: 40).state
        let sent = try #require(raw.nodes[0].outbox).message.payload
        #expect(sent.contains(ByteImages(quantising: raw.nodes[0].own).bytes(of: 0)))
    }

    @Test func `gossip brings the weights of neighbours together`() throws {
        func spread(_ strategy: ExchangeStrategy) throws -> Float {
            let nodes = try run(strategy, ticks: 60).state.nodes
            let weights = nodes.map { $0.gan.discriminator.weights.elements }
            return zip(weights[0], weights[3]).reduce(0) { $0 + abs($1.0 - $1.1) }
        }
        #expect(try spread(.gossipAverage) < spread(.isolated) / 2)
    }

    /// A message that averages carries both networks: a battery that has the energy for a generator has not for two.
    @Test func `an energy-aware node counts what its strategy sends`() throws {
        func composes(_ strategy: ExchangeStrategy, priceOf layouts: (MeshNode) -> [NetworkLayout]) throws
            -> Bool
        {
            let state = try run(strategy, ticks: 0) {
                $0.schedule = .energyAware
                $0.radio = .bluetoothLE1M
            }.state
            let scenario = state.scenario
            var node = state.nodes[0]
            let price = scenario.energyModel.messageNanojoules(
                bytes: scenario.encoding.byteCount(layouts: layouts(node)), radio: scenario.radio)
            // A first message has a gain of one; the tenth on top is for rounding.
            let stored = Double(price) / TeachingQuality.pricePerGain * 1.1
            node.energy = EnergyLedger(initialNanojoules: Int64(stored))
            var work = NodeWork()
            node.compose(
                completed: 1, scenario: scenario, sampler: GeneratorSampler(configuration: scenario.gan),
                work: &work)
            return node.outbox != nil
        }
        #expect(try composes(.replay) { [$0.gan.generator.layout] })
        #expect(try !composes(.gossipAverage) { [$0.gan.generator.layout] })
        #expect(try composes(.gossipAverage) { [$0.gan.generator.layout, $0.gan.discriminator.layout] })
    }

    @Test func `an average is the mean of both ends`() throws {
        let run = try run(.gossipAverage, ticks: 0) { $0.nodeCount = 2 }
        while run.state.nodes.contains(where: { $0.buffer.entries.isEmpty }) { run.tick() }
        var node = run.state.nodes[0]
        let layouts = [node.gan.generator.layout, node.gan.discriminator.layout]
        let theirs = try #require(node.buffer.entries.first).weights(layouts)
        let expected = zip(node.gan.discriminator.weights.elements, theirs[1].elements).map { ($0 + $1) / 2 }
        var work = NodeWork()
        node.average(
            tick: run.state.tick, scenario: run.state.scenario, instruments: run.state.data.instruments,
            sampler: GeneratorSampler(configuration: run.state.scenario.gan), work: &work)
        #expect(node.gan.discriminator.weights.elements == expected)
        #expect(node.knowledge.count { $0 != nil } == 2)
    }
}

extension [UInt8] {
    /// Whether `part` stands somewhere in it, byte by byte.
    fileprivate func contains(_ part: [UInt8]) -> Bool {
        guard part.count <= count else { return false }
        return (0...count - part.count).contains { start in
            self[start..<start + part.count].elementsEqual(part)
        }
    }
}
