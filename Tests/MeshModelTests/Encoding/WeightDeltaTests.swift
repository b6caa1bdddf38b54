import GANCore
import Testing

@testable import MeshModel

@Suite struct WeightDeltaTests {
    static let tiny = WeightEncodingTests.tiny
    static let layouts = [WeightEncodingTests.generator, WeightEncodingTests.discriminator]

    /// Two versions of the default generator and discriminator.
    static let versions: (base: [FloatBuffer], next: [FloatBuffer]) = {
        let base = [
            WeightEncodingTests.random(layouts[0], seed: 1), WeightEncodingTests.random(layouts[1], seed: 2),
        ]
        let next = zip(layouts, base).enumerated().map { index, pair in
            var stream = RandomStream(seed: 3, node: UInt32(index), purpose: .metrics)
            return pair.0.unpack(pair.0.pack(pair.1).map { $0 + stream.normal() * 0.01 })
        }
        return (base, next)
    }()

    static func apply(_ payload: [UInt8], to base: [FloatBuffer], _ layouts: [NetworkLayout])
        -> [FloatBuffer]?
    {
        payload.withUnsafeBytes { WeightDelta.apply($0, to: base, layouts: layouts) }
    }

    /// What changes in ``tiny``: positions 2 and 12 by as much, so that the first of them is taken.
    static func tinyDelta() -> (payload: [UInt8], reconstruction: [FloatBuffer]) {
        var packed = tiny.pack(WeightEncodingTests.tinyWeights)
        for (position, change) in [(1, 0.5), (2, -0.125), (5, 0.0625), (8, -1), (9, 0.25), (12, 0.125)] {
            packed[position] += Float(change)
        }
        return WeightDelta.encode(
            [tiny.unpack(packed)], against: [WeightEncodingTests.tinyWeights], baseVersion: 7,
            layouts: [tiny], share: 0.3)
    }

    @Test func `the bytes are those of the wire format`() {
        // From NumPy: 4 of 13 changes, at 1, 2, 8 (first layer) and 9 (second); Rice's code as in its own test.
        let expected: [UInt8] = [
            0x07, 0x00, 0x00, 0x00, 0x04, 0x00, 0x00, 0x00, 0x04, 0x02, 0x01, 0x3C, 0x04, 0x02, 0x01, 0x3B,
            0x40, 0xF0, 0x81, 0x7F, 0xB2, 0x00,
        ]
        let delta = Self.tinyDelta()
        #expect(delta.payload == expected)
        let version = delta.payload.withUnsafeBytes { WeightDelta.baseVersion(of: $0) }
        #expect(version == 7)
    }

    @Test
    func `a tenth of the default generator's weights takes a quarter of what positions and halves would`() {
        let (base, next) = Self.versions
        let delta = WeightDelta.encode(
            [next[0]], against: [base[0]], baseVersion: 1, layouts: [Self.layouts[0]])
        let most = WeightDelta.maximumByteCount(layouts: [Self.layouts[0]])
        // 8 + 3 · 4 of header and scales, 7554 codes, ⌈((75536 - 7554) >> 3 + 7554 · 4) / 8⌉ of positions.
        #expect(most == 8 + 12 + 7554 + 4840)
        #expect(delta.payload.count <= most && delta.payload.count * 100 > most * 95)
        #expect(WeightEncoding.delta.byteCount(layouts: [Self.layouts[0]]) == most)
    }

    @Test func `the largest tenth changes, to within half a step, and nothing else does`() {
        let (base, next) = Self.versions
        let delta = WeightDelta.encode(next, against: base, baseVersion: 1, layouts: Self.layouts)
        var changes: [(magnitude: Float, error: Float, isTaken: Bool)] = []
        for (index, layout) in Self.layouts.enumerated() {
            let old = layout.pack(base[index])
            let new = layout.pack(next[index])
            let got = layout.pack(delta.reconstruction[index])
            for place in old.indices {
                changes.append(
                    (
                        (new[place] - old[place]).magnitude, (new[place] - got[place]).magnitude,
                        got[place] != old[place]
                    ))
            }
        }
        let sorted = changes.map(\.magnitude).sorted(by: >)
        let threshold = sorted[Int((0.1 * Double(sorted.count)).rounded()) - 1]
        let isRight = changes.allSatisfy { $0.isTaken == ($0.magnitude >= threshold) }
        #expect(isRight)
        let step = sorted[0] / 127
        let isClose = changes.allSatisfy { !$0.isTaken || $0.error <= step / 2 * 1.001 }
        #expect(isClose)
    }

