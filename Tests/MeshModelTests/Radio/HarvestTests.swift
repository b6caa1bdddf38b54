import Testing

@testable import MeshModel

@Suite struct HarvestTests {
    let day = 86_400.0
    let sun = Harvest.solar(peakMilliwatts: 500, daySeconds: 86_400)

    @Test func `nothing comes from nothing, and a constant power comes all the time`() {
        #expect(Harvest.none.nanojoules(fromSeconds: 0, toSeconds: 1e6) == 0)
        #expect(Harvest.constant(milliwatts: 50).nanojoules(fromSeconds: 10, toSeconds: 10.1) == 5_000_000)
    }

    // 500 mW * 86,400 s / π.
    @Test func `a day yields peak times day over π, however it is cut into ticks`() {
        let whole = sun.nanojoules(fromSeconds: 0, toSeconds: day)
        #expect(abs(Double(whole) - 13_750_987_083_139.757) < 1)
        for tick in [0.1, 7.3, 1000] {
            let ticks = Int(day / tick)
            let sum = (0..<ticks).reduce(Int64(0)) { sum, index in
                sum + sun.nanojoules(fromSeconds: Double(index) * tick, toSeconds: Double(index + 1) * tick)
            }
            let end = Double(ticks) * tick
            #expect(abs(sum + sun.nanojoules(fromSeconds: end, toSeconds: day) - whole) <= 2)
        }
    }

    // The integral of 500 mW sin(2π t / day) in Python: peak day / π (sin² πb - sin² πa), a and b in days.
    @Test(arguments: [
        (0.0, 21_600.0, 6_875_493_541_569.88), (0, 60, 65_449_743.11), (21_600, 21_601, 499_999_999.56),
        (7200, 14_400, 2_516_605_299_770.41), (43_100, 43_300, 181_804_329.19),
    ])
    func `a piece of a day yields the integral of half a sine`(start: Double, end: Double, expected: Double) {
        let nanojoules = sun.nanojoules(fromSeconds: start, toSeconds: end)
        #expect(abs(Double(nanojoules) - expected) < 1)
    }

    @Test func `nights yield nothing, and every day is like the first`() {
        #expect(sun.nanojoules(fromSeconds: 0.5 * day, toSeconds: day) == 0)
        #expect(sun.nanojoules(fromSeconds: 41.6 * day, toSeconds: 41.9 * day) == 0)
        let first = sun.nanojoules(fromSeconds: 3600, toSeconds: 7200)
        let later = sun.nanojoules(fromSeconds: 300 * day + 3600, toSeconds: 300 * day + 7200)
        #expect(abs(first - later) < 1000)
    }

    @Test(arguments: [0.0, 300])
    func `a millisecond of noon is not lost in rounding, on the first day or another`(days: Double) {
        let noon = (days + 0.25) * day
        #expect(abs(sun.nanojoules(fromSeconds: noon, toSeconds: noon + 0.001) - 500_000) <= 10)
    }
}
