import Testing

@testable import GANCore

@Suite struct FeatureStatisticsTests {
    /// Deterministic vectors; the expected numbers were computed from the same formula with NumPy and SciPy.
    static func vectors(_ count: Int, _ a: Int, _ b: Int, shift: Double = 0) -> [[Double]] {
        (0..<count).map { (i: Int) -> [Double] in
            (0..<4).map { (j: Int) -> Double in
                let residue = (i * a + j * b + i * j) % 17
                return Double(residue) / 8.0 - Double(j) * 0.1 + shift
            }
        }
    }

    @Test("covariance: trace and eigenvalues as numpy.cov and numpy.linalg.eigvalsh give them")
    func covariance() {
        let statistics = FeatureStatistics(Self.vectors(40, 3, 5))
        #expect(abs(statistics.covariance.trace - 1.5362279647435895) < 1e-12)
        let expected = [0.2311189, 0.34687313, 0.43956207, 0.51867386]
        for (value, wanted) in zip(statistics.covariance.eigenvalues().sorted(), expected) {
            #expect(abs(value - wanted) < 1e-8)
        }
    }

    @Test("Fréchet distance as SciPy's sqrtm gives it, in both directions")
    func frechetDistance() {
        let a = FeatureStatistics(Self.vectors(40, 3, 5))
        let b = FeatureStatistics(Self.vectors(50, 7, 2, shift: 0.25))
        #expect(abs(a.frechetDistance(to: b) - 0.332524003937235) < 1e-9)
        #expect(abs(b.frechetDistance(to: a) - 0.332524003937235) < 1e-9)
    }

    @Test("a distribution is at distance zero from itself, and a shift adds its square")
    func shift() {
        let a = FeatureStatistics(Self.vectors(40, 3, 5))
        let moved = FeatureStatistics(Self.vectors(40, 3, 5, shift: 2))
        #expect(a.frechetDistance(to: a) < 1e-12)
        #expect(abs(a.frechetDistance(to: moved) - 4 * 4) < 1e-9)
    }

    @Test("features that carry nothing (a singular covariance) do no harm")
    func singular() {
        let flat = FeatureStatistics((0..<10).map { [Double($0), 0, 0] })
        #expect(flat.frechetDistance(to: flat) < 1e-12)
    }
}
