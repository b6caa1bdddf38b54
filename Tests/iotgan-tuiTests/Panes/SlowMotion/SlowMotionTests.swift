import MeshModel
import Testing

@testable import iotgan_tui

@Suite struct SlowMotionTests {
    private static let view = DemoMesh.dissected()

    private static func text(
        _ stage: SlowMotionStage, _ view: EngineView, _ size: Size = Size(80, 24), isASCII: Bool = false
    ) -> Canvas {
        var context = DemoMesh.context(
            view, size: size,
            capabilities: Capabilities(colours: isASCII ? .mono : .palette256, isUTF8: !isASCII))
        context.state.mode = .slowMotion(stage)
        return Screen.canvas(context)
    }

    @Test(arguments: SlowMotionStage.allCases)
    func `Every frame looks as approved`(_ stage: SlowMotionStage) throws {
        for size in [Size(80, 24), Size(120, 40)] {
            for isASCII in [false, true] {
                try Approved.check(
                    Self.text(stage, Self.view, size, isASCII: isASCII).dump,
                    "slow-\(stage)-\(size.width)x\(size.height)\(isASCII ? "-ascii-mono" : "")")
            }
        }
    }

    @Test(arguments: SlowMotionStage.allCases)
    func `Frames are drawn on every screen, in ASCII where there is nothing else`(_ stage: SlowMotionStage) {
        for size in [Size(60, 18), Size(200, 60), Size(300, 20), Size(20, 5), Size(1, 1)] {
            let canvas = Self.text(stage, Self.view, size, isASCII: true)
            #expect(canvas.cells.allSatisfy { $0.character.isASCII && $0.character != "?" })
        }
    }

    @Test func `S pauses and asks for the selected node's next step`() {
        var running = Self.view
        running.phase = .running
        var state = DashboardState(showing: running)
        state.selectedNode = NodeID(2)
        #expect(state.press([.character("S")], running) == [.intervene(.pause), .dissect(NodeID(2))])
        #expect(state.mode == .slowMotion(.batch))
        var paused = DashboardState(showing: Self.view)
        #expect(paused.press([.character("S")], Self.view) == [.dissect(NodeID(0))], "it stands already")
    }

    @Test func `keys go from frame to frame, and the last one lets the step pass`() {
        var state = DashboardState(showing: Self.view)
        state.press([.character("S"), .right, .character(" "), .character(".")], Self.view)
        #expect(state.mode == .slowMotion(.gradients))
        state.press([.left], Self.view)
        #expect(state.mode == .slowMotion(.losses))
        state.press([.character("5")], Self.view)
        #expect(state.mode == .slowMotion(.update))
        #expect(
            state.press([.character(".")], Self.view) == [.intervene(.singleStep), .dissect(NodeID(0))])
        #expect(state.mode == .slowMotion(.batch), "the step behind it")
        state.press([.left], Self.view)
        #expect(state.mode == .slowMotion(.batch) && state.message != nil)
        #expect(state.press([.character("n")], Self.view) == [.dissect(NodeID(1))])
        #expect(state.press([.character(",")], Self.view) == [.travel(.by(-1))])
        state.press([.escape], Self.view)
        #expect(state.mode == .browsing)
    }

    @Test(arguments: [Key.escape, .character("q"), .character("S")])
    func `it is closed as everything is, and by its own key`(_ key: Key) {
        var state = DashboardState(showing: Self.view)
        #expect(state.press([.character("S"), key], Self.view) == [.dissect(NodeID(0))])
        #expect(state.mode == .browsing)
    }

    @Test func `the command opens it at any frame`() throws {
        let state = DashboardState(showing: Self.view)
        #expect(
            try CommandRegistry.action(for: "slow-motion losses", state, Self.view)
                == .showSlowMotion(.losses))
        #expect(throws: CommandFailure("slow-motion takes one of batch, forward, losses, gradients, update"))
        {
            try CommandRegistry.action(for: "slow-motion soon", state, Self.view)
        }
    }

    @Test func `what is shown is the step of the node and the tick that the screen is at, or nothing`() {
        var view = Self.view
        #expect(Self.text(.losses, view).text.contains("L_D"))
        view.dissection?.tick -= 1
        #expect(Self.text(.losses, view).text.contains("the step is being taken apart"))
        var state = DashboardState(showing: view)
        state.selectedNode = NodeID(2)
        #expect(state.missingDissection(view) == nil, "nobody looks")
        state.mode = .slowMotion(.losses)
        #expect(state.missingDissection(view) == NodeID(2))
        #expect(state.missingDissection(Self.view) == nil)
        var dark = Self.view
        dark.dissection?.step = nil
        #expect(Self.text(.losses, dark).text.contains("this node does not train now"))
    }
}
