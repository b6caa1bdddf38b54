import MeshModel
import Testing

@testable import iotgan_tui

@Suite struct TimePanesTests {
    private static func lines(_ mode: DashboardState.Mode, _ view: EngineView) -> [String] {
        var context = DemoMesh.context(
            view, size: Size(80, 24), capabilities: Capabilities(colours: .palette256, isUTF8: true))
        context.state.mode = mode
        return Screen.canvas(context).text.split(separator: "\n").map(String.init)
    }

    @Test func `the past is told from the present, and from a pause`() {
        let past = Self.lines(.browsing, DemoMesh.rewound())
        #expect(past[0].contains("‖ paused  past: tick 342 of 1 200"))
        #expect(past[22].contains("tick 342 of 1 200 · main, 2 branches · 8 checkpoints, 147 MB of 512 MB"))
        let present = Self.lines(.browsing, DemoMesh.view(DemoMesh.ring(), phase: .paused))
        #expect(present[0].contains("‖ paused  tick 342") && !present[0].contains("past"))
    }

    @Test func `the slider shows what has passed, checkpoints, what was done, and where a branch leaves`() {
        let slider = Array(Self.lines(.browsing, DemoMesh.rewound())[21])
        let now = slider.firstIndex(of: "●")
        #expect(slider.filter { $0 == "»" }.count == 2 && slider.filter { $0 == "Y" }.count == 1)
        #expect(slider.lastIndex(of: "━").map { $0 < now ?? 0 } ?? false)
        #expect(slider.firstIndex(of: "─").map { $0 > now ?? 80 } ?? false)
        // Two more lie under other marks.
        #expect((6...8).contains(slider.filter { $0 == "┿" }.count))
    }

    @Test func `a journey says where it goes and how far it is`() {
        var view = DemoMesh.rewound()
        view.timeline.goal = 100
        view.timeline.reached = 64
        let lines = Self.lines(.browsing, view)
        #expect(lines[0].contains("going to tick 100"))
        #expect(lines[22].contains("on the way, at tick 64"))
    }

    @Test func `branches say where they come from, what was done, and how they fare`() {
        let lines = Self.lines(.branches(row: 1), DemoMesh.rewound())
        #expect(
            lines.contains { $0.contains("main") && $0.contains("the beginning") && $0.contains("cut 5-6") })
        #expect(
            lines.contains {
                $0.contains("no-cut") && $0.contains("main at 280") && $0.contains("poison 3 noise")
                    && $0.contains("92 %")
            })
    }

    @Test func `two branches stand side by side with the difference of every figure`() {
        let lines = Self.lines(.comparing(BranchID(rawValue: 1), line: 0), DemoMesh.rewound())
        #expect(lines.contains { $0.contains("two branches at tick 900") })
        #expect(
            lines.contains {
                $0.contains("accuracy, mean") && $0.contains("88.5 %") && $0.contains("+3.5 points")
            }
        )
        let scrolled = Self.lines(.comparing(BranchID(rawValue: 1), line: 10), DemoMesh.rewound())
        #expect(scrolled.contains { $0.contains("energy spent") && $0.contains("-172 J") })
        #expect(scrolled.contains { $0.contains("nodes") && $0.contains("same") })
    }
}
