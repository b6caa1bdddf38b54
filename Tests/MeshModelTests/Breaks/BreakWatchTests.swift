import GANCore
import Testing

@testable import MeshModel

@Suite struct BreakWatchTests {
    private var state: MeshState
    private var watch = BreakWatch()

    init() throws { state = try TinyMesh.state() }

    private mutating func watch(for text: String) throws {
        watch.watch([try #require(BreakCondition(text))], in: state)
    }

    /// Lets a tick pass in which nothing happens but `change`.
    private mutating func pass(_ change: (inout MeshState) -> Void = { _ in }) -> [BreakStop] {
        change(&state)
        state.tick += 1
        return watch.look(at: state)
    }

    private static func store(_ joules: Double, in node: Int) -> (inout MeshState) -> Void {
        { $0.nodes[node].energy.storedNanojoules = EnergyLedger.nanojoules(joules) }
    }

    /// Makes a rule hold of a node, or none.
    private static func judge(_ node: Int, _ rule: HealthRule?) -> (inout MeshState) -> Void {
        { state in
            let found = rule.map { [HealthVerdict(rule: $0, sentence: "so it is", advice: "")] } ?? []
            _ = state.nodes[node].health.note(found, tick: state.tick, clearTicks: 0)
        }
    }

    @Test mutating func `what becomes true stops once, and again only after it has ceased`() throws {
        try watch(for: "battery(1) < 5J")
        #expect(pass().isEmpty)
        let stops = pass(Self.store(4.2, in: 1))
        #expect(stops.sentence == "stopped at tick 2 by node 1: battery(1) < 5J, it is 4.2J")
        #expect(stops.first?.value == 4.2)
        #expect(pass().isEmpty && pass(Self.store(3, in: 1)).isEmpty)
        #expect(pass(Self.store(6, in: 1)).isEmpty)
        #expect(pass(Self.store(4, in: 1)).map(\.nodes) == [[NodeID(1)]])
    }

    @Test mutating func `of any node each one counts, also while another stays so`() throws {
        try watch(for: "battery(any) < 5J")
        #expect(pass(Self.store(4, in: 3)).map(\.nodes) == [[NodeID(3)]])
        #expect(pass().isEmpty)
        let both = pass {
            Self.store(3, in: 0)(&$0)
            Self.store(2, in: 2)(&$0)
        }
        #expect(both.sentence == "stopped at tick 3 by node 0 and 1 more: battery(any) < 5J, it is 3J")
        #expect(pass(Self.store(9, in: 3)).isEmpty)
        #expect(pass(Self.store(1, in: 3)).map(\.nodes) == [[NodeID(3)]])
    }

    @Test mutating func `of any node each one's health counts`() throws {
        try watch(for: "node any memorising")
        #expect(
            pass(Self.judge(2, .memorising)).sentence.hasSuffix("by node 2: node any memorising, so it is"))
        #expect(pass(Self.judge(1, .oscillation)).isEmpty)
        #expect(pass(Self.judge(1, .memorising)).map(\.nodes) == [[NodeID(1)]])
        #expect(pass(Self.judge(2, nil)).isEmpty)
        #expect(pass(Self.judge(2, .memorising)).map(\.nodes) == [[NodeID(2)]])
    }

    @Test(arguments: HealthRule.allCases)
    mutating func `unhealthy is any rule, diverges one of two, and each has its own`(_ rule: HealthRule)
        throws
    {
        let others = HealthRule.allCases.filter { $0 != rule }.map { "node 1 \($0.rawValue)" }
        let mine = ["node 1 \(rule.rawValue)", "node 1 unhealthy", "node 1 diverges", "node any unhealthy"]
        watch.watch((mine + others).compactMap { BreakCondition($0) }, in: state)
        let runsAway = rule == .notFinite || rule == .explosion
        #expect(
            pass(Self.judge(1, rule)).map(\.condition.description)
                == mine.filter { runsAway || $0 != "node 1 diverges" })
    }

    @Test mutating func `a tick stops when so many have passed, not before and not after`() throws {
        try watch(for: "tick = 3")
        #expect(pass().isEmpty && pass().isEmpty)
        #expect(pass().sentence == "stopped at tick 3: tick = 3")
        #expect(pass().isEmpty)
    }

    @Test mutating func `the mean and the worst node count as one`() throws {
        watch.watch(
            ["battery(mean) < 5J", "battery(worst) < 5J"].compactMap { BreakCondition($0) }, in: state)
        for node in 0..<4 { Self.store(8, in: node)(&state) }
        #expect(pass().isEmpty)
        let worst = pass(Self.store(4, in: 2))
        #expect(worst.sentence == "stopped at tick 2 by node 2: battery(worst) < 5J, it is 4J")
        #expect(pass(Self.store(3, in: 1)).isEmpty)
        let mean = pass(Self.store(1, in: 0))
        #expect(mean.sentence == "stopped at tick 4: battery(mean) < 5J, it is 4J")
    }

