import GANCore

/// Mean and variance of each pixel over some images.
struct PixelMoments {
    private let means: [Float]
    private let deviations: [Float]

    init(_ images: [[Float]]) {
        let count = Float(max(images.count, 1))
        let pixels = images.first?.indices ?? 0..<0
        let means = pixels.map { pixel in images.reduce(0) { $0 + $1[pixel] } / count }
        deviations = pixels.map { pixel in
            let mean = means[pixel]
            return (images.reduce(0) { $0 + ($1[pixel] - mean) * ($1[pixel] - mean) } / count).squareRoot()
        }
        self.means = means
    }

    /// ‖m - m'‖² + ‖s - s'‖², the Fréchet distance of normal distributions with diagonal covariances (Dowson & Landau
    /// 1982).
    func frechetDistance(to other: PixelMoments) -> Float {
        var sum: Float = 0
        for pixel in means.indices {
            let mean = means[pixel] - other.means[pixel]
            let deviation = deviations[pixel] - other.deviations[pixel]
            sum += mean * mean + deviation * deviation
        }
        return sum
    }
}
