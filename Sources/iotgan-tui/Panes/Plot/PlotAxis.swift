/// A vertical axis with round ends that holds all values.
struct PlotAxis: Hashable, Sendable {
    struct Label: Hashable, Sendable {
        var row: Int
        var text: String
    }

    let low: Double
    let high: Double
    /// From the top down.
    let labels: [Label]

    /// - Parameter range: the ends, where they are known beforehand.
    init(_ values: [Double], range: ClosedRange<Double>? = nil, rows: Int) {
        let smallest = range?.lowerBound ?? values.min() ?? 0
        let largest = range?.upperBound ?? values.max() ?? 1
        let step = PlotAxis.roundStep(max(largest - min(smallest, 0), abs(largest) * 1e-6, 1e-9) / 6)
        // Losses start at zero, unless they are negative.
        low = smallest >= 0 ? 0 : (smallest / step).rounded(.down) * step
        high = max((largest / step).rounded(.up) * step, low + step)
        var labels = [Label(row: 0, text: NumberText.short(high))]
        if rows >= 5, rows % 2 == 1 {
            labels.append(Label(row: rows / 2, text: NumberText.short((low + high) / 2)))
        }
        if rows > 1 { labels.append(Label(row: rows - 1, text: NumberText.short(low))) }
        self.labels = labels
    }

    /// Where a value lies, 0 at the low end ... 1 at the high end.
    func share(_ value: Double) -> Double { min(1, max(0, (value - low) / (high - low))) }

    /// The next of 1, 2, 5, 10, 20 ... that is not below `size`.
    private static func roundStep(_ size: Double) -> Double {
        guard size.isFinite, size < 1e30 else { return max(size, 1) }
        var power = 1.0
        while power > size { power /= 10 }
        while power * 10 <= size { power *= 10 }
        return [1, 2, 5, 10].map { $0 * power }.first { $0 >= size } ?? 10 * power
    }
}
