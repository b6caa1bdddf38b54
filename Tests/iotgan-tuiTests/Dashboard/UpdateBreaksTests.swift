import Testing

@testable import MeshModel
@testable import iotgan_tui

@Suite struct UpdateBreaksTests {
    private let view = DemoMesh.watching()

    private var start: DashboardState {
        var state = DashboardState(showing: view)
        state.breaks = DemoMesh.breaks
        return state
    }

    private func conditions(_ texts: String...) -> [BreakCondition] {
        texts.compactMap { BreakCondition($0) }
    }

    @Test func `conditions are typed, one after the other, and said`() {
        var state = DashboardState(showing: view)
        let first = state.press(letters(":break node any diverges") + [.enter], view)
        #expect(first.contains(.watch(conditions("node any diverges"))))
        #expect(state.message == "stops the clock: node any diverges")
        let second = state.press(letters(":break battery(any)<1J") + [.enter], view)
        #expect(second.contains(.watch(conditions("node any diverges", "battery(any) < 1J"))))
        let gone = state.press(letters(":unbreak node any diverges") + [.enter], view)
        #expect(gone.contains(.watch(conditions("battery(any) < 1J"))))
        #expect(state.message == "no longer stops the clock: node any diverges")
        #expect(state.press(letters(":unbreak") + [.enter], view).contains(.watch([])))
    }

    @Test(arguments: [
        ("break acuracy(5) < 1", "\"acuracy\" is not valid; did you mean accuracy? e.g. accuracy(5) < 0.5"),
        ("break tick = 500", "that stops the clock already: tick = 500"),
        ("unbreak tick = 501", "that does not stop the clock: tick = 501; breaks lists what does"),
        ("breaks all", "breaks takes nothing after it"),
    ])
    func `what cannot be is told in a line`(line: String, why: String) {
        #expect(throws: CommandFailure(why)) { try CommandRegistry.action(for: line, start, view) }
    }

    @Test(arguments: [
        ("node 77 diverges", "; there is no node 77 now"), ("loss_d(77) > 3", "; there is no node 77 now"),
        ("tick = 300", "; that is past, until you go back"), ("tick = 343", ""),
    ])
    func `what may never be is accepted, and said`(text: String, hint: String) {
        var state = DashboardState(showing: view)
        state.press(letters(":break \(text)") + [.enter], view)
        #expect(state.breaks == conditions(text) && state.message == "stops the clock: \(text)\(hint)")
    }

    @Test func `this is the selected node`() {
        var state = DashboardState(showing: view)
        state.selectedNode = NodeID(4)
        state.press(letters(":break node this diverges") + [.enter], view)
        state.press(letters(":break accuracy(this) < 0.5") + [.enter], view)
        #expect(state.breaks == conditions("node 4 diverges", "accuracy(4) < 0.5"))
    }

    @Test func `the list opens by its key, by its command and by break alone`() {
        for keys in [letters("W"), letters(":breaks") + [.enter], letters(":break") + [.enter]] {
            var state = start
            state.press(keys, view)
            #expect(state.mode == .breaks(row: 0))
        }
    }

    @Test(arguments: [Key.character("x"), .backspace, .delete])
    func `a key takes one away, and the list stays`(key: Key) {
        var state = start
        var left = DemoMesh.breaks
        left.remove(at: 1)
        #expect(state.press([.character("W"), .down, key], view) == [.watch(left)])
        #expect(state.mode == .breaks(row: 1) && state.breaks == left)
        state.press([.up, .up, key], view)
        #expect(state.mode == .breaks(row: left.count - 2), "the last one is gone")
        for _ in left { state.press([key], view) }
        #expect(state.breaks.isEmpty && state.mode == .breaks(row: 0))
    }

    @Test func `a adds one, and the list says how to write it`() {
        var state = start
        state.press([.character("W"), .character("a")], view)
        #expect(state.mode == .palette(Palette("break ")))
        let effects = state.press(letters("tick = 900") + [.enter], view)
        #expect(effects.contains(.watch(DemoMesh.breaks + conditions("tick = 900"))))
    }

    @Test func `enter goes to the node of which it holds, or which is nearest`() {
        for (row, node) in [(0, 2), (1, 5), (2, 6), (4, 3)] {
            var state = start
            state.press([.character("W")] + Array(repeating: .down, count: row) + [.enter], view)
            #expect(state.selectedNode == NodeID(UInt32(node)) && state.focus == .node)
            #expect(state.mode == .browsing)
        }
        var state = start
        state.press([.character("W"), .up, .enter], view)
        #expect(state.message == "that is about no single node" && state.mode == .breaks(row: 6))
    }

