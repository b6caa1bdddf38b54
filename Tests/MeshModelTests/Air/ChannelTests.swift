import GANCore
import Testing

@testable import MeshModel

/// Senders in range of each other share the channel, whatever their links.
@Suite struct ChannelTests {
    /// A ring whose nodes all send at once.
    private static func sending(
        _ radio: RadioProfile, nodes: Int, spacing: Double = 10, change: (inout Scenario) -> Void = { _ in }
    ) throws -> MeshState {
        var state = try TinyMesh.state(
            TinyMesh.scenario {
                $0.nodeCount = nodes
                $0.radio = radio
                $0.spacingMetres = spacing
                $0.propagation.shadowingDecibels = 0
                change(&$0)
            })
        let pool = TrainingPool(scenario: state.scenario, threadCount: 1)
        var work = NodeWork()
        for index in state.nodes.indices {
            state.nodes[index].compose(
                completed: 0, scenario: state.scenario, sampler: pool.lane(of: 0).sampler, work: &work)
        }
        state.beginTransmissions()
        return state
    }

    @Test func `ten radios with one channel in range of each other have a tenth each`() throws {
        var state = try Self.sending(.ieee802154, nodes: 10)
        #expect(state.channelLoads() == Array(repeating: 10, count: 10))
        // Cuts keep messages apart, not waves.
        state.apply([.split([NodeID(0), NodeID(1)])])
        #expect(state.transmissions.count == 10)
        #expect(state.channelLoads() == Array(repeating: 10, count: 10))
    }

    @Test func `they do not put more on the air than the channel holds`() throws {
        let run = try TinyMesh.run(
            TinyMesh.scenario {
                $0.nodeCount = 10
                $0.radio = .ieee802154
                $0.tickSeconds = 0.001
                $0.exchangeInterval = 400
                $0.propagation.shadowingDecibels = 0
            })
        var busyTicks = 0
        for _ in 0..<2_000 {
            run.tick()
            busyTicks += run.state.transmissions.isEmpty ? 0 : 1
        }
        let seconds = Double(run.state.totals.energy.transmitNanojoules) / (17.4 * 3 * 1e6)
        #expect(run.state.totals.messagesDelivered > 20)
        #expect(seconds < Double(busyTicks) * 0.001)
    }

    @Test func `who hops over 37 channels waits for those who send to it, and seldom for others`() throws {
        // Everybody sends, and so do both neighbours, who are the ones it hears.
        let loads = try Self.sending(.bluetoothLE1M, nodes: 10).channelLoads()
        #expect(loads.allSatisfy { abs($0 - (3 + 7.0 / 37)) < 1e-12 })
    }

    @Test func `beyond the range nobody waits`() throws {
        let range = Scenario().propagation.rangeMetres(radio: .ieee802154)
        // On a ring of 40 that are a third of the range apart, a node is within range of three on each side, as a
        // chord is hardly shorter than its arc.
        let loads = try Self.sending(.ieee802154, nodes: 40, spacing: 0.33 * range).channelLoads()
        #expect(loads == Array(repeating: 7, count: 40))
    }

    @Test func `other radios do not count, and on the ideal one nobody waits`() throws {
        let mixed = try Self.sending(.ieee802154, nodes: 10) {
            $0.profiles = [NodeProfile(nodes: NodeRanges(ranges: [5...9]), radio: .bluetoothLE1M)]
        }
        #expect(mixed.channelLoads()[..<5].allSatisfy { $0 == 5 })
        #expect(mixed.channelLoads()[7] == 3 + 2.0 / 37)
        let ideal = try Self.sending(.ideal, nodes: 10)
        #expect(ideal.channelLoads() == Array(repeating: 0, count: 10))
    }

    @Test func `a sender that waits for its duty cycle leaves the channel to others`() throws {
        var state = try Self.sending(.loraShortFast, nodes: 4)
        #expect(state.channelLoads() == [4, 4, 4, 4])
        state.nodes[2].airtime.add(360, before: 1)
        #expect(state.channelLoads() == [3, 3, 3, 3])
    }
}
