import CKernels
import Testing

extension KernelTests {
    /// Philox4x32-10 and what is drawn from it.
    @Suite struct Random {
        func words(_ state: ck_philox, _ count: Int) -> [UInt32] {
            var words = [UInt32](repeating: 0, count: count)
            ck_philox_bits(state, count, &words)
            return words
        }

        func normals(_ state: ck_philox, _ count: Int) -> [Float] {
            var values = [Float](repeating: 0, count: count)
            ck_philox_normals(state, count, &values)
            return values
        }

        /// The known answers of Random123's `kat_vectors`.
        @Test func knownAnswers() {
            let answers: [(ck_philox, [UInt32])] = [
                (
                    ck_philox(key: (0, 0), counter: (0, 0, 0, 0)),
                    [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]
                ),
                (
                    ck_philox(key: (.max, .max), counter: (.max, .max, .max, .max)),
                    [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]
                ),
                (
                    ck_philox(
                        key: (0xa409_3822, 0x299f_31d0),
                        counter: (0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344)),
                    [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1]
                ),
            ]
            for (state, expected) in answers {
                var block = [UInt32](repeating: 0, count: 4)
                ck_philox_block(state, &block)
                #expect(block == expected)
                for words in KernelTests.onEveryPath({ words(state, 4) }) { #expect(words == expected) }
            }
        }

        /// The counter of blocks wraps around without a carry: the other three words name the stream.
        @Test(arguments: [1, 4, 7, 64, 131])
        func blocksFollowEachOther(count: Int) {
            let state = ck_philox(key: (3, 5), counter: (.max - 1, 7, 8, 9))
            var expected: [UInt32] = []
            for index in 0..<UInt32((count + 3) / 4) {
                var block = [UInt32](repeating: 0, count: 4)
                ck_philox_block(ck_philox(key: (3, 5), counter: (.max - 1 &+ index, 7, 8, 9)), &block)
                expected += block
            }
            for words in KernelTests.onEveryPath({ words(state, count) }) {
                #expect(words == Array(expected.prefix(count)))
            }
        }

        @Test func uniformsAreTheUpperBits() {
            let state = ck_philox(key: (1, 2), counter: (0, 0, 0, 1))
            let uniforms = KernelTests.agreed("uniforms") {
                var values = [Float](repeating: 0, count: 1001)
                ck_philox_uniforms(state, values.count, &values)
                return values
            }
            #expect(uniforms == words(state, 1001).map { Float($0 >> 8) * 0x1p-24 })
        }

        /// Within five standard errors of the moments of the standard normal distribution.
        @Test func normalsAreNormal() {
            let count = 1 << 18
            let state = ck_philox(key: (42, 0), counter: (0, 0, 0, 3))
            let values = KernelTests.agreed("normals") { normals(state, count - 1) }.map(Double.init)
            let n = Double(values.count)
            let mean = values.reduce(0, +) / n
            let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / n
            let kurtosis = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) * ($1 - mean) * ($1 - mean) } / n
            #expect(abs(mean) < 5 / n.squareRoot())
            #expect(abs(variance - 1) < 5 * (2 / n).squareRoot())
            #expect(abs(kurtosis / (variance * variance) - 3) < 5 * (24 / n).squareRoot())
            #expect(values.max()! < 5.8 && values.min()! > -5.8)
        }

        /// Box & Muller of the words of the first block of key 0, counter 0, in Python's float64:
        /// r = sqrt(-2 ln(((w0 >> 8) + 1) / 2^24)), r cos(2 pi (w1 >> 8) / 2^24), r sin(...), then w2 and w3.
        @Test func goldenNormals() {
            let values = normals(ck_philox(key: (0, 0), counter: (0, 0, 0, 0)), 4)
            for (value, expected) in zip(values, [0.991137475, -0.924662780, -0.617609055, -0.482068347]) {
                #expect(abs(Double(value) - expected) < 4e-7)
            }
        }
    }

    /// The check value of CRC-32C, and RFC 3720's examples (appendix B.4).
    @Test func checksums() {
        let cases: [([UInt8], UInt32)] = [
            ([], 0), (Array("123456789".utf8), 0xe306_9283), ([UInt8](repeating: 0, count: 32), 0x8a91_36aa),
            ([UInt8](repeating: 0xff, count: 32), 0x62a8_ab43), (Array(0..<32), 0x46dd_794e),
            (Array((0..<32).reversed()), 0x113f_db5c),
        ]
        for (bytes, expected) in cases {
            for crc in Self.onEveryPath({ ck_crc32c(bytes, bytes.count) }) { #expect(crc == expected) }
        }
    }
}
