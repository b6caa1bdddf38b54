import Testing

@testable import MeshModel

@Suite struct TickHistoryTests {
    private static func history(of values: [Double], pointLimit: Int = 4) -> TickHistory {
        var history = TickHistory(pointLimit: pointLimit)
        for (tick, value) in values.enumerated() { history.append(tick: tick, value: value) }
        return history
    }

    @Test func `a full history merges neighbours and keeps first values, means and extremes`() {
        // By hand: 0, 2, 4, 6 fill it; 8 makes pairs of them and begins the next.
        let history = Self.history(of: [0, 2, 4, 6, 8])
        #expect(history.valuesPerPoint == 2)
        #expect(history.points.map(\.firstTick) == [0, 2, 4])
        #expect(history.points.map(\.first) == [0, 4, 8])
        #expect(history.points.map(\.mean) == [1, 5, 8])
        #expect(history.points.map(\.minimum) == [0, 4, 8])
        #expect(history.points.map(\.maximum) == [2, 6, 8])
        #expect(history.last == 8)
    }

    @Test func `extremes and coverage survive a long run, and means weigh every value alike`() {
        var values = [Double](repeating: 1, count: 10_000)
        values[3_333] = -50
        values[7_777] = 90
        let history = Self.history(of: values, pointLimit: 32)
        #expect(history.points.count <= 32)
        #expect(history.points.map(\.minimum).min() == -50)
        #expect(history.points.map(\.maximum).max() == 90)
        let holder = history.points.last { $0.firstTick <= 3_333 }
        #expect(holder?.minimum == -50)
        let mean = holder.map { abs($0.mean - (1 - 51 / Double(history.valuesPerPoint))) } ?? 1
        #expect(mean < 1e-9)
    }

    @Test func `it falls as much a tick as it did over the last ones`() throws {
        // Flat for fifty ticks, then 2 a tick.
        let values = (0..<50).map { _ in 100.0 } + (0..<30).map { 100 - 2 * Double($0) }
        let history = Self.history(of: values, pointLimit: 256)
        #expect(history.fallPerTick(over: 10) == 2)
        // 58 in 79 ticks.
        let all = try #require(history.fallPerTick(over: 1_000))
        #expect(abs(all - 58.0 / 79) < 1e-12)
        #expect(TickHistory(pointLimit: 4).fallPerTick(over: 1) == nil)
        #expect(Self.history(of: [1]).fallPerTick(over: 1) == nil)
        #expect(Self.history(of: [1, 3]).fallPerTick(over: 1) == -2)
    }
}
