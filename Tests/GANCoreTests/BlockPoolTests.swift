import Testing

@testable import GANCore

@Suite struct BlockPoolTests {
    /// 256 KiB: long enough for the pool.
    private static let count = 64 << 10

    @Test func `a new buffer is zero, whatever stood in the block before`() {
        for round in 0..<8 {
            var buffer = FloatBuffer(count: Self.count)
            #expect(buffer.elements.allSatisfy { $0 == 0 }, "round \(round)")
            buffer.withUnsafeMutablePointer { $0.update(repeating: .nan, count: Self.count) }
        }
    }

    @Test func `two buffers that live never share a block`() {
        do { _ = (FloatBuffer(count: Self.count), FloatBuffer(count: Self.count)) }
        let buffers = (0..<64).map { FloatBuffer(Array(repeating: Float($0), count: Self.count)) }
        for (index, buffer) in buffers.enumerated() {
            #expect(buffer.elements.allSatisfy { $0 == Float(index) }, "buffer \(index)")
        }
    }

    @Test func `a block goes back and comes again`() {
        let block = BlockPool.take(bytes: 3 << 20)
        BlockPool.give(block, bytes: 3 << 20)
        let again = BlockPool.take(bytes: 3 << 20)
        #expect(UInt(bitPattern: again) % 64 == 0)
        BlockPool.give(again, bytes: 3 << 20)
    }

    @Test func `threads that take and give blocks at once keep what they wrote`() async {
        let intact = await withTaskGroup(of: Bool.self) { group in
            for task in 0..<8 {
                group.addTask {
                    (0..<40).allSatisfy { round in
                        let original = FloatBuffer(Array(repeating: Float(task), count: Self.count))
                        var copy = original
                        copy[round] = -1
                        return original[round] == Float(task) && copy[round + 1] == Float(task)
                    }
                }
            }
            return await group.reduce(true) { $0 && $1 }
        }
        #expect(intact)
    }
}
