import GANCore
import Testing

@testable import MeshModel

@Suite struct RiceCodeTests {
    private static func bytes(_ positions: [Int], end: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        RiceCode(count: positions.count, end: end).encode(positions, to: &bytes)
        return bytes
    }

    private static func read(_ bytes: [UInt8], count: Int, end: Int) -> [Int]? {
        bytes.withUnsafeBytes { RiceCode(count: count, end: end).decode($0) }
    }

    @Test func `gaps 1, 0, 5, 0 in the code with one low bit, by hand`() {
        // 0 1, 0 0, 11 0 1, 0 0, from the lowest bit up: 0b1011_0010, 0b00.
        #expect(RiceCode(count: 4, end: 13).lowBits == 1)
        #expect(Self.bytes([1, 2, 8, 9], end: 13) == [0b1011_0010, 0])
    }

    @Test(arguments: [(0, 0), (0, 9), (1, 1), (5, 5), (1, 100_000), (7554, 75_536), (60_000, 75_536)])
    func `any positions come back, in no more bytes than promised`(count: Int, end: Int) {
        var stream = RandomStream(seed: 1, purpose: .metrics)
        var all = Array(0..<end)
        stream.shuffle(&all)
        for positions in [Array(all.prefix(count)).sorted(), Array(0..<count), Array(end - count..<end)] {
            let bytes = Self.bytes(positions, end: end)
            #expect(bytes.count <= RiceCode(count: count, end: end).maximumByteCount)
            #expect(Self.read(bytes, count: count, end: end) == positions)
        }
    }

    @Test func `positions past the end, bytes too few or too many and bits behind the last gap are refused`()
    {
        let bytes = Self.bytes([1, 2, 8, 9], end: 13)
        #expect(Self.read(bytes, count: 4, end: 13) == [1, 2, 8, 9])
        #expect(Self.read([], count: 4, end: 13) == nil)
        #expect(Self.read([bytes[0]], count: 4, end: 13) == nil)
        #expect(Self.read(bytes + [0], count: 4, end: 13) == nil)
        #expect(Self.read([bytes[0], 0x80], count: 4, end: 13) == nil)
        #expect(Self.read([0xFF, 0x0F], count: 4, end: 13) == nil)
        #expect(Self.read([0xFF, 0xFF], count: 4, end: 13) == nil)
    }
}
