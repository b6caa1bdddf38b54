import GANCore
import Testing

@testable import MeshModel

@Suite struct BisectionTests {
    /// Node 0 is poisoned while it makes one message.
    private static func oneBadMessage() throws -> Past {
        try Past(ticks: 80, acts: [10: ["poison 0 nan"], 20: ["cure 0"]])
    }

    private static func texts(_ suspects: [Suspect]) -> [String] { suspects.map(\.description) }

    @Test func `the message that brought the trouble is named, and the intervention that made it bad`() throws
    {
        let past = try Self.oneBadMessage()
        let bisection = try #require(past.bisection(of: 1))
        #expect(bisection.trouble.first.verdict.rule == .poisonedInput)
        let finding = try #require(past.finding(bisection))
        #expect(
            Self.texts(finding.culprits) == [
                "\"poison 0 nan\" by hand (tick 10)", "node 0's v2 (tick 16)",
            ])
        #expect(!finding.areTogether)
        #expect(
            finding.sentence
                == "without \"poison 0 nan\" by hand (tick 10), or without node 0's v2 (tick 16), it does not happen"
        )
        #expect(finding.section.items.contains("without node 2's v2 (tick 16): the same, at tick 16"))
        for trial in finding.trials where trial.onset == nil {
            #expect(trial.suspects.contains { finding.culprits.contains($0) } || trial == finding.trials[0])
        }
    }

    @Test func `without the messages that are named the trouble does not come in a run of one's own either`()
        throws
    {
        let past = try Self.oneBadMessage()
        let finding = try past.finding(of: 1)
        var withheld: [String] = []
        for case .message(let arrival) in finding.culprits {
            withheld.append(
                "withhold \(arrival.receiver) \(arrival.sender) \(arrival.origin) \(arrival.version)")
        }
        #expect(withheld == ["withhold 1 0 0 2"])
        let other = try Past(
            ticks: 80, acts: [0: withheld, 10: ["poison 0 nan"], 20: ["cure 0"]])
        #expect(other.explanation(of: 1).trouble == nil)
        #expect(other.explanation(of: 3).trouble != nil, "node 0's other neighbour took it")
    }

    @Test func `an intervention by hand is named where no message matters`() throws {
        let past = try Past(ticks: 60, acts: [20: ["pause", "rate 1 5", "resume"]])
        let finding = try past.finding(of: 1)
        #expect(finding.trouble.first.verdict.rule == .explosion)
        #expect(Self.texts(finding.culprits) == ["\"rate 1 5.0\" by hand (tick 20)"])
        #expect(finding.sentence == "without \"rate 1 5.0\" by hand (tick 20) it does not happen")
        #expect(finding.trials.filter { $0.onset == finding.trouble.onset }.count > 1)
    }

    @Test(arguments: [0, 12])
    func `what the scenario plans is left out of its plan, at tick 0 too`(tick: Int) throws {
        let link = LinkID(NodeID(0), NodeID(1))
        let scenario = TinyMesh.scenario {
            $0.interventions = [
                TimedIntervention(tick: 0, intervention: .degradeLink(link, decibels: 1)),
                TimedIntervention(tick: tick, intervention: .poison(NodeID(0), .notANumber)),
                TimedIntervention(tick: tick, intervention: .poison(NodeID(3), .zeros)),
            ]
        }
        let past = try Past(scenario, ticks: 30, acts: [tick: ["degrade 0-1 2"]])
        let finding = try past.finding(of: 1)
        #expect(
            Self.texts(finding.culprits) == ["\"poison 0 nan\" as the scenario plans (tick \(tick))"])
        let spared = finding.trials.filter { $0.onset == finding.trouble.onset }.map(\.suspects)
        #expect(spared.contains { Self.texts($0) == ["\"degrade 0-1 1\" as the scenario plans (tick 0)"] })
        #expect(spared.contains { Self.texts($0) == ["\"degrade 0-1 2\" by hand (tick \(tick))"] })
    }

    @Test func `what was done by hand at tick 0 is left out`() throws {
        let past = try Past(ticks: 30, acts: [0: ["poison 0 nan", "poison 3 zeros"]])
        let finding = try past.finding(of: 1)
        #expect(finding.trouble.onset == 8)
        #expect(Self.texts(finding.culprits) == ["\"poison 0 nan\" by hand (tick 0)"])
    }

    @Test func `where it lies in the settings none is named, and what was left out is told`() throws {
        let past = try Past(
            TinyMesh.scenario { $0.gan.learningRates = LearningRates(both: 5) }, ticks: 60)
        let finding = try past.finding(of: 1)
        #expect(finding.culprits.isEmpty)
        #expect(
            finding.sentence
                == "none of these: it comes without all of them; it lies in the settings or the data, or in what else "
                + "came and was done (8)")
        #expect(finding.trials.count == 1 && finding.trials[0].onset == finding.trouble.onset)
        #expect(finding.section.items.count == 2)
        #expect(finding.section.items[1].contains("all that node 1 gets of node 0 from v5 on"))
    }

    @Test func `two of which each is enough are named together`() throws {
        let past = try Past(ticks: 40, acts: [10: ["poison 0 nan", "poison 2 nan"]])
        let finding = try past.finding(of: 1)
        #expect(finding.areTogether)
        #expect(
            finding.sentence
                == "only without \"poison 0 nan\" by hand (tick 10) and \"poison 2 nan\" by hand (tick 10) together it "
                + "does not happen: each of them is enough")
        for suspect in finding.culprits {
            let alone = try #require(finding.trials.first { $0.suspects == [suspect] })
            #expect(alone.onset == finding.trouble.onset)
        }
    }

    @Test func `a node that is ill for want of messages is told what keeps them away`() throws {
        let past = try Past(
            TinyMesh.scenario { $0.health[.staleIntervals] = 2 }, ticks: 80, acts: [30: ["cut 0-1"]])
        let finding = try past.finding(of: 1)
        #expect(finding.trouble.first.verdict.rule == .staleGenerator)
        #expect(Self.texts(finding.culprits) == ["\"cut 0-1\" by hand (tick 30)"])
    }

    @Test func `a trouble of the same kind that came and went before is another one`() throws {
        let past = try Past(
            ticks: 230,
            acts: [
                5: ["poison 0 nan", "cut 0-1"], 10: ["poison 2 nan"], 18: ["cure 2"], 200: ["restore 0-1"],
            ])
        let bisection = try #require(past.bisection(of: 1))
        #expect(bisection.trouble.onset >= 200)
        let finding = try #require(past.finding(bisection))
        #expect(Self.texts(finding.culprits).contains("\"poison 0 nan\" by hand (tick 5)"))
        #expect(Self.texts(finding.culprits).contains("\"restore 0-1\" by hand (tick 200)"))
        #expect(finding.trials.allSatisfy { $0.onset ?? .max >= bisection.trouble.clearSince })
    }

    @Test func `a message that would come anew in its place is left out with those that follow it`() throws {
        let past = try Past(ticks: 40, acts: [10: ["poison 0 nan"]])
        let bisection = try #require(past.bisection(of: 1))
        let finding = try #require(past.finding(bisection))
        let bad = try #require(
            finding.trials.first { Self.texts($0.suspects) == ["node 0's v2 (tick 16)"] })
        #expect(bad.onset == finding.trouble.onset + 8, "an exchange interval later")
        guard case .message(let arrival) = bad.suspects[0] else { return }
        var wasSeen = false
        let end = bisection.rerun(
            from: past.starts[arrival.tick], without: [.stream(arrival)],
            on: TrainingPool(scenario: past.scenario, threadCount: 1), shouldStop: { false },
            observe: {
                wasSeen = wasSeen || bisection.isTroubled($0)
                return true
            })
        #expect(end?.tick == bisection.goal && !wasSeen)
        #expect(end?.totals.dropped(.withheld) ?? 0 > 3)
    }

    @Test func `what a node gets that comes only later is left out from a start before it, too`() throws {
        let past = try Past(ticks: 40, acts: [10: ["poison 0 nan"], 12: ["inject near=0"]])
        let bisection = try #require(past.bisection(of: 4))
        let arrival = Arrival(
            tick: 16, receiver: NodeID(4), sender: NodeID(0), origin: NodeID(0), version: 1)
        let end = bisection.rerun(
            from: past.starts[5], without: [.stream(arrival)],
            on: TrainingPool(scenario: past.scenario, threadCount: 1), shouldStop: { false },
            observe: { !bisection.isTroubled($0) })
        #expect(end?.tick == bisection.goal, "nothing poisoned comes to it")
        #expect(end?.totals.dropped(.withheld) ?? 0 > 3)
    }

    @Test func `without a node that was injected those that came after it keep their numbers`() throws {
        let past = try Past(
            ticks: 40, acts: [10: ["inject", "inject near=0", "inject near=0"], 14: ["poison 0 nan"]])
        let finding = try past.finding(of: 5)
        #expect(
            Self.texts(finding.culprits).filter { $0.hasPrefix("\"") } == [
                "\"poison 0 nan\" by hand (tick 14)", "\"inject near=0\" by hand (tick 10)",
            ])
        let first = try #require(
            finding.trials.first { Self.texts($0.suspects) == ["\"inject\" by hand (tick 10)"] })
        #expect(first.onset == finding.trouble.onset)
        let near = finding.trials.filter {
            Self.texts($0.suspects) == ["\"inject near=0\" by hand (tick 10)"]
        }
        #expect(near.map { $0.onset == nil } == [true, false], "the first of them is node 5")
    }
}
