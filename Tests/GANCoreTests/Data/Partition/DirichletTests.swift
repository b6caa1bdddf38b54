import Testing

@testable import GANCore

@Suite struct DirichletTests {
    /// For a symmetric Dirichlet distribution over c parts, E[q] = 1 / c and E[Σ q²] = (α + 1) / (c α + 1).
    @Test(arguments: [Float(0.05), 0.5, 1, 10, 1000]) func `Shares have the distribution's moments`(
        alpha: Float
    ) {
        let draws = 4000
        let parts = 10
        var stream = RandomStream(seed: 11, purpose: .partition)
        var sums = Array(repeating: Double(0), count: parts)
        var squares = 0.0
        for _ in 0..<draws {
            let shares = Dirichlet.shares(alpha: alpha, count: parts, stream: &stream)
            #expect(abs(shares.reduce(0, +) - 1) < 1e-5)
            for (part, share) in shares.enumerated() {
                sums[part] += Double(share)
                squares += Double(share) * Double(share)
            }
        }
        let expected = (Double(alpha) + 1) / (Double(parts) * Double(alpha) + 1)
        #expect(abs(squares / Double(draws) - expected) < 0.02 * expected)
        // The standard error of a mean share is at most sqrt(0.1 · 0.9 / 4000) = 0.005, for alpha -> 0.
        for sum in sums { #expect(abs(sum / Double(draws) - 0.1) < 0.015) }
    }

    @Test func `A tiny alpha gives whole shares, never a division by zero`() {
        var stream = RandomStream(seed: 2, purpose: .partition)
        for _ in 0..<200 {
            let shares = Dirichlet.shares(alpha: 0.001, count: 10, stream: &stream)
            #expect(shares.allSatisfy { $0.isFinite && $0 >= 0 })
            #expect(shares.max()! > 0.5)
        }
    }

    @Test func `Counts sum to the total and lie within one of their shares`() {
        var stream = RandomStream(seed: 5, purpose: .partition)
        for total in [1, 7, 300, 10_000] {
            let shares = Dirichlet.shares(alpha: 0.5, count: 10, stream: &stream)
            let counts = Dirichlet.counts(total: total, shares: shares)
            #expect(counts.reduce(0, +) == total)
            for (share, count) in zip(shares, counts) {
                #expect(count >= 0)
                #expect(abs(Float(count) - share * Float(total)) < 1.01)
            }
        }
        #expect(Dirichlet.counts(total: 10, shares: [0.25, 0.25, 0.5]) == [3, 2, 5])
    }
}
