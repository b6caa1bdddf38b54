import GANCore
import Testing

@Suite struct DeterministicMathTests {
    // Python's math.exp and math.log.
    @Test func `exp and log agree with another implementation to float's precision`() {
        for (x, y) in [
            (0.0, 1.0), (1, 2.718281828459045), (-10, 4.5399929762484854e-5), (80, 5.54062238439351e34),
        ] {
            #expect(abs(Double(DeterministicMath.exp(Float(x))) / y - 1) < 2e-7)
        }
        for (x, y) in [(2.0, 0.6931471805599453), (10, 2.302585092994046), (1e-30, -69.07755278982137)] {
            #expect(abs(Double(DeterministicMath.log(Float(x))) / y - 1) < 2e-7)
        }
    }

    @Test func `what float cannot hold is 0 and infinity`() {
        #expect(DeterministicMath.exp(-104) == 0)
        #expect(DeterministicMath.exp(89) == .infinity)
        #expect(DeterministicMath.log(0) == -.infinity)
        #expect(DeterministicMath.log(-1).isNaN)
    }
}
