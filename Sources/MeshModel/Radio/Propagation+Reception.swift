import GANCore

extension Propagation {
    /// What a signal loses over `metres` without shadowing; below one metre counts as one (Rappaport, Wireless
    /// Communications, equation 4.68).
    public func pathLossDecibels(metres: Double, radio: RadioProfile) -> Double {
        let logarithm = Double(DeterministicMath.log(Float(max(1, metres))))
        return radio.referencePathLossDecibels + exponent * logarithm / Decibels.nepers
    }

    /// How far the received power is above the receiver's sensitivity, in decibels; infinite for `ideal`.
    ///
    /// - Parameter shadowingDecibels: loss besides that of the path; negative where the link is better than
    ///   that.
    public func marginDecibels(radio: RadioProfile, metres: Double, shadowingDecibels: Double) -> Double {
        let loss = pathLossDecibels(metres: metres, radio: radio) + shadowingDecibels
        return radio.transmitPowerDBm - loss - radio.sensitivityDBm
    }

    /// The share of radio frames of `bytes` (on the air, headers included) that arrive damaged, 0 ... 1;
    /// always 0 for `ideal`. ``BitErrors`` has the formula.
    public func frameErrorRate(
        radio: RadioProfile, metres: Double, shadowingDecibels: Double, bytes: Int
    ) -> Double {
        guard radio != .ideal else { return 0 }
        let margin = marginDecibels(radio: radio, metres: metres, shadowingDecibels: shadowingDecibels)
        let bitErrorRate = BitErrors.rate(
            marginDecibels: margin, rateAtSensitivity: radio.bitErrorRateAtSensitivity)
        return BitErrors.frameErrorRate(bitErrorRate: bitErrorRate, bits: 8 * bytes)
    }

    /// How well a link carries the radio's longest frames.
    public func linkQuality(radio: RadioProfile, metres: Double, shadowingDecibels: Double) -> LinkQuality {
        LinkQuality(
            metres: metres,
            frameErrorRate: frameErrorRate(
                radio: radio, metres: metres, shadowingDecibels: shadowingDecibels,
                bytes: radio.maximumFrameBytes))
    }

    /// The distance at which half of the radio's longest frames arrive damaged, without shadowing; infinite for
    /// `ideal`, 0 where it is below one metre, and at most ``farthestMetres``.
    public func rangeMetres(radio: RadioProfile) -> Double {
        guard radio != .ideal else { return .infinity }
        func arrives(_ metres: Double) -> Bool {
            linkQuality(radio: radio, metres: metres, shadowingDecibels: 0).frameErrorRate < 0.5
        }
        guard arrives(1) else { return 0 }
        var near = 1.0
        var far = Self.farthestMetres
        // Halves the logarithm of the ratio, so that thirty steps leave a few parts in 10^8, which is float's
        // precision.
        for _ in 0..<30 {
            let middle = (near * far).squareRoot()
            if arrives(middle) { near = middle } else { far = middle }
        }
        return near
    }

    /// The longest range that ``rangeMetres(radio:)`` gives: the Earth's radius is shorter.
    public static let farthestMetres = 1e7
}

/// What a link is like at a moment.
public struct LinkQuality: Sendable, Hashable {
    public var metres: Double
    /// The share of the radio's longest frames that arrive damaged, 0 ... 1.
    public var frameErrorRate: Double

    public init(metres: Double, frameErrorRate: Double) {
        self.metres = metres
        self.frameErrorRate = frameErrorRate
    }
}
