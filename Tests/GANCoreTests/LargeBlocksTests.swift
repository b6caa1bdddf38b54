import GANCore
import Testing

@Suite struct LargeBlocksTests {
    #if canImport(Glibc)
        @Test func `glibc takes the setting`() {
            #expect(LargeBlocks.keepApart())
        }
    #endif
}
