extension Harvest {
    /// Energy that comes in between two moments (0 <= `start` <= `end`, in simulated seconds), in whole
    /// nanojoules, never negative.
    ///
    /// It is the difference of the rounded energies since the beginning, so that pieces of time sum to the
    /// whole, however time is cut.
    public func nanojoules(fromSeconds start: Double, toSeconds end: Double) -> Int64 {
        max(0, nanojoules(since: end) - nanojoules(since: start))
    }

    /// Energy from the beginning until `seconds`.
    private func nanojoules(since seconds: Double) -> Int64 {
        switch self {
        case .none: 0
        case .constant(let milliwatts):
            EnergyModel.nanojoules(milliwatts: milliwatts, seconds: seconds)
        case .solar(let peak, let day):
            // A day yields the integral of peak · sin(2π t / day) over its first half: peak · day / π.
            EnergyModel.nanojoules(
                milliwatts: peak, seconds: day / .pi * Self.sunnyDays(at: seconds / day))
        }
    }

    /// Days' yields until the moment `days`: whole ones, and of today's (1 - cos 2πt) / 2 = sin² πt until its
    /// middle.
    private static func sunnyDays(at days: Double) -> Double {
        let whole = days.rounded(.down)
        let sine = sine(quarterTurns: 2 * min(days - whole, 0.5))
        return whole + sine * sine
    }

    /// sin(`x` π/2) for 0 <= `x` <= 1 by its Taylor series, whose next term is below half a unit in the last
    /// place of 1.
    ///
    /// The kernels' sine has single precision, which a tick's share of a day's energy would be lost in.
    private static func sine(quarterTurns x: Double) -> Double {
        let angle = x * .pi / 2
        var sum = 1.0
        for order in stride(from: 20.0, through: 2, by: -2) {
            sum = 1 - sum * angle * angle / (order * (order + 1))
        }
        return angle * sum
    }
}
