import Testing

@testable import MeshModel

@Suite struct DeliveryBookTests {
    @Test func `an origin has all of its own, the others what was noted`() throws {
        var book = DeliveryBook()
        var header = try MessageHeader.read(MeshMessageTests.sample())
        #expect(book.version(of: NodeID(7), at: NodeID(7)) == .max)
        #expect(book.version(of: NodeID(7), at: NodeID(1)) == 0)
        book.note(header, at: NodeID(1))
        header.version = 2
        book.note(header, at: NodeID(1))
        #expect(book.version(of: NodeID(7), at: NodeID(1)) == 0x304)
        book.forget(NodeID(1))
        #expect(book.version(of: NodeID(7), at: NodeID(1)) == 0)
    }
}
