import Foundation
import GANCore
import Testing

@testable import MeshModel

@Suite struct ScenarioValidationTests {
    @Test func `the default scenario is valid`() throws {
        try Scenario().validate()
        #expect(Scenario().nodeCount == 8)
    }

    struct Flaw: Sendable, CustomTestStringConvertible {
        let line: String
        let change: @Sendable (inout Scenario) -> Void
        var testDescription: String { line }
    }

    static let flaws: [Flaw] = [
        Flaw(line: "nodes: 0 is not valid; expected a whole number in 1 ... 10000") { $0.nodeCount = 0 },
        Flaw(line: "nodes: 10001 is not valid; expected a whole number in 1 ... 10000") {
            $0.nodeCount = 10_001
        },
        Flaw(line: "exchange interval: 0 is not valid; expected a whole number in 1 ... 1000000000") {
            $0.exchangeInterval = 0
        },
        Flaw(line: "steps per tick: -1 is not valid; expected a whole number in 1 ... 10000") {
            $0.stepsPerTick = -1
        },
        Flaw(line: "own share: 0.0 is not valid; expected a number above 0 and up to 1") { $0.ownShare = 0 },
        Flaw(line: "own share: nan is not valid; expected a number above 0 and up to 1") {
            $0.ownShare = .nan
        },
        Flaw(line: "tick seconds: 0.0 is not valid; expected a number in 1e-06 ... 86400.0") {
            $0.tickSeconds = 0
        },
        Flaw(line: "battery joules: inf is not valid; expected a number in 1e-06 ... 1000000000.0") {
            $0.batteryJoules = .infinity
        },
        Flaw(
            line:
                "interventions: skip 3 heal is not valid; expected what is done: a plan leaves out what it does not want"
        ) {
            $0.interventions = [TimedIntervention(tick: 2, intervention: .skip(tick: 3, .heal))]
        },
        Flaw(line: "partition classes: 11 is not valid; expected a whole number in 1 ... 10") {
            $0.partition = .classes(11)
        },
        Flaw(line: "partition dirichlet: 0.0 is not valid; expected an alpha from 0.001 to 1000.0") {
            $0.partition = .dirichlet(alpha: 0)
        },
        Flaw(line: "image side: 3 is not valid; expected a whole number in 4 ... 64") {
            $0.gan.imageSide = 3
        },
        Flaw(
            line: "topology radius: -1.0 is not valid; expected a share of the unit square's side above 0, "
                + "e.g. random:0.4, or random alone"
        ) { $0.topology = .randomGeometric(radius: -1) },
        Flaw(
            line: "generator hidden widths: [] is not valid; expected 1 to 16 whole numbers in 1 ... 16384"
        ) { $0.gan.generatorHidden = [] },
        // 42 -> 4096 -> 4096 -> 144 has 17,547,408 parameters of a byte in 8,336 units with a scale of four; the header takes 200.
        Flaw(
            line:
                "generator hidden widths: [4096, 4096] is not valid; expected networks whose weight vector "
                + "fits a message of 16777216 bytes, not of 17580952"
        ) { $0.gan.generatorHidden = [4096, 4096] },
    ]

    static let worldFlaws: [Flaw] = [
        Flaw(line: "ticks: 0 is not valid; expected a whole number in 1 ... 1000000000") { $0.ticks = 0 },
        Flaw(line: "name: \"\" is not valid; expected one line of 1 to 100 characters") { $0.name = "" },
        Flaw(line: "listen share: 1.5 is not valid; expected a number in 0.0 ... 1.0") {
            $0.listenShare = 1.5
        },
        Flaw(line: "spacing metres: 0.0 is not valid; expected a number in 0.01 ... 1000000.0") {
            $0.spacingMetres = 0
        },
        Flaw(line: "propagation exponent: 0.5 is not valid; expected a number in 1.0 ... 10.0") {
            $0.propagation.exponent = 0.5
        },
        Flaw(line: "propagation shadowing decibels: -1.0 is not valid; expected a number in 0.0 ... 40.0") {
            $0.propagation.shadowingDecibels = -1
        },
        Flaw(
            line:
                "propagation coherence seconds: 0.0 is not valid; expected a number in 0.001 ... 1000000000.0"
        ) { $0.propagation.coherenceSeconds = 0 },
        Flaw(line: "joins per hour: nan is not valid; expected a number in 0.0 ... 1000000.0") {
            $0.churn.joinsPerHour = .nan
        },
        Flaw(line: "harvest milliwatts: -5.0 is not valid; expected a positive number up to 1000000.0") {
            $0.harvest = .constant(milliwatts: -5)
        },
        Flaw(line: "harvest day seconds: 0.0 is not valid; expected a number in 0.001 ... 1000000000.0") {
            $0.harvest = .solar(peakMilliwatts: 5, daySeconds: 0)
        },
        Flaw(line: "mobility metres per second: inf is not valid; expected a positive number up to 10000.0") {
            $0.mobility = .waypoint(metresPerSecond: .infinity, pauseSeconds: 0)
        },
        Flaw(line: "interventions: tick -1 is not valid; expected ticks from 0 up") {
            $0.interventions = [TimedIntervention(tick: -1, intervention: .heal)]
        },
        Flaw(line: "interventions: tick 2 is not valid; expected ticks in ascending order") {
            $0.interventions = [3, 2].map { TimedIntervention(tick: $0, intervention: .heal) }
        },
        Flaw(line: "partition classes: 11 is not valid; expected a whole number in 1 ... 10") {
            $0.partition = .classRange(1...11)
        },
    ]

    @Test func `a profile is for nodes that are there, or may join later`() throws {
        var scenario = Scenario()
        scenario.profiles = [0...7, 0...8].map { NodeProfile(nodes: NodeRanges(ranges: [$0])) }
        let error = #expect(throws: MeshModelError.self) { try scenario.validate() }
        #expect(error?.description == "profile[1].nodes: \"0-8\" is not valid; expected nodes from 0 to 7")
        scenario.profiles = [NodeProfile(nodes: NodeRanges(ranges: [8...30]))]
        scenario.churn.joinsPerHour = 1
        try scenario.validate()
        scenario.churn.joinsPerHour = 0
        scenario.interventions = [TimedIntervention(tick: 5, intervention: .injectNode())]
        try scenario.validate()
    }

    @Test(arguments: flaws + worldFlaws) func `a bad setting gets one line`(flaw: Flaw) throws {
        var scenario = Scenario()
        flaw.change(&scenario)
        let error = #expect(throws: MeshModelError.self) { try scenario.validate() }
        #expect(error?.description == flaw.line)
    }

    @Test func `a scenario survives JSON`() throws {
        var scenario = Scenario()
        scenario.topology = .randomGeometric(radius: 0.4)
        scenario.dataset = .folder("images")
        scenario.partition = .dirichlet(alpha: 0.3)
        let data = try JSONEncoder().encode(scenario)
        #expect(try JSONDecoder().decode(Scenario.self, from: data) == scenario)
        let text = String(decoding: data, as: UTF8.self)
        for field in [#""topology":"random:0.4""#, #""dataset":"images""#, #""partition":"dirichlet:0.3""#] {
            #expect(text.contains(field))
        }
    }
}
