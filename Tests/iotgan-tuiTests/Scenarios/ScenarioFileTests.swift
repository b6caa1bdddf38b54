import GANCore
import MeshModel
import Testing

@testable import iotgan_tui

@Suite struct ScenarioFileTests {
    private func read(_ text: String) throws -> Scenario {
        try ScenarioFile(text: text, file: "village.toml", name: "village").scenario
    }

    @Test("an empty file is the default scenario under the file's name")
    func defaults() throws {
        var expected = Scenario()
        expected.name = "village"
        #expect(try read("") == expected)
    }

    @Test("every kind of value is read, tables and interventions too")
    func values() throws {
        let scenario = try read(
            """
            name = "here"
            nodes = 12
            seed = 7
            own_share = 0.5
            listen_share = 1
            topology = "random:0.4"
            partition = "classes:1-3"
            strategy = "relay"
            harvest = "solar:500:86400"
            [gan]
            generator_hidden_widths = [32, 64]
            spectral_norm = true
            [classifier]
            learning_rate = 2e-3
            [propagation]
            exponent = 2.7
            [churn]
            joins_per_hour = 6
            [[at]]
            tick = 300
            do = "cut 0-9"
            [[at]]
            tick = 20
            do = "heal"
            [[at]]
            tick = 300
            do = "restore 0-9"
            """)
        #expect(scenario.name == "here")
        #expect(scenario.nodeCount == 12 && scenario.seed == 7)
        #expect(scenario.ownShare == 0.5 && scenario.listenShare == 1)
        #expect(scenario.topology == .randomGeometric(radius: 0.4))
        #expect(scenario.partition == .classRange(1...3))
        #expect(scenario.strategy == .relay)
        #expect(scenario.harvest == .solar(peakMilliwatts: 500, daySeconds: 86_400))
        #expect(scenario.gan.generatorHidden == [32, 64] && scenario.gan.spectralNormalisation)
        #expect(scenario.classifier.learningRate == 2e-3)
        #expect(scenario.propagation.exponent == 2.7 && scenario.propagation.shadowingDecibels == 4)
        #expect(scenario.churn.joinsPerHour == 6)
        #expect(scenario.interventions.map(\.tick) == [20, 300, 300])
        #expect(scenario.interventions.map(\.intervention.description) == ["heal", "cut 0-9", "restore 0-9"])
    }

    @Test("photographs are 14 pixels wide unless the file says otherwise")
    func imageSide() throws {
        #expect(try read("dataset = \"fashion-mnist\"").gan.imageSide == 14)
        #expect(try read("dataset = \"fashion-mnist\"\n[gan]\nimage_side = 28").gan.imageSide == 28)
        #expect(try read("dataset = \"glyphs\"").gan.imageSide == 12)
    }

