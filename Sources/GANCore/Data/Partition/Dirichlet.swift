import CKernels

/// A symmetric Dirichlet distribution, drawn as gamma variates over their sum.
enum Dirichlet {
    /// Draws shares of `count` parts that sum to one.
    ///
    /// Gamma variates below 1e-38 are common for small `alpha`; their logarithms are drawn instead, and are
    /// scaled by the largest before the sum.
    static func shares(alpha: Float, count: Int, stream: inout RandomStream) -> [Float] {
        var logarithms: [Float] = []
        for _ in 0..<count { logarithms.append(logGamma(alpha: alpha, stream: &stream)) }
        let largest = logarithms.reduce(logarithms[0]) { $0 < $1 ? $1 : $0 }
        let weights = logarithms.map { ck_exp($0 - largest) }
        let sum = weights.reduce(0, +)
        return weights.map { $0 / sum }
    }

    /// Splits `total` after `shares`: part k is what lies between the rounded cumulated shares before and after
    /// it, so that the parts sum to `total` and each is less than one away from its share.
    static func counts(total: Int, shares: [Float]) -> [Int] {
        var cumulated: Float = 0
        var given = 0
        return shares.indices.map { part in
            cumulated += shares[part]
            let isLast = part == shares.count - 1
            let end = isLast ? total : min(total, Int((cumulated * Float(total)).rounded()))
            defer { given = end }
            return end - given
        }
    }

    /// The logarithm of a gamma variate with shape `alpha` and scale 1 (Marsaglia & Tsang, "A simple method for
    /// generating gamma variables", 2000); below shape 1 by gamma(alpha) = gamma(alpha + 1) · U^(1 / alpha).
    private static func logGamma(alpha: Float, stream: inout RandomStream) -> Float {
        if alpha < 1 {
            let boost = ck_log(positiveUniform(&stream)) / alpha
            return logGamma(alpha: alpha + 1, stream: &stream) + boost
        }
        let d = alpha - 1 / 3
        let c = 1 / (9 * d).squareRoot()
        while true {
            let normal = stream.normal()
            let root = 1 + c * normal
            guard root > 0 else { continue }
            let cube = root * root * root
            let logCube = ck_log(cube)
            if ck_log(positiveUniform(&stream)) < normal * normal / 2 + d * (1 - cube + logCube) {
                return ck_log(d) + logCube
            }
        }
    }

    /// A uniform number in (0, 1].
    private static func positiveUniform(_ stream: inout RandomStream) -> Float {
        (Float(stream.next() >> 8) + 1) * 0x1p-24
    }
}
