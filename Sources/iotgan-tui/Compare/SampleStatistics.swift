/// Mean and spread of a few measurements, one for each seed.
struct SampleStatistics {
    let mean: Double
    /// With n - 1 in the denominator; nil for a single value, of which it says nothing.
    let standardDeviation: Double?

    /// nil where there is nothing to take the mean of.
    init?(_ values: [Double]) {
        guard !values.isEmpty else { return nil }
        let count = Double(values.count)
        // Counted from the first value on, so that equal values have no deviation at all.
        let mean = values[0] + values.reduce(0) { $0 + ($1 - values[0]) } / count
        self.mean = mean
        let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        standardDeviation = values.count > 1 ? (squares / (count - 1)).squareRoot() : nil
    }

    /// nil where any value is missing.
    init?(_ values: [Double?]) {
        let known = values.compactMap(\.self)
        guard known.count == values.count else { return nil }
        self.init(known)
    }
}
