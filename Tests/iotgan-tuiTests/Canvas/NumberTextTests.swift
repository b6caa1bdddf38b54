import Testing

@testable import iotgan_tui

struct NumberTextTests {
    @Test
    func `Numbers are rounded and have their units`() {
        #expect(NumberText.fixed(1.005, 1) == "1.0")
        #expect(NumberText.fixed(-0.04, 1) == "0.0")
        #expect(NumberText.fixed(-2.06, 1) == "-2.1")
        #expect(NumberText.fixed(.nan, 2) == "NaN")
        #expect(NumberText.fixed(-.infinity, 2) == "-inf")
        #expect(NumberText.short(0.956) == "0.96")
        #expect(NumberText.short(12.34) == "12.3")
        #expect(NumberText.short(315) == "315")
        #expect(NumberText.grouped(1_234_567) == "1 234 567")
        #expect(NumberText.grouped(-1234) == "-1 234")
        #expect(NumberText.percent(0.6543, decimals: 1) == "65.4 %")
    }

    @Test
    func `Quantities take the prefix that leaves up to three digits`() {
        #expect(NumberText.scaled(302_208, unit: "B") == "302 kB")
        #expect(NumberText.scaled(999_999, unit: "B") == "1.00 MB")
        #expect(NumberText.scaled(512, unit: "B") == "512 B")
        #expect(NumberText.scaled(16_600, unit: "J") == "16.6 kJ")
        #expect(NumberText.scaled(0.0123, unit: "J") == "12.3 mJ")
        #expect(NumberText.scaled(0, unit: "B") == "0 B")
    }

    @Test
    func `Time is told in the unit that fits`() {
        #expect(NumberText.duration(12.34) == "12.3 s")
        #expect(NumberText.duration(245) == "4 min 05 s")
        #expect(NumberText.duration(7_620) == "2 h 07 min")
        #expect(NumberText.duration(.nan) == "-")
    }
}
