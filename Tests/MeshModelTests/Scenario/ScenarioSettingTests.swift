import Testing

@testable import MeshModel

@Suite struct ScenarioSettingTests {
    @Test func `a setting is written under its name and read back`() throws {
        let setting = try #require(ScenarioSetting.all.first { $0.path == "own_share" })
        var scenario = Scenario()
        #expect(setting.value(in: scenario).description == "\"usual\"", "left to the strategy")
        #expect(setting.set(.number(0.25), in: &scenario))
        #expect(scenario.ownShare == 0.25)
        #expect(setting.set(.whole(1), in: &scenario), "1 is a number, too")
        #expect(scenario.ownShare == 1)
        #expect(!setting.set(.text("half"), in: &scenario))
        #expect(scenario.ownShare == 1)
        #expect(setting.set(.text("usual"), in: &scenario))
        #expect(scenario.ownShare == nil)
    }

    @Test func `names are unique, and every setting keeps what the default scenario has`() {
        #expect(Set(ScenarioSetting.all.map(\.path)).count == ScenarioSetting.all.count)
        var scenario = Scenario()
        for setting in ScenarioSetting.all {
            #expect(setting.set(setting.value(in: scenario), in: &scenario), "\(setting.path)")
        }
        #expect(scenario == Scenario())
    }

    /// The other way round: nothing in `Scenario` is without a setting.
    @Test func `every stored property has a setting`() {
        func count(_ value: Any) -> Int { Mirror(reflecting: value).children.count }
        let scenario = Scenario()
        let tables: [Any] = [scenario.gan, scenario.classifier, scenario.propagation, scenario.churn]
        // The thresholds of health, too, are a table, but not stored one by one.
        var expected = count(scenario) - tables.count - 1 + HealthThreshold.allCases.count
        for table in tables { expected += count(table) }
        // Profiles and interventions are tables of their own, which are read one by one.
        let lists = 2
        #expect(ScenarioSetting.all.count == expected - lists)
    }

    @Test(arguments: ["village", "say \"hi\" \\ \t\n", "\u{1}", "Fréchet 🛰"])
    func `texts are escaped as TOML wants`(text: String) {
        let written = SettingValue.text(text).description
        #expect(written.hasPrefix("\"") && written.hasSuffix("\""))
        let forbidden: Set<Character> = ["\n", "\t", "\u{1}"]
        #expect(forbidden.isDisjoint(with: written))
    }

    @Test func `a seed beyond TOML's numbers is a text`() throws {
        let setting = try #require(ScenarioSetting.all.first { $0.path == "seed" })
        var scenario = Scenario()
        scenario.seed = .max
        #expect(setting.value(in: scenario) == .text("18446744073709551615"))
        #expect(setting.set(.text("18446744073709551614"), in: &scenario))
        #expect(scenario.seed == UInt64.max - 1)
        #expect(!setting.set(.whole(-1), in: &scenario))
    }

    @Test(arguments: ScenarioValidationTests.flaws + ScenarioValidationTests.worldFlaws)
    func `an error of validation leads to its setting`(flaw: ScenarioValidationTests.Flaw) throws {
        let name = String(flaw.line.prefix { $0 != ":" })
        if name == "interventions" { return #expect(ScenarioSetting.named(inError: name)?.path == nil) }
        let setting = try #require(ScenarioSetting.named(inError: name))
        let words = setting.path.split { $0 == "." || $0 == "_" }
        #expect(name.lowercased().split(separator: " ").contains { words.contains($0) })
    }
}
