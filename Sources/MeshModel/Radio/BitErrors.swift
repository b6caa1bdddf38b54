import GANCore

/// Errors of bits and frames, as functions of how far the signal is above the receiver's sensitivity.
enum BitErrors {
    /// The share of bits that fail: 1/2 exp(-γ/2), that of noncoherent binary FSK (Proakis, Digital
    /// Communications, section 5.4), with γ such that it is `rateAtSensitivity` where the margin is 0. γ
    /// grows with the margin, which is in decibels.
    static func rate(marginDecibels: Double, rateAtSensitivity: Double) -> Double {
        let halfGammaAtSensitivity = -DeterministicMath.log(Float(2 * rateAtSensitivity))
        let gain = DeterministicMath.exp(Float(marginDecibels * Decibels.nepers))
        return 0.5 * Double(DeterministicMath.exp(-halfGammaAtSensitivity * gain))
    }

    /// The share of frames of `bits` that have a wrong bit, 1 - (1 - `rate`)^`bits`, in 0 ... 1.
    ///
    /// Both logarithm and exponential have a series near zero, where a subtraction would leave no digits.
    static func frameErrorRate(bitErrorRate rate: Double, bits: Int) -> Double {
        let logarithmOfOneBit =
            rate < 0.01 ? logarithmOfOneLess(rate) : Double(DeterministicMath.log(Float(1 - rate)))
        let exponent = -Double(bits) * logarithmOfOneBit
        return exponent < 0.05
            ? oneLessExponential(exponent) : 1 - Double(DeterministicMath.exp(Float(-exponent)))
    }

    /// log(1 - `x`) for 0 <= `x` < 0.01, within 2e-9 of itself: the Taylor series to the fourth power.
    private static func logarithmOfOneLess(_ x: Double) -> Double {
        -x * (1 + x * (1 / 2 + x * (1 / 3 + x / 4)))
    }

    /// 1 - exp(-`x`) for 0 <= `x` < 0.05, within 3e-9 of itself: the Taylor series to the fifth power.
    private static func oneLessExponential(_ x: Double) -> Double {
        x * (1 - x / 2 * (1 - x / 3 * (1 - x / 4 * (1 - x / 5))))
    }
}

/// Ratios of power in decibels.
enum Decibels {
    /// The natural logarithm of the ratio that is one decibel: ln(10) / 10.
    static let nepers = 0.230_258_509_299_404_57
}
