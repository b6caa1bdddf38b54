import GANCore
import Testing

@testable import MeshModel

@Suite struct EmbeddedBufferTests {
    @Test func `only the newest of each origin is kept, in the order of ids`() {
        var buffer = EmbeddedBuffer()
        for (origin, version) in [(5, 1), (2, 1), (9, 4), (5, 2)] as [(UInt32, Int)] {
            buffer.keep(Self.entry(origin, version: version, tick: version))
        }
        #expect(buffer.entries.map(\.origin.number) == [2, 5, 9])
        #expect(buffer.version(of: NodeID(5)) == 2)
        #expect(buffer.version(of: NodeID(3)) == 0)
    }

    @Test
    func
        `the teacher has the fewest generations, then the fewest hops, then is the freshest, then has the lowest id`()
    {
        var buffer = EmbeddedBuffer()
        buffer.keep(Self.entry(1, generations: 2, tick: 90))
        buffer.keep(Self.entry(2, generations: 1, tick: 10))
        #expect(buffer.teachers(of: 0, for: NodeID(0), limit: 1).first?.origin == NodeID(2))
        buffer.keep(Self.entry(3, generations: 1, tick: 20))
        #expect(buffer.teachers(of: 0, for: NodeID(0), limit: 1).first?.origin == NodeID(3))
        buffer.keep(Self.entry(4, generations: 1, tick: 20))
        #expect(buffer.teachers(of: 0, for: NodeID(0), limit: 1).first?.origin == NodeID(3))
        buffer.keep(Self.entry(5, generations: 1, hops: 1, tick: 30))
        #expect(buffer.teachers(of: 0, for: NodeID(0), limit: 1).first?.origin == NodeID(3))
    }

    @Test func `several teachers of a class are equally few generations away from it`() {
        var buffer = EmbeddedBuffer()
        for (origin, generations) in [(1, 1), (2, 0), (3, 0), (4, 0)] as [(UInt32, Int)] {
            buffer.keep(Self.entry(origin, generations: generations, hops: 4 - Int(origin), tick: 5))
        }
        #expect(buffer.teachers(of: 0, for: NodeID(0), limit: 2).map(\.origin.number) == [4, 3])
        #expect(buffer.teachers(of: 0, for: NodeID(0), limit: 9).map(\.origin.number) == [4, 3, 2])
    }

    @Test func `a node does not learn from its own echo`() {
        var buffer = EmbeddedBuffer()
        buffer.keep(Self.entry(1, via: 0, generations: 1, tick: 5))
        #expect(buffer.teachers(of: 0, for: NodeID(0), limit: 1).isEmpty)
        #expect(buffer.teachers(of: 0, for: NodeID(2), limit: 1).first?.origin == NodeID(1))
    }

    @Test func `nobody teaches what nobody knows`() {
        var buffer = EmbeddedBuffer()
        buffer.keep(Self.entry(1, tick: 5))
        #expect(buffer.teachers(of: 1, for: NodeID(0), limit: 1).isEmpty)
    }

    /// An entry that knows class 0 of two.
    private static func entry(
        _ origin: UInt32, via: UInt32? = nil, version: Int = 1, generations: Int = 0, hops: Int = 0, tick: Int
    ) -> EmbeddedBuffer.Entry {
        let known = MessageHeader.ClassEntry(
            origin: NodeID(77), via: via.map { NodeID($0) }, generations: generations, sampleCount: 10)
        let header = MessageHeader(
            origin: NodeID(origin), version: version, hops: hops, signature: 0, kind: .generator,
            encoding: .fp32,
            knowledge: [known, nil], payloadBytes: 0, payloadChecksum: 0)
        return EmbeddedBuffer.Entry(
            message: MeshMessage(head: [], payload: []), header: header, sender: NodeID(origin),
            receivedTick: tick)
    }
}
