import GANCore
import Testing

@testable import MeshModel

@Suite struct EncodedWeightsTests {
    private static let layouts = [NetworkLayout(sizes: [3, 4, 2])]

    private static func weights(_ scale: Float) -> [FloatBuffer] {
        let layout = layouts[0]
        return [layout.unpack((0..<layout.parameterCount).map { scale * Float($0 + 1) })]
    }

    @Test func `changes of changes decode to what their sender reckons with`() {
        let bytes = WeightEncoding.int8.encode(Self.weights(1), layouts: Self.layouts)
        var encoded = EncodedWeights(whole: bytes, encoding: .int8)
        var held = encoded.decoded(layouts: Self.layouts) ?? []
        for (version, scale) in [Float(2), -1, 3].enumerated() {
            let delta = WeightDelta.encode(
                Self.weights(scale), against: held, baseVersion: UInt32(version), layouts: Self.layouts)
            held = delta.reconstruction
            encoded = encoded.changed(by: delta.payload)
            #expect(encoded.decoded(layouts: Self.layouts) == held)
        }
        #expect(encoded.changed(by: [1, 2, 3]).decoded(layouts: Self.layouts) == nil)
    }

    @Test func `the same bytes are decoded once, other ones anew`() {
        let bytes = WeightEncoding.fp32.encode(Self.weights(1), layouts: Self.layouts)
        let encoded = EncodedWeights(whole: bytes, encoding: .fp32)
        var decoding = LastDecoding()
        let layouts = Self.layouts
        let first = decoding.networks(of: encoded, layouts: layouts) ?? []
        let again = decoding.networks(of: encoded, layouts: layouts) ?? []
        #expect(first == Self.weights(1) && first[0].storageIdentity == again[0].storageIdentity)
        // Equal bytes in another place may be another message's: nothing is taken for granted of them.
        let copy = EncodedWeights(whole: bytes.map { $0 }, encoding: .fp32)
        let other = decoding.networks(of: copy, layouts: layouts) ?? []
        #expect(other == first && other[0].storageIdentity != first[0].storageIdentity)
    }
}
