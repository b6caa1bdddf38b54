import GANCore
import Testing

@testable import MeshModel

@Suite struct WeightEncodingTests {
    static let whole: [WeightEncoding] = [.fp32, .fp16, .int8, .int4]
    static let generator = GANConfiguration().generatorLayout
    static let discriminator = GANConfiguration().discriminatorLayout
    static let tiny = NetworkLayout(sizes: [2, 3, 1])
    /// Rows of ``tiny``: three of two weights and a bias, one all zero; one of three weights and a bias.
    static let tinyWeights = tiny.unpack(
        [0.5, -1, 0.25, 0, 0, 0, 3, -7, 1.5, 1e-3, -0.02, 0.03, -0.1] as [Float])

    static func random(_ layout: NetworkLayout, seed: UInt64) -> FloatBuffer {
        var stream = RandomStream(seed: seed, purpose: .weights)
        return layout.unpack((0..<layout.parameterCount).map { _ in stream.normal() * 0.1 })
    }

    static func decode(_ bytes: [UInt8], _ encoding: WeightEncoding, _ layouts: [NetworkLayout])
        -> [FloatBuffer]?
    {
        bytes.withUnsafeBytes { encoding.decode($0, layouts: layouts) }
    }

    /// 75,536 numbers; 75,536 or 37,768 bytes of codes and 528 scales.
    static let lengths: [(WeightEncoding, Int)] = [
        (.fp32, 302_144), (.fp16, 151_072), (.int8, 77_648), (.int4, 39_880),
    ]

    @Test(arguments: lengths)
    func `bytes of the default generator: 75,536 parameters, 528 output units`(
        encoding: WeightEncoding, bytes: Int
    ) {
        #expect(encoding.byteCount(layouts: [Self.generator]) == bytes)
        let weights = Self.random(Self.generator, seed: 1)
        #expect(encoding.encode([weights], layouts: [Self.generator]).count == bytes)
    }

    /// From NumPy: astype('<f4'), astype('<f2'), rint(row / (max|row| / 127 or 7)) in float32.
    static let tinyBytes: [(WeightEncoding, [UInt8])] = [
        (
            .fp32,
            [
                0x00, 0x00, 0x00, 0x3F, 0x00, 0x00, 0x80, 0xBF, 0x00, 0x00, 0x80, 0x3E, 0x00, 0x00, 0x00,
                0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x40, 0x40, 0x00, 0x00,
                0xE0, 0xC0, 0x00, 0x00, 0xC0, 0x3F, 0x6F, 0x12, 0x83, 0x3A, 0x0A, 0xD7, 0xA3, 0xBC, 0x8F,
                0xC2, 0xF5, 0x3C, 0xCD, 0xCC, 0xCC, 0xBD,
            ]
        ),
        (
            .fp16,
            [
                0x00, 0x38, 0x00, 0xBC, 0x00, 0x34, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x42, 0x00,
                0xC7, 0x00, 0x3E, 0x19, 0x14, 0x1F, 0xA5, 0xAE, 0x27, 0x66, 0xAE,
            ]
        ),
        (
            .int8,
            [
                0x04, 0x02, 0x01, 0x3C, 0x00, 0x00, 0x00, 0x00, 0x87, 0xC3, 0x61, 0x3D, 0x40, 0x81, 0x20,
                0x00, 0x00, 0x00, 0x36, 0x81, 0x1B, 0xA0, 0x69, 0x4E, 0x3A, 0x01, 0xE7, 0x26, 0x81,
            ]
        ),
        (
            .int4,
            [
                0x25, 0x49, 0x12, 0x3E, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x80, 0x3F, 0x93, 0x02, 0x00,
                0x93, 0x02, 0xA1, 0x0E, 0x6A, 0x3C, 0xF0, 0x92,
            ]
        ),
    ]

    @Test(arguments: tinyBytes)
    func `the bytes are those of the wire format`(encoding: WeightEncoding, expected: [UInt8]) {
        #expect(encoding.encode([Self.tinyWeights], layouts: [Self.tiny]) == expected)
    }

    @Test func `fp32 loses nothing`() {
        let weights = Self.random(Self.generator, seed: 2)
        let bytes = WeightEncoding.fp32.encode([weights], layouts: [Self.generator])
        #expect(Self.decode(bytes, .fp32, [Self.generator]) == [weights])
    }

