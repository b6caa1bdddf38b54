import MeshModel
import Testing

@testable import iotgan_tui

@Suite struct UpdateTimeTests {
    private let past = DemoMesh.rewound()
    private let present = DemoMesh.view(DemoMesh.ring())

    @Test(arguments: [
        (Key.character(","), Journey.by(-1)), (.character("("), .by(-100)), (.character(")"), .by(100)),
        (.character("$"), .toPresent),
    ])
    func `keys move through time`(key: Key, journey: Journey) {
        var state = DashboardState(showing: present)
        #expect(state.press([key], present) == [.travel(journey)])
    }

    @Test(arguments: [
        ("seek 340", Journey.to(340)), ("seek +5", .by(5)), ("seek -5", .by(-5)), ("seek end", .toPresent),
        ("branch no-cut", .toBranch(BranchID(rawValue: 1))),
        ("name-branch no-cut healthy", .rename(BranchID(rawValue: 1), "healthy")),
    ])
    func `so do commands`(line: String, journey: Journey) throws {
        let state = DashboardState(showing: past)
        #expect(try CommandRegistry.action(for: line, state, past) == .travel(journey))
    }

    @Test(arguments: [
        ("seek", "seek takes a tick, so many ticks with + or -, or end, e.g. seek 340 or seek -100"),
        ("seek soon", "seek takes a tick, so many ticks with + or -, or end, e.g. seek 340 or seek -100"),
        ("branch other", "there is no branch other; there are main, no-cut"),
        ("name-branch no-cut main", "there is a branch main already"),
    ])
    func `what cannot be is told in a line`(line: String, why: String) {
        let state = DashboardState(showing: past)
        #expect(throws: CommandFailure(why)) { try CommandRegistry.action(for: line, state, past) }
    }

    @Test func `after a journey the clock stands, and the same key lets it run`() {
        var state = DashboardState(showing: present)
        state.press([.character(",")], present)
        #expect(state.press([.character(" ")], present) == [.intervene(.resume)])
    }

    @Test func `the slider is there when it is wanted, and whenever the past is shown`() {
        var state = DashboardState(showing: present)
        #expect(!state.isTimeShown)
        state.press([.character("t")], present)
        #expect(state.isTimeShown)
        state.press([.character("t")], present)
        #expect(!state.isTimeShown)
        state.follow(past)
        #expect(state.isTimeShown)
        state.press([.character("t"), .character("t")], past)
        #expect(state.isTimeShown)
    }

    @Test func `a click on the slider goes to its tick, and a drag to where it ends`() throws {
        var state = DashboardState(showing: past)
        let row = 21
        #expect(state.update(.click(Point(4, row)), past) == [.travel(.to(0))])
        let effects = state.update(.drag(from: Point(4, row), to: Point(40, 3)), past)
        guard case .travel(.to(let tick)) = try #require(effects.first) else {
            Issue.record("no journey")
            return
        }
        #expect(abs(tick - 630) < 60)
        #expect(state.update(.click(Point(79, row)), past) == [.travel(.to(1_200))])
        #expect(state.update(.click(Point(40, row + 1)), past).isEmpty)
    }

    @Test func `from an entry of the log one goes to its moment`() {
        var state = DashboardState(showing: present)
        _ = state.update(.focus(.log), present)
        state.press([.up], present)
        let tick = state.log.entries(of: present).last?.tick
        #expect(state.press([.character("t")], present) == [.travel(.to(tick ?? -1))])
    }

    @Test func `in a list of branches that has scrolled a click means what is shown there`() throws {
        var view = past
        let branch = try #require(view.timeline.branches.last)
        for number in UInt32(2)..<60 {
            var other = branch
            other.id = BranchID(rawValue: number)
            other.name = "other-\(number)"
            view.timeline.branches.append(other)
        }
        let size = Size(80, 24)
        let chosen = 50
        var context = DemoMesh.context(
            view, size: size, capabilities: Capabilities(colours: .palette256, isUTF8: true))
        context.state.mode = .branches(row: chosen)
        let lines = Screen.canvas(context).text.split(separator: "\n", omittingEmptySubsequences: false)
        for name in ["other-45", "other-50"] {
            let row = try #require(lines.firstIndex { $0.contains(name) })
            let clicked = BranchesOverlay.row(at: Point(40, row), chosen: chosen, view, size)
            #expect(clicked.map { view.timeline.branches[$0].name } == name)
        }
        var state = DashboardState(showing: view)
        state.size = size
        state.mode = .branches(row: chosen)
        let row = try #require(lines.firstIndex { $0.contains("other-45") })
        #expect(state.update(.click(Point(40, row)), view).isEmpty)
        #expect(state.mode == .branches(row: 45))
    }

    @Test func `branches are chosen, named and compared by hand`() {
        var state = DashboardState(showing: past)
        state.press([.character("B"), .down], past)
        #expect(state.mode == .branches(row: 1))
        #expect(state.press([.enter], past) == [.travel(.toBranch(BranchID(rawValue: 1)))])
        #expect(state.mode == .browsing)
        state.press([.character("B"), .down, .character("=")], past)
        #expect(state.mode == .comparing(BranchID(rawValue: 1), line: 0))
        state.press([.down, .escape], past)
        state.press([.character("B"), .down, .character("r")] + letters("x"), past)
        #expect(state.press([.enter], past).contains(.travel(.rename(BranchID(rawValue: 1), "x"))))
    }
}