    @Test func `the receiver gets the sender's reconstruction, bit by bit`() {
        let (base, next) = Self.versions
        let delta = WeightDelta.encode(next, against: base, baseVersion: 1, layouts: Self.layouts)
        #expect(Self.apply(delta.payload, to: base, Self.layouts) == delta.reconstruction)
        #expect(delta.reconstruction != base)
    }

    @Test func `deltas one after the other lead to the weights, what one leaves out the next brings`() {
        let (start, next) = Self.versions
        var base = start
        for version in 0..<25 {
            base =
                WeightDelta.encode(next, against: base, baseVersion: UInt32(version), layouts: Self.layouts)
                .reconstruction
        }
        for (index, layout) in Self.layouts.enumerated() {
            let errors = zip(layout.pack(next[index]), layout.pack(base[index])).map { ($0 - $1).magnitude }
            #expect(errors.max()! < 1e-4)
        }
    }

    @Test(arguments: [0, 0.3, 1])
    func `only what has changed is sent, at most the share asked for`(share: Double) {
        let base = [WeightEncodingTests.tinyWeights]
        let same = WeightDelta.encode(base, against: base, baseVersion: 1, layouts: [Self.tiny], share: share)
        #expect(same.payload.count == 8 + 8 && same.reconstruction == base)
        var packed = Self.tiny.pack(base[0])
        packed[4] += 1
        let one = WeightDelta.encode(
            [Self.tiny.unpack(packed)], against: base, baseVersion: 1, layouts: [Self.tiny], share: share)
        #expect((one.reconstruction == base) == (share == 0))
    }

    @Test(arguments: [Float.nan, .infinity, -.infinity])
    func `weights that are no numbers make a payload that is refused`(bad: Float) {
        let base = [WeightEncodingTests.tinyWeights]
        for position in 0..<Self.tiny.parameterCount {
            var packed = Self.tiny.pack(base[0])
            packed[position] = bad
            let delta = WeightDelta.encode(
                [Self.tiny.unpack(packed)], against: base, baseVersion: 1, layouts: [Self.tiny])
            #expect(Self.apply(delta.payload, to: base, [Self.tiny]) == nil)
            #expect(delta.reconstruction == base)
        }
    }

    @Test func `any other length is refused, and a base of another shape`() {
        let payload = Self.tinyDelta().payload
        let base = [WeightEncodingTests.tinyWeights]
        for length in 0..<payload.count {
            #expect(Self.apply(Array(payload.prefix(length)), to: base, [Self.tiny]) == nil)
        }
        #expect(Self.apply(payload + [0], to: base, [Self.tiny]) == nil)
        #expect(Self.apply(payload, to: [FloatBuffer(count: 3)], [Self.tiny]) == nil)
        #expect(Self.apply(payload, to: [], [Self.tiny]) == nil)
    }

    @Test func `whatever the bytes, what they make is finite and of the right shape`() {
        let sound = Self.tinyDelta().payload
        let base = [WeightEncodingTests.tinyWeights]
        var stream = RandomStream(seed: 9, purpose: .metrics)
        var accepted = 0
        for round in 0..<20_000 {
            var bytes = sound
            if round % 4 == 0 {
                bytes = (0..<stream.below(40)).map { _ in UInt8(stream.below(256)) }
            } else {
                for _ in 0..<1 + round % 3 { bytes[stream.below(bytes.count)] = UInt8(stream.below(256)) }
            }
            guard let networks = Self.apply(bytes, to: base, [Self.tiny]) else { continue }
            accepted += 1
            let isSound = networks[0].count == base[0].count && networks[0].elements.allSatisfy(\.isFinite)
            #expect(isSound)
        }
        #expect(accepted > 100 && accepted < 18_000)
    }
}
