import CKernels
import Testing

/// The kernels on every path that this CPU can run.
///
/// The path is chosen for the whole process, so these suites run one after the other. Other tests may run
/// beside them: as all paths give the same bits, they cannot notice.
@Suite(.serialized) struct KernelTests {
    static let paths = [CK_PATH_PORTABLE, CK_PATH_AVX2, CK_PATH_AVX512, CK_PATH_NEON].filter(
        ck_path_supported)

    /// The results of `body` on each path, the portable one first.
    static func onEveryPath<Result>(_ body: () -> Result) -> [Result] {
        let before = ck_path_current()
        defer { ck_path_select(before) }
        return paths.map { path in
            #expect(ck_path_select(path))
            #expect(ck_path_current() == path)
            return body()
        }
    }

    /// The one result that all paths agree on, bit by bit.
    static func agreed(_ comment: String, _ body: () -> [Float]) -> [Float] {
        let results = onEveryPath(body)
        for (path, result) in zip(paths, results).dropFirst() {
            let same = zip(result, results[0]).allSatisfy { $0.bitPattern == $1.bitPattern }
            #expect(same && result.count == results[0].count, "path \(path.rawValue), \(comment)")
        }
        return results[0]
    }

    /// `count` numbers in -1 ..< 1 with 24 bits each (Numerical Recipes' quick generator).
    static func numbers(_ count: Int, seed: UInt32) -> [Float] {
        var state = seed
        return (0..<count).map { _ in
            state = state &* 1_664_525 &+ 1_013_904_223
            return Float(Int32(bitPattern: state) >> 8) * 0x1p-23
        }
    }

    /// Shapes of layers: outputs, samples, inputs, and what rows have more than they need.
    struct Shape: CustomTestStringConvertible {
        let outputs: Int
        let samples: Int
        let inputs: Int
        var slack = 0

        var testDescription: String { "\(outputs)x\(inputs) on \(samples), slack \(slack)" }
        var stride: Int { (inputs + 15) & ~15 + slack }
        var sampleStride: Int { samples + slack }

        /// From a single number over every kind of tail to layers of the models.
        static let all = [
            Shape(outputs: 1, samples: 1, inputs: 1), Shape(outputs: 6, samples: 16, inputs: 4),
            Shape(outputs: 7, samples: 17, inputs: 5), Shape(outputs: 13, samples: 33, inputs: 75),
            Shape(outputs: 12, samples: 48, inputs: 31), Shape(outputs: 25, samples: 7, inputs: 257),
            Shape(outputs: 3, samples: 200, inputs: 20), Shape(outputs: 64, samples: 32, inputs: 75),
            Shape(outputs: 1, samples: 64, inputs: 65), Shape(outputs: 128, samples: 64, inputs: 155),
            Shape(outputs: 5, samples: 130, inputs: 300, slack: 16),
            Shape(outputs: 11, samples: 30, inputs: 18, slack: 3),
            Shape(outputs: 20, samples: 140, inputs: 49),
            Shape(outputs: 270, samples: 20, inputs: 24, slack: 1),
            Shape(outputs: 1, samples: 23, inputs: 19, slack: 2),
            Shape(outputs: 1, samples: 150, inputs: 299),
        ]
    }

    @Test func thePortablePathIsAlwaysThere() {
        #expect(Self.paths.contains(CK_PATH_PORTABLE))
        #expect(Self.paths.contains(ck_path_best()))
    }

    @Test func aPathThatTheCPUCannotRunIsRefused() {
        let before = ck_path_current()
        for path in [CK_PATH_AVX2, CK_PATH_AVX512, CK_PATH_NEON] where !ck_path_supported(path) {
            #expect(!ck_path_select(path))
            #expect(ck_path_current() == before)
        }
    }

    @Test func thePeakCountsItsOperations() {
        let counts = Self.onEveryPath { (ck_peak_flops(1), ck_peak_flops(3)) }
        for (one, three) in counts {
            #expect(one > 0)
            #expect(three == 3 * one)
        }
    }
}