    @Test(
        "what cannot be gets one line: file, line, key, what was wrong, what is expected",
        arguments: [
            ("nodes = 8\nnode = 9", "village.toml:2: node: there is no such key; did you mean nodes?"),
            (
                "[gan]\nlatent_lenght = 3",
                "village.toml:2: gan.latent_lenght: there is no such key; did you mean latent_length?"
            ),
            (
                "\n\nnodes = \"eight\"",
                "village.toml:3: nodes: \"eight\" is not valid; expected a whole number"
            ),
            ("nodes = 8.5", "village.toml:1: nodes: 8.5 is not valid; expected a whole number"),
            ("nodes = [8]", "village.toml:1: nodes: [8] is not valid; expected a whole number"),
            (
                "name = 1979-05-27",
                "village.toml:1: name: a date or time is not valid; expected a text in quotes"
            ),
            ("gan = 3", "village.toml:1: gan: 3 is not valid; expected a table, [gan]"),
            (
                "topology = \"moebius\"",
                "village.toml:1: topology: \"moebius\" is not valid; expected ring, line, star, grid, full, "
                    + "random, or random:RADIUS above 0"
            ),
            (
                "strategy = \"best\"",
                "village.toml:1: strategy: \"best\" is not valid; expected one of isolated, replay, relay, "
                    + "gossip-average, raw, central"
            ),
            (
                "nodes = 0",
                "village.toml:1: nodes: 0 is not valid; expected a whole number in 1 ... 10000"
            ),
            (
                "# a village\n[gan]\n  \"batch_size\" = 0",
                "village.toml:3: gan.batch_size: 0 is not valid; expected a whole number in 1 ... 65536"
            ),
            (
                "[propagation]\nexponent = 0",
                "village.toml:2: propagation.exponent: 0.0 is not valid; expected a number in 1.0 ... 10.0"
            ),
            (
                "[[at]]\ntick = 3\ndo = \"heal\"\n[[at]]\ntick = 4\ndo = \"cut 1\"",
                "village.toml:6: at[1].do: \"cut 1\" is not valid; expected cut A-B with two nodes, e.g. cut 0-9"
            ),
            (
                "[[at]]\ndo = \"heal\"",
                "village.toml:1: at[0].tick: nothing is not valid; expected a whole number from 0 up"
            ),
            (
                "[[at]]\ntick = 1\ndo = \"heal\"\nwho = 3",
                "village.toml:4: at[0].who: there is no such key; expected tick and do"
            ),
            (
                "[[profile]]\nnodes = \"3-0\"",
                "village.toml:2: profile[0].nodes: \"3-0\" is not valid; expected nodes and ranges of them, e.g. 0-3,7"
            ),
            (
                "[[profile]]\nnodes = \"0\"\nradio = \"pigeon\"",
                "village.toml:3: profile[0].radio: \"pigeon\" is not valid; expected one of "
                    + RadioProfile.allCases.map(\.rawValue).joined(separator: ", ")
            ),
            (
                "[[profile]]\nnodes = \"0\"\nbattery = 3",
                "village.toml:3: profile[0].battery: there is no such key; expected nodes and radio and device"
            ),
            ("[at]\ntick = 1", "village.toml:1: at: a table is not valid; expected tables, [[at]]"),
        ])
    func errors(text: String, line: String) {
        let error = #expect(throws: TOMLFileError.self) { try read(text) }
        #expect(error?.description == line)
    }

    @Test("profiles are read in the order of the file, and written as they are read")
    func profiles() throws {
        let scenario = try read(
            "[[profile]]\nnodes = \"0-3,7\"\nradio = \"802.15.4\"\n[[profile]]\nnodes = \"3\"\ndevice = \"esp32\""
        )
        #expect(
            scenario.profiles == [
                NodeProfile(nodes: NodeRanges(ranges: [0...3, 7...7]), radio: .ieee802154),
                NodeProfile(nodes: NodeRanges(ranges: [3...3]), device: .esp32),
            ])
        #expect(try read(scenario.toml) == scenario)
    }

    @Test(
        "what is no TOML is refused with its line",
        arguments: [
            "nodes = 8\nnodes = 9", "nodes = 8\nnodes 9", "nodes = 8\n[gan", "name = \"x\"\ny = \"open",
        ])
    func syntax(text: String) throws {
        let error = try #require(#expect(throws: TOMLFileError.self) { try read(text) })
        #expect(error.description.hasPrefix("village.toml:2: "))
        #expect(!error.description.contains("\n"))
    }

    @Test("nothing hides behind a zero byte")
    func zeroByte() {
        #expect(throws: TOMLFileError.self) { try read("nodes = 8\n\0nodez = 9") }
    }

    @Test("what is printed is what was read", arguments: ShippedScenario.allCases)
    func roundTrip(shipped: ShippedScenario) throws {
        let scenario = try shipped.load().scenario
        #expect(try read(scenario.toml) == scenario)
    }

    @Test("strange texts survive, too")
    func strangeTexts() throws {
        var scenario = Scenario()
        scenario.name = "\"quoted\" \\ \u{1} # 村"
        scenario.dataset = .folder("C:\\images")
        scenario.seed = .max
        #expect(try read(scenario.toml) == scenario)
    }
}