    @Test(arguments: [(WeightEncoding.int8, Float(127)), (.int4, 7)])
    func `no weight is off by more than half its row's scale, and zero stays zero`(
        encoding: WeightEncoding, limit: Float
    ) throws {
        var weights = Self.random(Self.generator, seed: 3)
        for index in stride(from: 0, to: 1000, by: 7) { weights[index] = 0 }
        let bytes = encoding.encode([weights], layouts: [Self.generator])
        let decoded = try #require(Self.decode(bytes, encoding, [Self.generator]))[0]
        Self.generator.forEachRow { row in
            let places = row.padded..<row.padded + row.count
            let scale = places.map { weights[$0].magnitude }.max()! / limit
            // A few units of the last place for the division and the product.
            let bound = scale / 2 * (1 + 1e-5)
            let isClose = places.allSatisfy { (weights[$0] - decoded[$0]).magnitude <= bound }
            #expect(isClose)
            let keepsZeros = places.allSatisfy { weights[$0] != 0 || decoded[$0] == 0 }
            #expect(keepsZeros)
        }
    }

    @Test(arguments: whole)
    func `two networks go one behind the other`(encoding: WeightEncoding) throws {
        let layouts = [Self.generator, Self.discriminator]
        let networks = [Self.random(layouts[0], seed: 4), Self.random(layouts[1], seed: 5)]
        let both = encoding.encode(networks, layouts: layouts)
        let first = encoding.encode([networks[0]], layouts: [layouts[0]])
        let second = encoding.encode([networks[1]], layouts: [layouts[1]])
        #expect(both == first + second)
        let decoded = try #require(Self.decode(both, encoding, layouts))
        #expect(decoded[0] == Self.decode(first, encoding, [layouts[0]])?[0])
        #expect(decoded[1] == Self.decode(second, encoding, [layouts[1]])?[0])
    }

    @Test(arguments: whole)
    func `what was decoded encodes to the same bytes`(encoding: WeightEncoding) throws {
        let bytes = encoding.encode([Self.random(Self.tiny, seed: 6)], layouts: [Self.tiny])
        let decoded = try #require(Self.decode(bytes, encoding, [Self.tiny]))
        let again = try #require(
            Self.decode(encoding.encode(decoded, layouts: [Self.tiny]), encoding, [Self.tiny]))
        for (one, two) in zip(decoded[0].elements, again[0].elements) {
            #expect((one - two).magnitude <= one.magnitude * 1e-6)
        }
    }

    @Test(arguments: whole)
    func `finite weights stay finite, however large or small`(encoding: WeightEncoding) throws {
        let extremes: [Float] = [
            .greatestFiniteMagnitude, -.greatestFiniteMagnitude, 1e30, .leastNonzeroMagnitude,
            -.leastNonzeroMagnitude, -0.0, .leastNormalMagnitude, -.leastNormalMagnitude / 8, 0, 65_536,
            -70_000, 1e-38, 3e38,
        ]
        let bytes = encoding.encode([Self.tiny.unpack(extremes)], layouts: [Self.tiny])
        let decoded = try #require(Self.decode(bytes, encoding, [Self.tiny]))[0]
        let isFinite = decoded.elements.allSatisfy(\.isFinite)
        #expect(isFinite)
        let largest: Float = encoding == .fp16 ? 65_504 : .greatestFiniteMagnitude
        #expect(decoded[0] >= largest * 0.8 && decoded[1] <= -largest * 0.8)
    }

    @Test(arguments: whole, [Float.nan, .infinity, -.infinity, -.signalingNaN])
    func `weights that are no numbers are refused, wherever they are`(encoding: WeightEncoding, bad: Float) {
        for position in 0..<Self.tiny.parameterCount {
            var packed = Self.tiny.pack(Self.tinyWeights)
            packed[position] = bad
            let bytes = encoding.encode([Self.tiny.unpack(packed)], layouts: [Self.tiny])
            #expect(bytes.count == encoding.byteCount(layouts: [Self.tiny]))
            let isFinite = bytes.withUnsafeBytes { encoding.isFinite($0, layouts: [Self.tiny]) }
            #expect(!isFinite)
            #expect(Self.decode(bytes, encoding, [Self.tiny]) == nil)
        }
    }

    @Test(arguments: whole)
    func `any other length is refused`(encoding: WeightEncoding) {
        let bytes = encoding.encode([Self.tinyWeights], layouts: [Self.tiny])
        for length in 0..<bytes.count {
            #expect(Self.decode(Array(bytes.prefix(length)), encoding, [Self.tiny]) == nil)
        }
        #expect(Self.decode(bytes + [0], encoding, [Self.tiny]) == nil)
    }

    @Test(arguments: WeightEncoding.allCases)
    func `whatever the bytes, what is decoded is finite`(encoding: WeightEncoding) {
        var stream = RandomStream(seed: 7, purpose: .metrics)
        let count = encoding.byteCount(layouts: [Self.tiny])
        var accepted = 0
        for _ in 0..<2000 {
            let bytes = (0..<count).map { _ in UInt8(stream.below(256)) }
            guard let networks = Self.decode(bytes, encoding, [Self.tiny]) else { continue }
            accepted += 1
            let isFinite = networks[0].elements.allSatisfy(\.isFinite)
            #expect(isFinite)
        }
        #expect((accepted > 0) == (encoding != .delta))
    }
}
