import Testing

@testable import GANCore

@Suite struct NetworkLayoutTests {
    @Test("the default generator has 75,536 parameters: 302,144 bytes as fp32")
    func parameterCount() {
        let layout = GANConfiguration().generatorLayout
        #expect(layout.sizes == [42, 128, 256, 144])
        #expect(layout.parameterCount == 75_536)
        #expect(layout.parameterCount * 4 == 302_144)
    }

    @Test("rows start on cache lines and hold their bias", arguments: [1, 15, 16, 42, 144])
    func strides(inputs: Int) {
        let layer = NetworkLayout(sizes: [inputs, 3]).layers[0]
        #expect(layer.stride % 16 == 0)
        #expect(layer.stride > inputs && layer.stride <= inputs + 16)
    }

    @Test("the transmitted vector is layer by layer, row by row, each row's weights and then its bias")
    func packing() {
        let layout = NetworkLayout(sizes: [2, 3, 1])
        let packed = (0..<layout.parameterCount).map { Float($0 + 1) }
        let padded = layout.unpack(packed)
        #expect(padded[0] == 1 && padded[1] == 2, "first row's weights")
        #expect(padded[2] == 3, "first row's bias stands behind its weights")
        #expect(padded[layout.layers[0].stride] == 4, "the second row follows")
        #expect(padded[layout.layers[1].offset + 3] == 13, "last bias")
        #expect(padded.elements.filter { $0 == 0 }.count == layout.paddedCount - layout.parameterCount)
        #expect(layout.pack(padded) == packed)
    }
}
