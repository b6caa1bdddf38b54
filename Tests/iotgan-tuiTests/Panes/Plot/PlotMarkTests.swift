import MeshModel
import Testing

@testable import iotgan_tui

struct PlotMarkTests {
    /// A mesh of two steps a tick at tick 100, so that nodes that were never dark have made 200.
    private func snapshot(_ events: [(Int, MeshEvent.Kind)]) -> MeshSnapshot {
        var snapshot = DemoMesh.ring(tick: 100)
        snapshot.scenario.stepsPerTick = 2
        snapshot.nodes[3].stepCount = 200
        snapshot.events = events.map { MeshEvent(tick: $0.0, kind: $0.1) }
        return snapshot
    }

    private func marks(_ snapshot: MeshSnapshot) -> [String] {
        PlotMark.interventions(on: snapshot.nodes[3], DemoMesh.view(snapshot), by: .step)
            .map { "\($0.time) \($0.letter) \($0.words)" }
    }

    @Test
    func `What was done to the node, its links or all nodes is marked at its step`() {
        let node = NodeID(3)
        let mesh = snapshot([
            (10, .linkCut(LinkID(node, NodeID(4)))), (20, .linkCut(LinkID(NodeID(5), NodeID(6)))),
            (30, .poisoned(node, .noise)), (40, .poisoned(NodeID(4), .noise)),
            (50, .settingsChanged(.setEncoding(.int4))), (60, .recharged(node, joules: 5)),
            (70, .wentDark(NodeID(1))),
        ])
        #expect(marks(mesh) == ["20 x cut 3-4", "60 p poisoned", "100 s int4", "120 b recharged"])
    }

    @Test
    func `A link taken away and a battery drained are marked by the capitals of made and recharged`() {
        let node = NodeID(3)
        let link = LinkID(node, NodeID(4))
        let mesh = snapshot([
            (10, .linkAdded(link)), (20, .linkRemoved(link)),
            (30, .linkRemoved(LinkID(NodeID(5), NodeID(6)))),
            (40, .recharged(node, joules: 5)), (50, .drained(node, joules: 5)),
            (60, .drained(NodeID(4), joules: 5)),
        ])
        #expect(
            marks(mesh) == ["20 l link 3-4", "40 L unlinked 3-4", "80 b recharged", "100 D drained"])
    }

    @Test
    func `Ticks in which the node was dark are no steps`() {
        let node = NodeID(3)
        var mesh = snapshot([
            (10, .recharged(node, joules: 5)), (40, .wentDark(node)), (70, .cameBack(node)),
            (80, .recharged(node, joules: 5)),
        ])
        // Dark for 30 of 100 ticks: 140 steps, 20 of them before tick 10 and 100 before tick 80.
        mesh.nodes[3].stepCount = 140
        #expect(
            marks(mesh) == ["20 b recharged", "80 e battery empty", "80 v back", "100 b recharged"])
        mesh.events.removeFirst(2)
        mesh.events.insert(MeshEvent(tick: 50, kind: .recharged(node, joules: 5)), at: 0)
        #expect(marks(mesh).first == "80 b recharged", "it was dark at tick 50 already")
    }

    @Test
    func `A node that is dark now stands still since then`() {
        let node = NodeID(3)
        var mesh = snapshot([
            (30, .recharged(node, joules: 5)), (60, .wentDark(node)),
            (90, .settingsChanged(.setRadio(.ideal))),
        ])
        mesh.nodes[3].stepCount = 120
        mesh.nodes[3].activity = .dark
        #expect(marks(mesh) == ["60 b recharged", "120 e battery empty", "120 s ideal"])
    }

    @Test
    func `A quarantine is marked once, and again after all neighbours have listened`() {
        let node = NodeID(3)
        func refused(by neighbour: UInt32) -> MeshEvent.Kind {
            .dropped(to: NodeID(neighbour), from: node, origin: node, reason: .quarantined)
        }
        func received(by neighbour: UInt32) -> MeshEvent.Kind {
            .received(by: NodeID(neighbour), from: node, origin: node, version: 1)
        }
        let mesh = snapshot([
            (10, .dropped(to: NodeID(2), from: node, origin: node, reason: .implausible)),
            (20, refused(by: 2)), (21, refused(by: 4)), (30, refused(by: 2)), (31, received(by: 4)),
            (40, refused(by: 2)), (50, received(by: 2)), (60, refused(by: 2)),
        ])
        #expect(marks(mesh) == ["40 q quarantine", "120 q quarantine"])
    }

    @Test
    func `Ticks are marked as they are, and a frozen node makes no steps`() {
        let node = NodeID(3)
        var mesh = snapshot([(20, .nodeFrozen(node)), (60, .nodeThawed(node))])
        mesh.nodes[3].stepCount = 120
        let view = DemoMesh.view(mesh)
        #expect(marks(mesh) == ["40 f frozen", "40 v back"])
        #expect(PlotMark.interventions(on: mesh.nodes[3], view, by: .tick).map(\.time) == [20, 60])
    }

    @Test
    func `What the snapshot has forgotten, the scenario still knows`() {
        let node = NodeID(3)
        var mesh = snapshot([])
        mesh.scenario.interventions = [
            TimedIntervention(tick: 10, intervention: .cutLink(LinkID(node, NodeID(4)))),
            TimedIntervention(tick: 15, intervention: .poison(NodeID(5), .noise)),
            TimedIntervention(tick: 90, intervention: .setNodeEncoding(node, .int4)),
        ]
        mesh.events = (0..<MeshSnapshot.eventLimit).map { _ in
            MeshEvent(tick: 80, kind: .nodeMoved(NodeID(7)))
        }
        mesh.events.append(
            MeshEvent(
                tick: 90,
                kind: .nodeSettingChanged(
                    .setNodeEncoding(node, .int4), former: .setNodeEncoding(node, .int8))))
        #expect(marks(mesh) == ["20 x cut 3-4", "180 s int4"], "each of them once")
    }
}
