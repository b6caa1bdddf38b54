import GANCore
import Testing

@testable import MeshModel

/// Links that lose more than their path.
@Suite struct DegradationTests {
    static let link = LinkID(NodeID(0), NodeID(1))

    static let scenario = TinyMesh.scenario {
        $0.spacingMetres = 30
        $0.propagation.shadowingDecibels = 0
    }

    @Test func `the share of lost frames is that of a path with as much more loss`() throws {
        var state = try TinyMesh.state(Self.scenario)
        let before = state.links
        var last = before[0].frameErrorRate
        for decibels in [5.0, 9, 10, 11, 40] {
            state.apply([.degradeLink(Self.link, decibels: decibels)])
            // Thirty metres times 10^(decibels / 10 n) away, the path alone loses as much: exponent n is 3.
            let scale = Double(DeterministicMath.exp(Float(decibels * Decibels.nepers / 3)))
            let rate = state.scenario.propagation.frameErrorRate(
                radio: .bluetoothLE1M, metres: before[0].metres * scale, shadowingDecibels: 0, bytes: 265)
            #expect(abs(state.links[0].frameErrorRate - rate) < 1e-3)
            #expect(state.links[0].frameErrorRate > last)
            last = state.links[0].frameErrorRate
        }
        #expect(last > 0.999)
        #expect(Array(state.links.dropFirst()) == Array(before.dropFirst()), "other links are as they were")
        let events = state.apply([.degradeLink(Self.link, decibels: 0)])
        #expect(events.map(\.kind) == [.linkDegraded(Self.link, decibels: 0, former: 40)])
        #expect(state.links == before)
    }

    @Test func `a link that is degraded far enough delivers nothing, and the books balance`() throws {
        func crossings(_ decibels: Double) throws -> (link: Int, others: Int, dropped: Int) {
            let run = try TinyMesh.run(
                TinyMesh.scenario {
                    $0 = Self.scenario
                    $0.interventions = [
                        TimedIntervention(
                            tick: 2, intervention: .degradeLink(Self.link, decibels: decibels))
                    ]
                })
            var result = (link: 0, others: 0, dropped: 0)
            for _ in 0..<60 {
                for event in run.tick() {
                    guard case .received(let to, let from, _, _) = event.kind else { continue }
                    if LinkID(to, from) == Self.link { result.link += 1 } else { result.others += 1 }
                }
                #expect(run.state.checkInvariants() == [])
            }
            result.dropped = run.state.totals.dropped(.packetLoss)
            return result
        }
        let sound = try crossings(0.001)
        let degraded = try crossings(60)
        #expect(sound.link > 0 && sound.dropped == 0)
        #expect(degraded.link == 0 && degraded.dropped > 0)
        #expect(degraded.others > 0)
    }

    @Test func `the same degradation has the same bits on any number of threads, and others without`() throws
    {
        func digest(_ decibels: Double, threadCount: Int) throws -> UInt64 {
            let run = try TinyMesh.run(Self.scenario, threadCount: threadCount)
            for tick in 0..<40 {
                run.tick(applying: tick == 5 ? [.degradeLink(Self.link, decibels: decibels)] : [])
            }
            return run.state.digest.value
        }
        let one = try digest(10, threadCount: 1)
        #expect(try digest(10, threadCount: 3) == one)
        #expect(try digest(11, threadCount: 1) != one)
    }
}
