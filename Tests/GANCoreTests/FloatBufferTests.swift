import Testing

@testable import GANCore

@Suite struct FloatBufferTests {
    @Test("a copy shares storage until one side is written to")
    func copyOnWrite() {
        let original = FloatBuffer([1, 2, 3])
        var copy = original
        #expect(copy.storageIdentity == original.storageIdentity)
        copy[1] = 9
        #expect(copy.storageIdentity != original.storageIdentity)
        #expect(original.elements == [1, 2, 3])
        #expect(copy.elements == [1, 9, 3])
    }

    @Test("writing to storage that nobody shares does not move it")
    func writesInPlace() {
        var buffer = FloatBuffer(count: 4)
        let before = buffer.storageIdentity
        buffer[0] = 1
        #expect(buffer.storageIdentity == before)
    }

    @Test("equality is of bits: NaN equals itself")
    func equality() {
        #expect(FloatBuffer([.nan]) == FloatBuffer([.nan]))
        #expect(FloatBuffer([1]) != FloatBuffer([1, 1]))
    }

    @Test("storage starts on a cache line", arguments: [0, 1, 17, 4096])
    func alignment(count: Int) {
        FloatBuffer(count: count).withUnsafePointer { #expect(UInt(bitPattern: $0) % 64 == 0) }
    }
}
