import Testing

@testable import MeshModel

@Suite struct JournalTests {
    @Test func `interventions are found by their tick, in the order of application`() {
        var journal = Journal()
        journal.append(.pause, at: 3)
        for intervention in [Intervention.removeNode(NodeID(1)), .injectNode(), .resume] {
            journal.append(intervention, at: 7)
        }
        #expect(journal.interventions(at: 2) == [])
        #expect(journal.interventions(at: 3) == [.pause])
        #expect(journal.interventions(at: 7) == [.removeNode(NodeID(1)), .injectNode(), .resume])
        #expect(journal.interventions(at: 8) == [])
    }

    private static func event(tick: Int, classes: [Int]) -> MeshEvent {
        MeshEvent(
            tick: tick,
            kind: .learned(by: NodeID(3), classes: classes, from: NodeID(5), via: NodeID(4), generations: 2))
    }

    @Test func `lessons stand beside the interventions, class by class`() {
        var journal = Journal()
        journal.append([MeshEvent(tick: 3, kind: .paused), Self.event(tick: 4, classes: [2, 7])])
        #expect(journal.entries == [])
        #expect(
            journal.lessons
                == [2, 7].map {
                    Journal.Lesson(
                        tick: 4, learner: NodeID(3), label: $0, origin: NodeID(5), via: NodeID(4),
                        generations: 2)
                })
    }

    @Test func `the past knows what had been done by then, and as many events as had happened`() {
        var journal = Journal()
        for tick in 0..<2_000 { journal.append([Self.event(tick: tick, classes: [0])]) }
        journal.append(.pause, at: 700)
        journal.append(.resume, at: 701)
        let past = journal.through(700, eventCount: 700)
        #expect(past.entries.map(\.intervention) == [.pause])
        #expect(past.events.map(\.tick) == Array(0..<700))
        #expect(journal.through(5_000, eventCount: 2_000) == journal)
    }
}
