import MeshModel

/// What energy bought: percentage points of accuracy for each joule that was spent, by radio and processor together, since
/// the start. Of a mesh: the mean accuracy over the joules of all nodes.
enum AccuracyPerJoule {
    static let unit = "points/J"

    /// - Parameter accuracy: a share, 0 ... 1.
    static func points(_ accuracy: Double?, _ spent: EnergyLedger.Spent) -> Double? {
        let joules = spent.usedJoules
        return joules > 0 ? accuracy.map { $0 * 100 / joules } : nil
    }

    /// In eight characters: a long run of many nodes buys millionths of a point for a joule.
    static func text(_ points: Double) -> String {
        guard points.isFinite, points < 0.0995, points > 0 else { return NumberText.short(points) }
        var decimals = 2
        var digits = points * 100
        while digits < 9.95, decimals < 6 {
            digits *= 10
            decimals += 1
        }
        return NumberText.fixed(points, decimals)
    }
}
