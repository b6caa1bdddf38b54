import GANCore
import Testing

@Suite struct PoissonTests {
    /// Both are the mean; with n draws the mean of them is off by sqrt(mean / n) and their variance by
    /// sqrt((mean + 2 mean²) / n), of which four are allowed.
    @Test(arguments: [0.1, 1, 7.5, 16, 40, 250])
    func `mean and variance are those of the distribution`(mean: Double) {
        let count = 20_000.0
        var stream = RandomStream(seed: 3, purpose: .churn)
        let draws = (0..<Int(count)).map { _ in Double(stream.poisson(mean: mean, limit: .max)) }
        let average = draws.reduce(0, +) / count
        let variance = draws.reduce(0) { $0 + ($1 - average) * ($1 - average) } / (count - 1)
        #expect(abs(average - mean) < 4 * (mean / count).squareRoot())
        #expect(abs(variance - mean) < 4 * ((mean + 2 * mean * mean) / count).squareRoot())
    }

    /// P(0) = e^-1 = 0.36788, P(1) the same, P(2) = 0.18394, P(3) = 0.06131.
    @Test func `small counts come as often as they should`() {
        var stream = RandomStream(seed: 5, purpose: .churn)
        let draws = (0..<20_000).map { _ in stream.poisson(mean: 1, limit: 100) }
        for (count, share) in [0.36788, 0.36788, 0.18394, 0.06131].enumerated() {
            let found = Double(draws.count { $0 == count }) / 20_000
            #expect(abs(found - share) < 4 * (share * (1 - share) / 20_000).squareRoot())
        }
    }

    @Test func `nothing comes at no rate, and never more than the limit`() {
        var stream = RandomStream(seed: 7, purpose: .churn)
        #expect((0..<100).allSatisfy { _ in stream.poisson(mean: 0, limit: 10) == 0 })
        #expect((0..<100).allSatisfy { _ in stream.poisson(mean: 1e6, limit: 10) == 10 })
    }
}
