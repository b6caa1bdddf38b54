import MeshModel
import Testing

@testable import iotgan_tui

struct LogPaneTests {
    private let view = DemoMesh.view(DemoMesh.ring())

    private var start: DashboardState {
        var state = DashboardState(showing: view)
        state.focus = .log
        return state
    }

    private func press(_ keys: [Key], _ state: inout DashboardState, _ view: EngineView? = nil) {
        let view = view ?? self.view
        for key in keys {
            guard let action = Keymap().action(for: key, state, view) else { continue }
            _ = state.update(action, view)
        }
    }

    private func selectedTick(_ state: DashboardState, _ view: EngineView? = nil) -> Int? {
        let entries = state.log.entries(of: view ?? self.view)
        return state.log.selectedIndex(in: entries).map { entries[$0].tick }
    }

    private func content(_ state: DashboardState, _ view: EngineView? = nil) -> PaneContent {
        let capabilities = Capabilities(colours: .mono, isUTF8: true)
        return LogPane.content(
            PaneContext(
                state: state, view: view ?? self.view, pictures: PictureBook(), capabilities: capabilities),
            state.area(of: .log).size)
    }

    @Test
    func `Arrows select entries from the newest up, and below the newest it is followed again`() {
        var state = start
        press([.up], &state)
        #expect(selectedTick(state) == 338)
        press(letters("kk"), &state)
        #expect(selectedTick(state) == 321)
        press(letters("j"), &state)
        #expect(selectedTick(state) == 333)
        press(letters("jj"), &state)
        #expect(selectedTick(state) == nil)
        press(letters("g"), &state)
        #expect(selectedTick(state) == 282)
        #expect(content(state).title.last?.hasSuffix("newer below") == true)
        press(letters("G"), &state)
        #expect(selectedTick(state) == nil && content(state).title == ["log", "tick, event"])
    }

    @Test
    func `The selected entry is on the screen wherever it is`() {
        var state = start
        for key in letters("kkkkkkkk") + letters("jjjjjjjj") {
            press([key], &state)
            let canvas = content(state).canvas
            let isMarked = canvas.cells.contains { $0.style.attributes.contains(.reverse) }
            #expect(isMarked == (selectedTick(state) != nil))
        }
    }

    @Test
    func `New events leave the selected entry where it is`() throws {
        var state = start
        press(letters("kk"), &state)
        let before = content(state).canvas
        var later = try #require(view.snapshot)
        later.events += (0..<9).map { MeshEvent(tick: 340 + $0, kind: .wentDark(NodeID(1))) }
        later.events.removeFirst(2)
        let laterView = DemoMesh.view(later)
        #expect(selectedTick(state, laterView) == 333)
        #expect(content(state, laterView).canvas == before)
    }

    @Test
    func `Enter goes to the entry's node, and once more to the other one`() {
        var state = start
        press(letters("gjj"), &state)
        #expect(selectedTick(state) == 300, "link 5-6 is cut")
        press([.enter], &state)
        #expect(state.selectedNode == NodeID(5) && state.focus == .node)
        press(letters("5") + [.enter], &state)
        #expect(state.selectedNode == NodeID(6))
        press(letters("5e") + [.enter], &state)
        #expect(state.focus == .node && state.isExpanded, "of an expanded log to the expanded node")
    }

    @Test
    func `Enter on an entry about nobody, or somebody who left, says so`() throws {
        var state = start
        var snapshot = try #require(view.snapshot)
        snapshot.events.append(MeshEvent(tick: 340, kind: .paused))
        press([.enter], &state, DemoMesh.view(snapshot))
        #expect(state.message == "that is about no single node" && state.focus == .log)
        snapshot.events.append(MeshEvent(tick: 341, kind: .nodeRemoved(NodeID(77))))
        press([.enter], &state, DemoMesh.view(snapshot))
        #expect(state.message == "node 77 is not here any more")
    }

