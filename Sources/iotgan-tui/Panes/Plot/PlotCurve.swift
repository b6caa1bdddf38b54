/// A curve of a plot, with the extremes that its points stand for.
struct PlotCurve: Hashable, Sendable {
    struct Point: Hashable, Sendable {
        /// The step, or another time.
        var time: Int
        var mean: Double
        var minimum: Double
        var maximum: Double
    }

    /// What stands at its right end.
    let name: String
    let ink: Ink
    /// Told apart without colours by its dots, and by its letter where there are none.
    let isDashed: Bool
    let points: [Point]
}
