import Testing

@testable import MeshModel

@Suite struct BreakConditionTests {
    private static let subjects: [BreakCondition.Subject] = [.node(NodeID(3)), .any, .mean, .worst]

    private static let all: [BreakCondition] =
        [.tick(1), .tick(500)]
        + BreakCondition.Ailment.allCases.flatMap { [.node(NodeID(3), $0), .node(nil, $0)] }
        + BreakFigure.allCases.flatMap { figure in
            subjects.flatMap { subject in
                BreakCondition.Comparison.allCases.flatMap { comparison in
                    (figure.isShare ? [0, 0.1, 0.25, 1e-9, 1] : [0, 0.1, -2.5, 1e-9, 3e20]).map {
                        .figure(figure, of: subject, comparison, $0)
                    }
                }
            }
        }

    @Test func `every condition is read as it is written`() {
        #expect(Self.all.count == 2 + 2 * 13 + 13 * 4 * 2 * 5)
        for condition in Self.all { #expect(BreakCondition(condition.description) == condition) }
    }

    @Test(arguments: [
        ("accuracy( 5 )<.5", "accuracy(5) < 0.5"), ("battery(2) > 2kJ", "battery(2) > 2000J"),
        ("battery(any) < 1 J", "battery(any) < 1J"), ("accuracy(worst) > 50%", "accuracy(worst) > 0.5"),
        ("d_fake(mean) < 25 %", "d_fake(mean) < 0.25"),
        ("battery(any) < 250mJ", "battery(any) < 0.25J"), ("spent(worst)>7", "spent(worst) > 7J"),
        ("tick 500", "tick = 500"), ("tick=500", "tick = 500"),
        ("node any mode collapse", "node any mode-collapse"), ("node 3 exploding", "node 3 explosion"),
        ("node 0  D too weak", "node 0 discriminator-too-weak"),
    ])
    func `blanks, units and other names do not matter`(text: String, meant: String) {
        #expect(BreakCondition(text)?.description == meant)
    }

    @Test func `a rule of health goes by its name in scripts and by that which people see`() {
        for rule in HealthRule.allCases {
            #expect(BreakCondition("node any \(rule.rawValue)") == .node(nil, .rule(rule)))
            #expect(BreakCondition("node any \(rule.name)") == .node(nil, .rule(rule)))
        }
    }

    @Test(arguments: [
        ("", "nothing is said; expected node, tick or one of "),
        ("acuracy(5) < 0.5", "\"acuracy\" is not valid; did you mean accuracy? e.g. accuracy(5) < 0.5"),
        ("charm(1) < 2", "\"charm\" is not valid; expected node, tick or one of accuracy, coverage, "),
        ("node 3", "there is nothing after \"node 3\"; expected diverges, unhealthy or a rule of health"),
        ("node x diverges", "\"x\" is not valid; expected the number of a node, or any, e.g. node any "),
        ("node mean diverges", "\"mean\" is not valid; expected the number of a node, or any"),
        ("node 3 memorizing", "\"memorizing\" is not valid; did you mean memorising? e.g. node "),
        ("node 3 mode-colapse", "\"mode-colapse\" is not valid; did you mean mode-collapse? e.g. node "),
        ("node 3 diverges now", "\"diverges now\" is not valid; expected diverges, unhealthy or a rule"),
        ("node 3 sings", "\"sings\" is not valid; expected diverges, unhealthy or a rule of health as"),
        ("accuracy < 0.5", "\"<\" is not valid; expected a node in brackets, e.g. accuracy(any) < 1"),
        ("loss_d(wrost) > 1", "\"wrost\" is not valid; expected the number of a node, any, mean or worst"),
        ("loss_d(meen) > 1", "\"meen\" is not valid; did you mean mean? e.g. loss_d(any) < 1"),
        ("loss_d(3 > 1", "\">\" is not valid; expected a closing bracket"),
        ("accuracy(5) = 1", "\"=\" is not valid; expected < or >, e.g. accuracy(any) < 1"),
        ("accuracy(5) <", "there is nothing after \"accuracy ( 5 ) <\"; expected 0 to 1, or 0 to 100 %"),
        ("accuracy(5) < 1J", "\"1J\" is not valid; expected 0 to 1, or 0 to 100 %, e.g. accuracy(any) < 0.5"),
        ("accuracy(5) < 50", "\"50\" is not valid; expected 0 to 1, or 0 to 100 %, e.g. accuracy(any) < 0.5"),
        ("loss_d(5) < 50%", "\"50%\" is not valid; expected a number without a unit, e.g. loss_d(any) < 1"),
        ("accuracy(5) <= 0.5", "\"<=\" is not valid; expected < or >, e.g. accuracy(any) < 1"),
        (
            "battery(any) < nan",
            "\"nan\" is not valid; expected a number of J, kJ or mJ, e.g. battery(any) < 1J"
        ),
        ("battery(any) < 1W", "\"1W\" is not valid; expected a number of J, kJ or mJ"),
        ("battery(any) < 1 J now", "\"now\" is not valid; expected nothing more, e.g. battery(any) < 1J"),
        ("tick = 0", "\"0\" is not valid; expected a whole number from 1 up, e.g. tick = 500"),
        ("tick", "there is nothing after \"tick\"; expected a whole number from 1 up"),
    ])
    func `the word that is wrong is named, and what could stand there`(text: String, why: String) {
        let error = #expect(throws: BreakConditionError.self) { try BreakCondition(parsing: text) }
        #expect(error?.description.hasPrefix(why) ?? false, "\(error?.description ?? "")")
        #expect(error?.description.contains("\n") == false && BreakCondition(text) == nil)
    }
}
