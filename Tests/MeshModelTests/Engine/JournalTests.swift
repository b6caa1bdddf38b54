import Foundation
import Testing

@testable import MeshModel

@Suite struct JournalTests {
    @Test func `interventions are found by their tick, in the order of application`() throws {
        var journal = Journal()
        journal.append([.pause], at: 3)
        journal.append([.removeNode(NodeID(1)), .injectNode()], at: 7)
        journal.append([.resume], at: 7)
        #expect(journal.interventions(at: 2) == [])
        #expect(journal.interventions(at: 3) == [.pause])
        #expect(journal.interventions(at: 7) == [.removeNode(NodeID(1)), .injectNode(), .resume])
        #expect(journal.interventions(at: 8) == [])
        journal.append(lessonsOf: [Self.event(tick: 4, classes: [2, 7])])
        let data = try JSONEncoder().encode(journal)
        #expect(try JSONDecoder().decode(Journal.self, from: data) == journal)
    }

    private static func event(tick: Int, classes: [Int]) -> MeshEvent {
        MeshEvent(
            tick: tick,
            kind: .learned(by: NodeID(3), classes: classes, from: NodeID(5), via: NodeID(4), generations: 2))
    }

    @Test func `lessons stand beside the interventions, class by class`() {
        var journal = Journal()
        let paused = MeshEvent(tick: 3, kind: .paused)
        journal.append(lessonsOf: [paused, Self.event(tick: 4, classes: [2, 7])])
        #expect(journal.entries == [])
        #expect(
            journal.lessons
                == [2, 7].map {
                    Journal.Lesson(
                        tick: 4, learner: NodeID(3), label: $0, origin: NodeID(5), via: NodeID(4),
                        generations: 2)
                })
    }

    @Test func `a journal that becomes too long forgets the oldest lessons, and how many`() {
        var journal = Journal()
        for tick in 0..<Journal.lessonLimit + 1 {
            journal.append(lessonsOf: [Self.event(tick: tick, classes: [0])])
        }
        #expect(journal.lessons.count == Journal.lessonLimit / 2)
        #expect(journal.forgottenLessonCount == Journal.lessonLimit / 2 + 1)
        #expect(journal.lessons.first?.tick == journal.forgottenLessonCount)
    }
}
