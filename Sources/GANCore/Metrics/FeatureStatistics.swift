/// Mean and covariance of feature vectors, in double precision.
public struct FeatureStatistics: Sendable, Hashable {
    /// `[feature]`
    public let mean: [Double]
    /// Sample covariance (divided by n - 1), `[feature][feature]`.
    public let covariance: SymmetricMatrix

    /// Measures `vectors`, `[sample][feature]`, all of one length.
    ///
    /// - Precondition: there are at least two vectors.
    public init(_ vectors: [[Double]]) {
        precondition(vectors.count >= 2, "a covariance needs two samples")
        let size = vectors[0].count
        let count = Double(vectors.count)
        var mean = [Double](repeating: 0, count: size)
        for vector in vectors {
            for index in 0..<size { mean[index] += vector[index] }
        }
        for index in 0..<size { mean[index] /= count }
        var sums = SymmetricMatrix(size: size)
        var centred = [Double](repeating: 0, count: size)
        for vector in vectors {
            for index in 0..<size { centred[index] = vector[index] - mean[index] }
            for row in 0..<size {
                for column in 0...row { sums.add(centred[row] * centred[column], row, column) }
            }
        }
        self.mean = mean
        covariance = sums.map { $0 / (count - 1) }
    }

    /// The Fréchet distance between the normal distributions with these means and covariances (Dowson & Landau
    /// 1982): ‖μ₁ - μ₂‖² + tr(C₁ + C₂ - 2 (C₁^½ C₂ C₁^½)^½).
    public func frechetDistance(to other: FeatureStatistics) -> Double {
        let means = zip(mean, other.mean).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
        let root = covariance.squareRoot()
        let inner = root.sandwiching(other.covariance)
        let cross = inner.eigenvalues().reduce(0) { $0 + max($1, 0).squareRoot() }
        return max(0, means + covariance.trace + other.covariance.trace - 2 * cross)
    }
}
