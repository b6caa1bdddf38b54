import GANCore
import Testing

@testable import MeshModel

/// The engine itself checks what holds at every tick.
@Suite struct AuditTests {
    private static func faults(in events: [MeshEvent]) -> [String] {
        events.compactMap { if case .invariantBroken(let fault) = $0.kind { fault } else { nil } }
    }

    private let pool = TrainingPool(scenario: TinyMesh.scenario(), threadCount: 2)

    @Test func `a charge that nobody booked is reported in the tick, once`() throws {
        var state = try TinyMesh.state()
        #expect(Self.faults(in: state.tick(on: pool)) == [])
        state.nodes[2].energy.storedNanojoules -= 1
        let faults = Self.faults(in: state.tick(on: pool))
        #expect(faults.count == 1)
        #expect(faults.allSatisfy { $0.hasPrefix("node 2 holds ") && $0.contains(" nJ, its books say ") })
        #expect(Self.faults(in: state.tick(on: pool)) == [])
        #expect(Self.faults(in: state.snapshot().events) == faults, "they are in the log")
    }

    @Test func `a fault that was mended and comes again is reported again`() throws {
        var state = try TinyMesh.state()
        for _ in 0..<2 {
            state.totals.messagesSent += 1
            #expect(
                Self.faults(in: state.tick(on: pool))
                    == ["messages: 1 sent, 0 delivered, 0 dropped, but 0 on the air"])
            state.totals.messagesSent -= 1
            #expect(Self.faults(in: state.tick(on: pool)) == [])
        }
    }

    @Test(arguments: [Float.nan, .infinity, -.infinity])
    func `weights that are no numbers are found within thirty-two ticks, wherever they stand`(weight: Float)
        throws
    {
        var state = try TinyMesh.state()
        var weights = state.nodes[1].gan.generator.average
        // A node that is dark keeps what it has.
        state.nodes[1].isDark = true
        weights[weights.count - 1] = weight
        state.nodes[1].gan.replaceWeights(
            generator: weights, discriminator: state.nodes[1].gan.discriminator.weights)
        let faults = (0..<32).flatMap { _ in Self.faults(in: state.tick(on: pool)) }
        #expect(faults == ["node 1 has weights that are no numbers"])
    }

    @Test func `a mesh in which everything breaks says no more than can be read`() throws {
        let scenario = TinyMesh.scenario { $0.nodeCount = 20 }
        var state = try TinyMesh.state(scenario)
        for index in state.nodes.indices { state.nodes[index].energy.storedNanojoules -= 1 }
        #expect(Self.faults(in: state.tick(on: pool)).count == 8)
    }
}
