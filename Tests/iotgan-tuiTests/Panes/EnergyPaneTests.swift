import MeshModel
import Testing

@testable import iotgan_tui

struct EnergyPaneTests {
    private let view = DemoMesh.comparable(DemoMesh.ring())

    @Test
    func `A click on a header below the sums sorts the nodes`() throws {
        var state = DashboardState(size: Size(80, 24))
        state.follow(view)
        _ = state.update(.focus(.energy), view)
        let lines = Screen.canvas(DemoMesh.expanded(.energy, view)).text.split(separator: "\n")
        let row = try #require(lines.firstIndex { $0.contains("spent J") })
        let column = try #require(EnergyPane.columns.firstIndex { $0.name(.unicode) == "spent J" })
        let before = lines[row].prefix(upTo: try #require(lines[row].firstRange(of: "spent J")).lowerBound)
        _ = state.update(.click(Point(before.count, row)), view)
        #expect(state.energy.column == column)
        _ = state.update(.pane(.reverse), view)
        let first = NodeTable(EnergyPane.columns, state.energy, view).ids.first
        #expect(first == NodeID(6), "the fixture's empty node has spent most")
        _ = state.update(.click(Point(2, row + 1)), view)
        #expect(state.selectedNode == NodeID(6))
    }

    @Test
    func `The sums end before the first that does not fit, and no smaller one stands in for it`() throws {
        let snapshot = try #require(view.snapshot)
        for width in 20...120 {
            var canvas = Canvas(Size(width, EnergySummary.rows))
            EnergySummary(view, snapshot).draw(on: &canvas, in: canvas.bounds)
            let line = try #require(canvas.text.split(separator: "\n").first)
            let energy = snapshot.totals.energy
            let radio = CauseBar(energy).causes.filter { $0.isRadio && $0.nanojoules > 0 }
                .sorted { $0.nanojoules > $1.nanojoules }
            let shown = radio.map { line.contains(" \($0.letter) \($0.name) ") }
            #expect(shown == shown.sorted { $0 && !$1 }, "at \(width) columns")
        }
    }

    @Test
    func `What was drained has its letter, and neither radio nor accuracy for a joule counts it`() throws {
        var snapshot = try #require(view.snapshot)
        let before = snapshot.totals.energy
        snapshot.totals.energy.drainedNanojoules = 40_000_000_000_000
        let drained = snapshot.totals.energy
        #expect(drained.radioJoules == before.radioJoules && drained.computeJoules == before.computeJoules)
        #expect(AccuracyPerJoule.points(0.5, drained) == AccuracyPerJoule.points(0.5, before))
        #expect(!CauseBar(before).causes.contains { $0.name == "drained" })
        var canvas = Canvas(Size(120, EnergySummary.rows))
        EnergySummary(view, snapshot).draw(on: &canvas, in: canvas.bounds)
        let line = try #require(canvas.text.split(separator: "\n").first)
        #expect(line.contains("D drained 40.0 kJ") && line.contains("spent 111 kJ:"), "\(line)")
        #expect(line.contains("radio 887 J:"))
        var bar = Canvas(Size(30, 1))
        CauseBar(drained).draw(on: &bar, at: Point(0, 0), width: 30)
        #expect(bar.text.contains("CD") && bar.text.filter { "TRISCD".contains($0) }.count == 30)
    }

    @Test
    func `Links are listed with what they lose, the worst first`() {
        var canvas = Canvas(Size(37, 9))
        guard let snapshot = view.snapshot else { return }
        LinkTable(snapshot).draw(on: &canvas, in: canvas.bounds, .unicode)
        let rows = canvas.text.split(separator: "\n").dropFirst()
        // Link number i of the fixture loses 9 (i² mod 17) of 1200 + 37 i frames.
        #expect(rows.map { $0.prefix(3) } == ["3-4", "6-7", "2-3", "4-5", "1-2", "5-6", "0-7", "0-1"])
        #expect(rows.contains { $0.hasPrefix("5-6 ×") }, "a cut link is marked")
    }

    @Test
    func `Where not all links fit, the title says how many are shown`() {
        let many = DemoMesh.comparable(DemoMesh.ring(nodeCount: 64))
        let title = EnergyPane.content(DemoMesh.expanded(.energy, many), Size(78, 20)).title
        #expect(title.contains("worst 8 of 64 links"))
        let few = EnergyPane.content(DemoMesh.expanded(.energy, view), Size(78, 20)).title
        #expect(!few.contains { $0.hasSuffix("links") })
    }

    @Test(arguments: [Size(80, 24), Size(120, 40), Size(200, 60)])
    func `Every size tells budgets, radio against compute, the first death, links, and what a joule buys`(
        _ size: Size
    ) {
        let text = Screen.canvas(DemoMesh.expanded(.energy, view, size: size, isASCII: false)).text
        for part in [
            "battery", "empty in", "radio J", "compute J", "points/J", "next empty: node 0 in", "radio 887 J",
            "C compute 70.1 kJ", "bytes", "energy", "accuracy 0.00077 points/J",
        ] {
            #expect(text.contains(part), "\(part) at \(size)")
        }
    }
}