    @Test func `a click chooses, one on the chosen goes to its node, and one beside closes`() throws {
        var state = start
        state.press([.character("W")], view)
        let rows = (0..<24).filter {
            BreaksOverlay.row(at: Point(40, $0), chosen: 0, DemoMesh.breaks, state.size) == 1
        }
        let point = Point(40, try #require(rows.first))
        _ = state.update(.click(point), view)
        #expect(state.mode == .breaks(row: 1))
        _ = state.update(.click(point), view)
        #expect(state.mode == .browsing && state.selectedNode == NodeID(5))
        state.press([.character("W")], view)
        _ = state.update(.click(Point(0, 0)), view)
        #expect(state.mode == .browsing)
    }

    @Test func `in a list that has scrolled a click means what is shown there`() {
        var state = start
        state.breaks = (1...60).map { .tick($0) }
        state.mode = .breaks(row: 59)
        _ = state.update(.click(Point(40, 3)), view)
        #expect(state.mode == .breaks(row: 59 - 18))
    }

    @Test func `the node that stops the clock is selected once, and the last line says why`() {
        let stopped = DemoMesh.stopped()
        var state = start
        state.selectedNode = NodeID(2)
        state.message = "the answer to a key"
        state.follow(stopped)
        #expect(state.selectedNode == NodeID(6))
        var context = DemoMesh.context(
            stopped, size: Size(80, 24), capabilities: Capabilities(colours: .palette256, isUTF8: true))
        context.state = state
        let last = Screen.canvas(context).text.split(separator: "\n").last ?? ""
        #expect(last.contains("stopped at tick 342 by node 6: battery(any) < 1J, it is 0J"))
        state.press([.character("n")], stopped)
        state.follow(stopped)
        #expect(state.selectedNode == NodeID(7), "one may look elsewhere")
    }

    @Test func `the log and the curves tell of it`() throws {
        let stopped = DemoMesh.stopped()
        let entries = LogEntry.all(stopped)
        #expect(
            entries.last?.sentence.text == "paused" && entries.map(\.place) == entries.map(\.place).sorted())
        let entry = try #require(entries.dropLast().last)
        #expect(entry.sentence.text == "stopped by node 6: battery(any) < 1J, it is 0J")
        #expect(entry.nodes == [NodeID(6)] && !entry.isTraffic && !entry.isIntervention)
        let nodes = try #require(stopped.snapshot?.nodes)
        let marks = nodes.map {
            PlotMark.interventions(on: $0, stopped, by: .tick).filter { $0.letter == "W" }
        }
        #expect(marks.map(\.count) == [0, 0, 0, 0, 0, 0, 1, 0] && marks[6].first?.time == 342)
        let tick = BreakStop(condition: .tick(5), tick: 5, nodes: [], value: nil, detail: "")
        #expect(EventSentence(tick).text == "stopped: tick = 5")
    }
}

/// What the command line offers for a condition.
@Suite struct BreakSuggestionTests {
    private let view = DemoMesh.view(DemoMesh.ring())

    private func offered(_ line: String, breaks: [BreakCondition] = []) -> [CommandSuggestion] {
        var state = DashboardState(showing: view)
        state.breaks = breaks
        return CommandSuggestion.list(for: line, state, view)
    }

    @Test func `first what may be watched, each with what it means`() {
        let words = offered("break ")
        #expect(words.map(\.text) == ["node", "tick"] + BreakFigure.allCases.map { "\($0.rawValue)(" })
        #expect(words.allSatisfy { !$0.meaning.isEmpty })
        #expect(offered("break loss").map(\.completion) == ["loss_d(", "loss_g(", "loss_c("])
    }

    @Test func `then of whom, then what`() {
        let nodes = offered("break accuracy(").map(\.text)
        #expect(nodes.prefix(4) == ["accuracy(any)", "accuracy(mean)", "accuracy(worst)", "accuracy(this)"])
        #expect(nodes.count == 12)
        #expect(offered("break accuracy(wo").map(\.completion) == ["accuracy(worst) "])
        #expect(offered("break accuracy(5) ").map(\.text) == ["<", ">"])
        #expect(offered("break accuracy(5) < ").isEmpty && offered("break tick ").isEmpty)
        #expect(offered("break node ").map(\.text).prefix(3) == ["any", "this", "0"])
        #expect(
            offered("break node 3 ").map(\.text)
                == ["diverges", "unhealthy"] + HealthRule.allCases.map(\.rawValue))
        #expect(offered("break node 3 mem").map(\.meaning) == [HealthRule.memorising.meaning])
    }

    @Test func `whatever is offered can be carried out`() {
        var lines: Set<String> = []
        func follow(_ line: String) {
            for suggestion in offered(line) {
                let kept =
                    line.last == " " ? line : String(line[...(line.lastIndex(of: " ") ?? line.startIndex)])
                let next = kept + suggestion.completion
                if suggestion.completion.hasSuffix("(") { follow(next) } else { lines.insert(next) }
                if suggestion.completion == "node "
                    || next.hasPrefix("break node ") && next.split(separator: " ").count == 3
                {
                    follow(next)
                }
            }
        }
        follow("break ")
        let whole = lines.map { $0.hasSuffix(") ") ? $0 + "< 1" : $0 == "break tick " ? $0 + "9" : $0 }
            .filter { $0.split(separator: " ").count > 3 || $0.contains("(") || $0.contains("tick") }
        #expect(whole.count == 1 + 13 * 12 + 13 * 10)
        for line in whole {
            #expect(throws: Never.self, "\(line)") {
                try CommandRegistry.action(for: line, DashboardState(showing: view), view)
            }
        }
    }

    @Test func `unbreak offers what there is`() {
        #expect(
            offered("unbreak ", breaks: DemoMesh.breaks).map(\.text) == DemoMesh.breaks.map(\.description))
        #expect(offered("unbreak tick ", breaks: DemoMesh.breaks).isEmpty)
    }
}
