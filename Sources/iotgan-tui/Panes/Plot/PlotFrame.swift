/// Where a plot's times and values lie: an area of cells, each two dots wide and four high.
struct PlotFrame: Hashable, Sendable {
    let area: Rect
    let axis: PlotAxis
    let start: Int
    let end: Int

    /// The dot column of a time.
    func column(_ time: Int) -> Int {
        let share = Double(time - start) / Double(max(1, end - start))
        return Int((min(2, max(-1, share)) * Double(area.width * 2 - 1)).rounded())
    }

    private func row(_ value: Double) -> Int {
        Int(((1 - axis.share(value)) * Double(area.height * 4 - 1)).rounded())
    }

    /// The mean of what falls into each column of dots, as places in the raster; points that are not numbers leave
    /// a gap.
    func means(_ points: [PlotCurve.Point]) -> [Point] {
        var sums = Array(repeating: (sum: 0.0, count: 0), count: max(0, area.width * 2))
        for point in points where point.mean.isFinite {
            let column = column(point.time)
            guard sums.indices.contains(column) else { continue }
            sums[column].sum += point.mean
            sums[column].count += 1
        }
        return sums.enumerated().compactMap { column, entry in
            entry.count > 0 ? Point(column, row(entry.sum / Double(entry.count))) : nil
        }
    }

    /// The largest and the smallest value in each column of dots, where they lie so far from the mean that they are no
    /// part of its curve.
    func extremes(_ points: [PlotCurve.Point]) -> [Point] {
        var ends = [ClosedRange<Double>?](repeating: nil, count: max(0, area.width * 2))
        for point in points where point.minimum.isFinite && point.maximum.isFinite {
            let column = column(point.time)
            guard ends.indices.contains(column), point.minimum <= point.maximum else { continue }
            let known = ends[column] ?? point.minimum...point.maximum
            ends[column] = min(known.lowerBound, point.minimum)...max(known.upperBound, point.maximum)
        }
        return means(points).flatMap { mean in
            let rows = ends[mean.x].map { [row($0.upperBound), row($0.lowerBound)] } ?? []
            return rows.filter { abs($0 - mean.y) >= Self.standingOut }.map { Point(mean.x, $0) }
        }
    }

    /// In dots: a cell's height.
    private static let standingOut = 4
}