    @Test
    func `A click selects an entry and its node`() {
        var state = start
        let area = state.area(of: .log)
        _ = state.update(.click(Point(area.x + 3, area.y)), view)
        let first = selectedTick(state)
        #expect(first == 321 && state.selectedNode == NodeID(6) && state.focus == .log)
    }

    @Test
    func `goto shows a tick, and says where the log ends`() {
        var state = start
        press(letters("T300") + [.enter], &state)
        #expect(selectedTick(state) == 300 && content(state).canvas.text.contains("300»link 5-6 cut"))
        press(letters("T301") + [.enter], &state)
        #expect(selectedTick(state) == 312)
        press(letters("T7") + [.enter], &state)
        #expect(selectedTick(state) == 282 && state.message == "the log goes back to tick 282")
        press(letters("T900") + [.enter], &state)
        #expect(selectedTick(state) == nil && state.message == "nothing has happened since tick 900")
    }

    @Test
    func `Filters are combined, and the title tells all of them`() {
        var state = start
        state.selectedNode = NodeID(6)
        func ticks() -> [Int] { state.log.entries(of: view).map(\.tick) }
        press(letters("N"), &state)
        #expect(ticks() == [300, 312, 321])
        press(letters(">"), &state)
        #expect(ticks() == [300, 321], "the lost message is left out")
        press(letters("/dark") + [.enter], &state)
        #expect(ticks() == [321])
        #expect(content(state).title == ["log", "no messages", "node 6", "with \"dark\""])
        press(letters(">"), &state)
        #expect(ticks() == [] && content(state).canvas.text.contains("no event is of that kind"))
        press(letters("N/") + [.control("u"), .enter], &state)
        #expect(ticks() == [300] && content(state).title == ["log", "interventions"])
        press(letters(">"), &state)
        #expect(ticks().count == 7)
    }

    @Test
    func `What was asked for has a mark, what happened by itself has none`() throws {
        var snapshot = try #require(view.snapshot)
        snapshot.events = [
            MeshEvent(tick: 1, kind: .nodeRemoved(NodeID(1))),
            MeshEvent(tick: 2, kind: .nodeRemoved(NodeID(2))),
            MeshEvent(tick: 3, kind: .linkAdded(LinkID(NodeID(1), NodeID(3)))),
            MeshEvent(tick: 4, kind: .poisoned(NodeID(3), .noise)),
            MeshEvent(tick: 5, kind: .wentDark(NodeID(3))),
        ]
        snapshot.scenario.interventions = [
            TimedIntervention(tick: 2, intervention: .removeNode(NodeID(2)))
        ]
        let view = DemoMesh.view(snapshot)
        #expect(snapshot.events.map { $0.isIntervention(view) } == [false, true, false, true, false])
        var state = start
        state.isExpanded = true
        let rows = content(state, view).canvas.text.split(separator: "\n")
        #expect(rows.prefix(5).map { $0.contains("»") } == [false, true, false, true, false])
    }

    @Test
    func `Interventions that snapshots have forgotten are still in the log`() {
        var snapshot = DemoMesh.ring(tick: 900)
        snapshot.scenario.interventions = [
            TimedIntervention(tick: 20, intervention: .cutLink(LinkID(NodeID(0), NodeID(1)))),
            TimedIntervention(tick: 850, intervention: .heal),
        ]
        snapshot.events = (0..<MeshSnapshot.eventLimit).map { index in
            MeshEvent(tick: 800 + index / 4, kind: .wentDark(NodeID(3)))
        }
        var log = LogView()
        log.update(.cycle(-1), DemoMesh.view(snapshot), Size(40, 10))
        #expect(log.entries(of: DemoMesh.view(snapshot)).map(\.sentence.text) == ["asked to cut link 0-1"])
        log.node = NodeID(0)
        #expect(log.entries(of: DemoMesh.view(snapshot)).map(\.tick) == [20])
        snapshot.events.removeLast()
        #expect(log.entries(of: DemoMesh.view(snapshot)).isEmpty, "nothing is forgotten yet")
    }
}
