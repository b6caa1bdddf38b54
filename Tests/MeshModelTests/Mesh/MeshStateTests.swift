import GANCore
import Testing

@testable import MeshModel

@Suite struct MeshStateTests {
    @Test func `every invariant holds at every tick while nodes exchange weight vectors`() throws {
        let run = try TinyMesh.run()
        for _ in 0..<100 {
            run.tick()
            #expect(run.state.checkInvariants() == [])
        }
        #expect(run.state.totals.messagesDelivered > 0)
        #expect(run.state.totals.nodeSteps == 400)
    }

    @Test(arguments: [2, 8]) func `the digest does not depend on the number of threads`(threads: Int) throws {
        let one = try TinyMesh.run()
        let many = try TinyMesh.run(threadCount: threads)
        for _ in 0..<40 {
            #expect(one.tick() == many.tick())
        }
        #expect(one.state.digest == many.state.digest)
    }

    @Test func `another seed gives another digest`() throws {
        let first = try TinyMesh.state()
        let second = try TinyMesh.state(TinyMesh.scenario { $0.seed = 2 })
        #expect(first.digest != second.digest)
    }

    @Test func `pausing, resuming and stepping change no bit`() throws {
        let plain = try TinyMesh.run()
        let handled = try TinyMesh.run()
        for _ in 0..<20 {
            plain.tick()
            handled.tick(applying: [.pause, .singleStep, .resume])
        }
        #expect(plain.state.digest == handled.state.digest)
    }

    @Test func `a copy is a checkpoint: it keeps its bits and goes on alike`() throws {
        let scenario = TinyMesh.scenario()
        let pool = TrainingPool(scenario: scenario, threadCount: 2)
        var state = try TinyMesh.state(scenario)
        for _ in 0..<25 { state.tick(on: pool) }
        let checkpoint = state
        let digest = checkpoint.digest
        for _ in 0..<25 { state.tick(on: pool) }
        #expect(checkpoint.digest == digest)
        #expect(checkpoint.tick == 25)
        var again = checkpoint
        for _ in 0..<25 { again.tick(on: pool) }
        #expect(again.digest == state.digest)
    }

    @Test func `a copy shares its weights until it goes on`() throws {
        let state = try TinyMesh.state()
        let checkpoint = state
        for (left, right) in zip(state.nodes, checkpoint.nodes) {
            #expect(
                left.gan.generator.weights.storageIdentity == right.gan.generator.weights.storageIdentity)
        }
    }

    @Test func `data that does not fit is refused in one line`() throws {
        let scenario = TinyMesh.scenario()
        let data = TinyMesh.data(for: TinyMesh.scenario { $0.nodeCount = 3 })
        let error = #expect(throws: MeshModelError.self) { try MeshState(scenario: scenario, data: data) }
        #expect(
            error?.description
                == "data set shades: found shards for 3 nodes, expected 4; deal the data for as many nodes as "
                + "the scenario has")
    }
}

/// Everything that is drawn at random in a mesh at once: loss, movement, comings and goings, fakes.
@Suite struct RestlessMeshTests {
    @Test(arguments: ExchangeStrategy.allCases)
    func `every strategy gives the same bits on any number of threads, and keeps every invariant`(
        strategy: ExchangeStrategy
    ) throws {
        let scenario = TinyMesh.scenario {
            $0.nodeCount = 9
            $0.topology = .randomGeometric(radius: 0.5)
            $0.strategy = strategy
            $0.schedule = .onImprovement
            $0.encoding = .int4
            $0.spacingMetres = 30
            $0.mobility = .waypoint(metresPerSecond: 5, pauseSeconds: 1)
            $0.churn = Churn(joinsPerHour: 600, leavesPerHour: 600)
            $0.harvest = .solar(peakMilliwatts: 5, daySeconds: 20)
            $0.batteryJoules = 1e-3
        }
        let one = try TinyMesh.run(scenario, threadCount: 1)
        let three = try TinyMesh.run(scenario, threadCount: 3)
        for _ in 0..<150 {
            #expect(one.tick() == three.tick())
            #expect(one.state.checkInvariants() == [])
        }
        #expect(one.state.digest == three.state.digest)
    }
}
