import GANCore
import MeshModel
import Testing

@testable import iotgan_tui

@Suite struct ComparisonTests {
    private func comparison(
        ticks: Int = 10, hasOracle: Bool = true, _ change: (inout Scenario) -> Void = { _ in }
    ) throws -> Comparison {
        var scenario = Scenario()
        change(&scenario)
        return try Comparison(
            scenario: scenario, strategies: [.isolated, .relay], seedCount: 3, ticks: ticks,
            hasOracle: hasOracle)
    }

    @Test("seeds follow one another from the scenario's on, and wrap at the largest")
    func seeds() throws {
        #expect(try comparison { $0.seed = 7 }.seeds == [7, 8, 9])
        #expect(try comparison { $0.seed = .max }.seeds == [.max, 0, 1])
    }

    @Test("the fingerprint tells settings apart, not names, seeds and strategies")
    func settings() throws {
        let plain = try comparison().settings
        #expect(try comparison { $0.seed = 9 }.settings == plain)
        #expect(try comparison { $0.strategy = .raw }.settings == plain)
        #expect(try comparison { $0.name = "other" }.settings == plain)
        let others = try [
            comparison(ticks: 11).settings, comparison(hasOracle: false).settings,
            comparison { $0.nodeCount = 9 }.settings, comparison { $0.gan.r1Gamma = 0.25 }.settings,
            comparison { $0.interventions = [TimedIntervention(tick: 3, intervention: .heal)] }.settings,
        ]
        #expect(Set(others + [plain]).count == others.count + 1)
    }

    @Test("a scenario that goes over to a strategy cannot be compared")
    func plannedStrategy() throws {
        let planned = TimedIntervention(tick: 30, intervention: .setStrategy(.relay))
        let error = #expect(throws: MeshModelError.self) { try comparison { $0.interventions = [planned] } }
        #expect(
            error?.description
                == "intervention at tick 30: \"strategy relay\" is not valid; expected none that "
                + "changes the strategy, which is what compare does; use run, or take it out")
    }

    @Test("the results file is named after the scenario, whatever it is called")
    func path() throws {
        let comparison = try comparison { $0.name = "../my village" }
        #expect(
            comparison.defaultResultsPath.hasSuffix(
                "/iotgan/compare----my-village-\(comparison.settings).jsonl"))
    }

    /// 42 -> 128 -> 256 -> 144: 43 · 128 + 129 · 256 + 257 · 144 = 75,536 parameters; images of 12x12 and a label.
    @Test("break-even of the default generator in fp32")
    func breakEven() {
        var scenario = Scenario()
        scenario.encoding = .fp32
        #expect(scenario.weightVectorBytes == 302_144)
        #expect(scenario.sampleBytes == 145)
        #expect(abs(scenario.breakEvenImages - 2_083.7517) < 1e-3)
    }
}
