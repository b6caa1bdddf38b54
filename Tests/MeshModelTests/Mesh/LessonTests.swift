import GANCore
import Testing

@testable import MeshModel

/// Mode provenance: which class a node learned from whose samples, through whom, and how many generations of fakes old.
@Suite struct LessonTests {
    private static func lessons(in events: [MeshEvent]) -> [Journal.Lesson] { events.flatMap(\.lessons) }

    private static let line = TinyMesh.scenario {
        $0.nodeCount = 3
        $0.topology = .line
        $0.radio = .ideal
        $0.exchangeInterval = 20
    }

    @Test func `on a line a class comes through the neighbour, a generation older at each link`() throws {
        let run = try TinyMesh.run(Self.line)
        let lessons = (0..<100).flatMap { _ in Self.lessons(in: run.tick()) }
        let far = lessons.filter { $0.learner == NodeID(2) }
        #expect(far.map(\.label) == [1, 0])
        #expect(far.map(\.origin) == [NodeID(1), NodeID(0)])
        #expect(far.map(\.via) == [NodeID(1), NodeID(1)])
        #expect(far.map(\.generations) == [1, 2])
        #expect(lessons.count == 6, "fakes that are drawn afresh are no lesson")
    }

    @Test func `who finds a nearer teacher learns again, and nothing else changes`() throws {
        let run = try TinyMesh.run(Self.line)
        for _ in 0..<100 { run.tick() }
        run.tick(applying: [.addLink(LinkID(NodeID(0), NodeID(2)))])
        let lessons = (0..<60).flatMap { _ in Self.lessons(in: run.tick()) }
        #expect(lessons.map(\.learner) == [NodeID(0), NodeID(2)])
        #expect(lessons.map(\.label) == [2, 0])
        #expect(lessons.map(\.via) == [NodeID(2), NodeID(0)])
        #expect(lessons.map(\.generations) == [1, 1])
        for lesson in lessons {
            let node = try #require(run.state.snapshot().node(lesson.learner))
            let known = try #require(node.knowledge[lesson.label])
            #expect(known.origin == lesson.origin && known.via == lesson.via && known.generations == 1)
        }
    }

    @Test func `pooled samples are no generation old`() throws {
        let run = try TinyMesh.run(
            TinyMesh.scenario {
                $0.radio = .ideal
                $0.strategy = .raw
            })
        let lessons = (0..<80).flatMap { _ in Self.lessons(in: run.tick()) }
        #expect(lessons.count == 12)
        #expect(lessons.allSatisfy { $0.generations == 0 && $0.origin.number == UInt32($0.label) })
    }
}
