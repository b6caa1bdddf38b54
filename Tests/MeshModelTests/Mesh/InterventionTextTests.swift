import GANCore
import Testing

@testable import MeshModel

@Suite struct InterventionTextTests {
    static let node = NodeID(3)
    static let link = LinkID(NodeID(0), NodeID(9))

    static let forms: [(text: String, intervention: Intervention)] = [
        ("cut 0-9", .cutLink(link)), ("restore 0-9", .restoreLink(link)), ("link 0-9", .addLink(link)),
        ("unlink 0-9", .removeLink(link)),
        ("degrade 0-9 20", .degradeLink(link, decibels: 20)),
        ("degrade 0-9 0", .degradeLink(link, decibels: 0)),
        ("degrade 0-9 7.5", .degradeLink(link, decibels: 7.5)), ("inject", .injectNode()),
        (
            "inject classes=1,2 at=10,20.5 near=0,1",
            .injectNode(
                classes: [1, 2], position: Position(x: 10, y: 20.5), neighbours: [NodeID(0), NodeID(1)])
        ),
        (
            "inject battery=250 samples=20", .injectNode(batteryJoules: 250, samplesPerClass: 20)
        ),
        ("return 3", .returnNode(node)), ("freeze 3", .freezeNode(node)), ("revive 3", .reviveNode(node)),
        ("rate 0.01", .setLearningRates(LearningRates(both: 0.01))),
        ("rate 0.01,1e-05", .setLearningRates(LearningRates(generator: 0.01, discriminator: 1e-5))),
        ("rate 3 0.01", .setNodeLearningRates(node, LearningRates(both: 0.01))),
        ("strategy 3 relay", .setNodeStrategy(node, .relay)),
        ("schedule 3 energy-aware", .setNodeSchedule(node, .energyAware)),
        ("encoding 3 delta", .setNodeEncoding(node, .delta)),
        ("inject at=-3,0", .injectNode(position: Position(x: -3, y: 0))),
        ("remove 3", .removeNode(node)), ("move 3 10 -20.25", .moveNode(node, Position(x: 10, y: -20.25))),
        ("split 0,1,2", .split([NodeID(0), NodeID(1), NodeID(2)])), ("heal", .heal),
        ("radio ble", .setRadio(.bluetoothLE1M)), ("radio 3 ble", .setNodeRadio(node, .bluetoothLE1M)),
        ("strategy relay", .setStrategy(.relay)),
        ("strategy gossip-average", .setStrategy(.gossipAverage)),
        ("schedule improvement", .setSchedule(.onImprovement)), ("encoding int4", .setEncoding(.int4)),
        ("poison 3 noise", .poison(node, .noise)), ("poison 3 sign-flip", .poison(node, .signFlip)),
        ("cure 3", .poison(node, nil)), ("recharge 3 100", .recharge(node, joules: 100)),
        ("recharge 3 0.1", .recharge(node, joules: 0.1)), ("drain 3 0.25", .drain(node, joules: 0.25)),
        ("threshold collapse_diversity 0.6", .setThreshold(.collapseDiversity, 0.6)),
        ("skip 200 rate 3 0.1", .skip(tick: 200, .setNodeLearningRates(node, LearningRates(both: 0.1)))),
        ("skip 0 heal", .skip(tick: 0, .heal)),
        (
            "withhold 3 2 0 5",
            .withhold(by: node, from: NodeID(2), origin: NodeID(0), version: 5)
        ),
        ("pause", .pause), ("resume", .resume), ("step", .singleStep),
    ]

    @Test(arguments: forms)
    func `what is written is what is read`(form: (text: String, intervention: Intervention)) throws {
        #expect(try Intervention(parsing: form.text) == form.intervention)
        #expect(form.intervention.description == form.text)
    }

    @Test func `a link may be named from either end, and words may stand apart`() {
        #expect(Intervention("cut 9-0") == .cutLink(Self.link))
        #expect(Intervention("  recharge   3  100 ") == .recharge(Self.node, joules: 100))
        #expect(Intervention("inject near=1 classes=0") == .injectNode(classes: [0], neighbours: [NodeID(1)]))
    }

    @Test(arguments: [
        "cut", "cut 0", "cut 0-0", "cut 0-9 1", "cut a-b", "cut -1-2", "degrade 0-9", "degrade 0-9 -1",
        "degrade 0-9 nan",
        "degrade 3 10", "inject 3", "inject classes=",
        "inject classes=1,", "inject classes=-1", "inject at=1", "inject at=nan,1", "inject near=x",
        "inject classes=1 classes=2", "remove", "remove -3", "move 3 10", "move 3 inf 0", "split",
        "split 0,,1",
        "heal 3", "radio pigeon", "radio", "radio 3", "radio ble 3", "radio 3 ble now", "strategy best",
        "poison 3", "poison noise", "recharge 3 0",
        "threshold collapse_diversity", "threshold 3 1", "threshold collapse_diversity -1",
        "recharge 3 nan", "drain 3", "drain 3 -1", "drain 3 inf", "unlink 3", "unlink 0-0",
        "pause now", "freeze", "revive 3 4", "return", "rate", "rate 0", "rate -1", "rate nan", "rate 1,2,3",
        "rate 3 inf", "rate x 0.1", "strategy 3 best", "schedule x every", "encoding 3 int4 now",
        "skip", "skip 3", "skip -1 heal", "skip x heal", "skip 3 explode 4", "skip 3 skip 4 heal",
        "withhold", "withhold 3 2 0", "withhold 3 2 0 0", "withhold 3 2 0 -1", "withhold 3 3 0 5",
        "withhold 3 2 0 5 6", "withhold 3 2 x 5", "inject battery=0", "inject samples=0",
        "inject samples=1.5", "inject battery=1 battery=2",
    ])
    func `what is not of a verb's form is refused with that form`(text: String) {
        let error = #expect(throws: MeshModelError.self) { try Intervention(parsing: text) }
        let verb = text.split(separator: " ")[0]
        let line = error?.description ?? ""
        #expect(line.hasPrefix("intervention: \"\(text)\" is not valid; expected \(verb)"))
        #expect(!line.contains("\n"))
    }

    @Test(arguments: ["", "  ", "explode 3", "Cut 0-9"])
    func `an unknown verb is refused with those that are known`(text: String) {
        let error = #expect(throws: MeshModelError.self) { try Intervention(parsing: text) }
        #expect(error?.description.contains("one of cut, restore, degrade, link, unlink, inject") == true)
    }

    @Test func `there is one form for each verb`() {
        #expect(Intervention.textForms.count == 28)
        #expect(Intervention.textForms.contains("cut A-B with two nodes, e.g. cut 0-9"))
    }
}
