extension RandomStream {
    /// A whole number with the Poisson distribution of this mean: how many uniform numbers one can multiply until the
    /// product falls to e^-mean (Knuth, The Art of Computer Programming 2, section 3.4.1, algorithm Q).
    ///
    /// A mean above 16 is drawn in parts of at most that, because the sum of two such numbers has the sum of their means,
    /// and e^-16 is far from where numbers end.
    ///
    /// - Parameters:
    ///   - mean: at least 0.
    ///   - limit: drawing ends there; nobody waits for more.
    /// - Complexity: O(*mean*), and no more than O(*limit*).
    public mutating func poisson(mean: Double, limit: Int) -> Int {
        var count = 0
        var rest = mean
        while rest > 0 && count < limit {
            let part = min(rest, 16)
            rest -= part
            let threshold = 1 / Self.exponential(part)
            var product = fineUniform()
            while product > threshold && count < limit {
                count += 1
                product *= fineUniform()
            }
        }
        return count
    }

    /// A uniform number in [0, 1), with 53 random bits: with fewer, what is rarer than once in some million draws would
    /// come too often or never.
    private mutating func fineUniform() -> Double {
        let high = UInt64(next() >> 5)
        return Double(high << 26 | UInt64(next() >> 6)) * 0x1p-53
    }

    /// e^x for x in 0 ... 16 by its power series, whose terms are all positive and below 1e-16 of the sum after 80 of
    /// them: the C library's differs between machines, and our own `exp` has too few digits beside 1.
    private static func exponential(_ x: Double) -> Double {
        var term = 1.0
        var sum = 1.0
        for order in 1...80 {
            term *= x / Double(order)
            sum += term
        }
        return sum
    }
}
