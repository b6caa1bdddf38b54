import CKernels
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension KernelTests {
    /// exp, log, tanh, sin and cos against the C library in double precision.
    @Suite struct Mathematics {
        /// Every 8191st bit pattern (a prime): all magnitudes, both signs, infinities and NaN.
        static let sample: [Float] =
            stride(from: UInt32(0), to: UInt32.max - 8191, by: 8191).map { Float(bitPattern: $0) }
            + [.infinity, -.infinity, .nan, 0, -0.0, 1, -1, .leastNonzeroMagnitude, .greatestFiniteMagnitude]

        /// How far `value` is from `exact`, in units of the last place of the float nearest to `exact`.
        static func error(_ value: Float, _ exact: Double) -> Double {
            if exact.isNaN { return value.isNaN ? 0 : .infinity }
            let nearest = Float(exact)
            if nearest.isInfinite {
                return value == nearest || value.magnitude == .greatestFiniteMagnitude ? 0 : .infinity
            }
            return abs(Double(value) - exact) / Double(nearest.ulp)
        }

        static func worst(_ values: [Float], _ exact: (Double) -> Double) -> Double {
            zip(values, sample).reduce(0) { max($0, error($1.0, exact(Double($1.1)))) }
        }

        static func array(
            _ function: (Int, UnsafePointer<Float>?, UnsafeMutablePointer<Float>?) -> Void
        ) -> [Float] {
            var values = sample
            function(sample.count, sample, &values)
            // Every NaN is the same to us.
            return values.map { $0.isNaN ? .nan : $0 }
        }

        @Test func exponential() {
            let values = KernelTests.agreed("exp") { Self.array(ck_exp_array) }
            #expect(Self.worst(values, exp) <= 1.1)
            #expect(ck_exp(0) == 1 && ck_exp(-.infinity) == 0 && ck_exp(.infinity) == .infinity)
            #expect(ck_exp(89) == .infinity && ck_exp(-104) == 0 && ck_exp(-100) > 0)
        }

        @Test func logarithm() {
            let values = KernelTests.agreed("log") { Self.array(ck_log_array) }
            #expect(Self.worst(values, log) <= 0.9)
            #expect(
                ck_log(1) == 0 && ck_log(0) == -.infinity && ck_log(-1).isNaN
                    && ck_log(.infinity) == .infinity)
        }

        @Test func hyperbolicTangent() {
            let values = KernelTests.agreed("tanh") { Self.array(ck_tanh_array) }
            #expect(Self.worst(values, tanh) <= 5)
            #expect(values.allSatisfy { $0.isNaN || $0.magnitude <= 1 })
            #expect(ck_tanh(-0.0).sign == .minus && ck_tanh(20) == 1 && ck_tanh(-.infinity) == -1)
        }

        @Test func scalarsAreTheArraysBits() {
            for index in stride(from: 0, to: Self.sample.count, by: 97) {
                let x = Self.sample[index]
                for (scalar, array) in [
                    (ck_exp, ck_exp_array), (ck_log, ck_log_array), (ck_tanh, ck_tanh_array),
                ] {
                    var values: [Float] = .init(repeating: 0, count: 16)
                    array(16, [Float](repeating: x, count: 16), &values)
                    #expect(
                        values.allSatisfy {
                            $0.bitPattern == scalar(x).bitPattern || $0.isNaN && scalar(x).isNaN
                        })
                }
            }
        }

        @Test func sineAndCosineOfTurns() {
            let turns = KernelTests.numbers(20_000, seed: 21).enumerated().map { index, number in
                number * Float(1 << (index % 21))
            }
            let values = KernelTests.agreed("sincos") {
                var sine = turns
                var cosine = turns
                ck_sincos_turns_array(turns.count, turns, &sine, &cosine)
                return sine + cosine
            }
            var worst = 0.0
            for (index, turn) in turns.enumerated() {
                let angle = 2 * Double.pi * (Double(turn) - Double(turn).rounded())
                worst = max(worst, abs(Double(values[index]) - sin(angle)))
                worst = max(worst, abs(Double(values[index + turns.count]) - cos(angle)))
            }
            #expect(worst <= 1e-7)
            var sine: Float = 0
            var cosine: Float = 0
            for (turns, expected) in [(0, (0, 1)), (0.25, (1, 0)), (-0.5, (0, -1)), (1000.75, (-1, 0))]
                as [(Float, (Float, Float))]
            {
                ck_sincos_turns(turns, &sine, &cosine)
                #expect((sine, cosine) == expected)
            }
        }
    }
}