    @Test mutating func `the worst node is the last to come so far`() throws {
        for node in 0..<4 { Self.store(1, in: node)(&state) }
        watch.watch(
            ["battery(worst) > 5J", "spent(worst) < 2J"].compactMap { BreakCondition($0) }, in: state)
        for node in 0..<3 { #expect(pass(Self.store(6, in: node)).isEmpty) }
        #expect(pass(Self.store(7, in: 3)).map(\.value) == [6])
    }

    @Test func `every figure of a node that has trained has a value, and stands for itself`() throws {
        let run = try TinyMesh.run()
        for _ in 0..<60 { run.tick() }
        var state = run.state
        state.nodes[1].health.classes = [0.5, 0.7].map {
            HealthSigns.ClassSign(label: 0, diversity: $0, generations: 0)
        }
        var gauge = BreakGauge(state, on: WorkerPool(threadCount: 3))
        let node = state.nodes[1]
        let known: [BreakFigure: Double] = [
            .known: 4, .diversity: 0.6, .battery: node.energy.storedJoules,
            .spent: node.energy.spent.totalJoules,
            .discriminatorLoss: Double(node.report.discriminatorLoss),
            .generatorLoss: Double(node.report.generatorLoss), .classifierLoss: Double(node.classifierLoss),
            .realScore: Double(node.report.realScore), .fakeScore: Double(node.report.fakeScore),
            .discriminatorGradient: Double(node.report.discriminatorGradientNorm),
            .generatorGradient: Double(node.report.generatorGradientNorm),
            .accuracy: try #require(run.metrics().node(NodeID(1))).score.accuracy,
            .coverage: Double(try #require(run.metrics().node(NodeID(1))).coveredClasses.count),
        ]
        for figure in BreakFigure.allCases {
            let value = gauge.value(of: figure, at: NodeID(1)) ?? .nan
            #expect(abs(value - (known[figure] ?? .nan)) < 1e-6, "\(figure)")
        }
    }

    @Test mutating func `a node without a figure and a value that is no number hold of nothing`() throws {
        try watch(for: "loss_d(any) < 1")
        #expect(watch.standings[0].reading == BreakReading(tick: 0, holds: false), "nobody has trained")
        state.nodes[0].report.discriminatorLoss = .nan
        #expect(pass().isEmpty)
        try watch(for: "battery(9) < 1J")
        #expect(watch.standings[0].reading?.holds == false, "there is no node 9")
    }

    @Test mutating func `what is set again goes on, what is new begins, what is gone is forgotten`() throws {
        let (low, other) = (BreakCondition("battery(1) < 5J"), BreakCondition("battery(2) < 5J"))
        watch.watch([low, other].compactMap(\.self), in: state)
        #expect(pass(Self.store(4, in: 1)).count == 1)
        watch.watch([other, low].compactMap(\.self), in: state)
        #expect(pass().isEmpty)
        watch.watch([other].compactMap(\.self), in: state)
        #expect(pass(Self.store(9, in: 1)).isEmpty)
        Self.store(4, in: 1)(&state)
        watch.watch([low].compactMap(\.self), in: state)
        #expect(pass().isEmpty, "it holds from the beginning")
    }

    @Test mutating func `a look says who is how far`() throws {
        for (node, joules) in [8.0, 3, 4, 9].enumerated() { Self.store(joules, in: node)(&state) }
        try watch(for: "battery(any) < 5J")
        #expect(
            watch.standings[0].reading
                == BreakReading(
                    tick: 0, holds: true, holders: [NodeID(1), NodeID(2)], value: 3, source: NodeID(1)))
    }
}

/// Accuracy and coverage, for which the classifier is tried on all test images.
@Suite struct MeasuredBreakTests {
    /// Node 0's classifier before it has learned, and after.
    private let untrained: MeshState
    private let trained: MeshState
    private let accuracies: (low: Double, high: Double)

    init() throws {
        let run = try TinyMesh.run()
        untrained = run.state
        for _ in 0..<200 { run.tick() }
        trained = run.state
        let test = untrained.data.dataset.test
        accuracies = (
            untrained.nodes[0].classifier.score(on: test).accuracy,
            trained.nodes[0].classifier.score(on: test).accuracy
        )
        try #require(accuracies.low < accuracies.high)
    }

    /// Between what it can before and after.
    private func condition(_ sign: String) throws -> BreakCondition {
        try BreakCondition(parsing: "accuracy(0) \(sign) \((accuracies.low + accuracies.high) / 2)")
    }

    private func mesh(at tick: Int, isTrained: Bool) -> MeshState {
        var state = isTrained ? trained : untrained
        state.tick = tick
        return state
    }

    @Test func `set while it holds, it stops once accuracy was above and drops below`() throws {
        var watch = BreakWatch()
        watch.watch([try condition("<")], in: mesh(at: 13, isTrained: false))
        #expect(watch.standings[0].reading == nil, "it is not looked at yet")
        for tick in 14...30 { #expect(watch.look(at: mesh(at: tick, isTrained: false)).isEmpty) }
        for tick in 31...40 { #expect(watch.look(at: mesh(at: tick, isTrained: true)).isEmpty) }
        let stops = (41...60).flatMap { watch.look(at: mesh(at: $0, isTrained: false)) }
        #expect(stops.map(\.tick) == [50] && stops.first?.value == accuracies.low)
    }

    @Test func `set while it does not hold, the first look is no stop, and the second may be`() throws {
        var watch = BreakWatch()
        watch.watch([try condition(">")], in: mesh(at: 9, isTrained: false))
        #expect(watch.look(at: mesh(at: 10, isTrained: true)).isEmpty, "what was before is unknown")
        watch = BreakWatch()
        watch.watch([try condition(">")], in: mesh(at: 10, isTrained: false))
        #expect(watch.standings[0].reading?.value == accuracies.low, "the look is due at once")
        #expect(
            (11...20).map { watch.look(at: mesh(at: $0, isTrained: true)).count } == [
                0, 0, 0, 0, 0, 0, 0, 0, 0, 1,
            ])
    }
}
