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
        let data = try JSONEncoder().encode(journal)
        #expect(try JSONDecoder().decode(Journal.self, from: data) == journal)
    }
}
