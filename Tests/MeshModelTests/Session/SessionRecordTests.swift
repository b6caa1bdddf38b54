import Foundation
import GANCore
import Testing

@testable import MeshModel

@Suite struct SessionRecordTests {
    /// One of each kind, and each value that text might lose.
    static let interventions = fixed + settings

    private static let fixed: [Intervention] = [
        .pause, .resume, .singleStep, .heal, .injectNode(),
        .injectNode(
            classes: [0, 3], position: Position(x: -0.1, y: 1e-300), neighbours: [NodeID(2)],
            batteryJoules: 0.1 + 0.2, samplesPerClass: 5),
        .injectNode(classes: []), .split([]), .split([NodeID(0), NodeID(4_294_967_295)]),
        .removeNode(NodeID(1)), .returnNode(NodeID(1)), .freezeNode(NodeID(1)), .reviveNode(NodeID(1)),
        .cutLink(LinkID(NodeID(3), NodeID(1))), .restoreLink(LinkID(NodeID(3), NodeID(1))),
        .degradeLink(LinkID(NodeID(0), NodeID(1)), decibels: 1 / 3),
        .degradeLink(LinkID(NodeID(0), NodeID(1)), decibels: .infinity),
        .addLink(LinkID(NodeID(0), NodeID(2))), .moveNode(NodeID(1), Position(x: 1e22, y: .pi)),
        .moveNode(NodeID(1), Position(x: -0.0, y: 0)), .setLearningRates(LearningRates(both: 0.1)),
        .setNodeLearningRates(NodeID(2), LearningRates(generator: 1e-3, discriminator: 1 / 3)),
        .poison(NodeID(0), nil), .recharge(NodeID(0), joules: 1e9), .recharge(NodeID(0), joules: -1),
        .withhold(by: NodeID(1), from: NodeID(0), origin: NodeID(4_294_967_295), version: 1 << 40),
    ]

    private static var settings: [Intervention] {
        let node = NodeID(1)
        var all = Poison.allCases.map { Intervention.poison(node, $0) }
        for radio in RadioProfile.allCases { all += [.setRadio(radio), .setNodeRadio(node, radio)] }
        for strategy in ExchangeStrategy.allCases {
            all += [.setStrategy(strategy), .setNodeStrategy(node, strategy)]
        }
        for schedule in TransmissionSchedule.allCases {
            all += [.setSchedule(schedule), .setNodeSchedule(node, schedule)]
        }
        for encoding in WeightEncoding.allCases {
            all += [.setEncoding(encoding), .setNodeEncoding(node, encoding)]
        }
        return all
    }

    @Test(arguments: interventions) func `every intervention is read as it was written`(
        intervention: Intervention
    ) throws {
        let record = SessionRecord.intervention(branch: .main, tick: 7, intervention)
        #expect(try SessionRecord(payload: record.payload) == record)
    }

    @Test func `a node that was put at zero from below is put there again`() throws {
        let position = Position(x: -0.0, y: 0)
        let read = try Intervention(parsing: Intervention.moveNode(NodeID(1), position).description)
        guard case .moveNode(_, let other) = read else {
            Issue.record("\(read)")
            return
        }
        #expect(other.x.bitPattern == position.x.bitPattern && other.y.bitPattern == position.y.bitPattern)
    }

    @Test func `interventions are written as people write them`() {
        let record = SessionRecord.intervention(
            branch: .main, tick: 7, .cutLink(LinkID(NodeID(1), NodeID(2))))
        #expect(
            String(decoding: record.payload, as: UTF8.self)
                == #"{"branch":0,"do":"cut 1-2","record":"intervention","tick":7}"#)
    }

    @Test func `everything else is read as it was written`() throws {
        let state = try TinyMesh.state(
            TinyMesh.scenario {
                $0.seed = .max
                $0.gan.r1Gamma = 1 / 3
                $0.propagation.exponent = 0.1 + 2
                $0.interventions = Self.interventions.map { TimedIntervention(tick: 3, intervention: $0) }
            })
        let digests = MeshDigests(
            mesh: .max, nodes: [.init(id: NodeID(0), value: 0), .init(id: NodeID(9), value: 1 << 63)])
        let second = BranchID(rawValue: .max)
        let records: [SessionRecord] = [
            .begin(
                SessionHeader(of: state, programVersion: "1.2", start: "2026-11-25 06:09", digestInterval: 7)),
            .branch(id: second, parent: .main, tick: 4, name: "with \"quotes\", ümlauts/slashes\n"),
            .rename(id: .main, name: ""), .digests(branch: second, tick: 3, digests),
            .moved(branch: .main, tick: 0), .end(branch: second, tick: .max),
        ]
        for record in records { #expect(try SessionRecord(payload: record.payload) == record) }
    }

    @Test func `settings that a file knows nothing of are the usual ones, the others as they are in it`()
        throws
    {
        var scenario = TinyMesh.scenario { $0.gan.r1Gamma = 1 / 3 }
        let text = String(decoding: try SessionJSON.encoder.encode(scenario), as: UTF8.self)
        let older = text.replacing(#""listenShare":0.01,"#, with: "").replacing(
            #""latentCount":4,"#, with: "")
        #expect(older.count < text.count - 30)
        scenario.gan.latentCount = GANConfiguration().latentCount
        let read = try SessionJSON.decoder.decode(RecordedScenario.self, from: Data(older.utf8))
        #expect(read.scenario == scenario)
    }

    @Test(
        "nonsense is not read",
        arguments: [
            #"{}"#, #"{"record":"tea"}"#, #"{"record":"end","branch":0,"tick":-1}"#,
            #"{"record":"intervention","branch":0,"tick":1,"do":"dance"}"#,
            #"{"record":"digests","branch":0,"tick":1,"mesh":"1","nodes":[]}"#,
            #"{"record":"digests","branch":0,"tick":1,"mesh":"0000000000000001","nodes":["0"]}"#,
        ])
    func nonsense(text: String) {
        #expect(throws: (any Error).self) { try SessionRecord(payload: text.utf8) }
    }
}
