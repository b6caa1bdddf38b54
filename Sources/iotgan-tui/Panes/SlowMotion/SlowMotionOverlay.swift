import GANCore
import MeshModel

/// One adversarial step of the selected node, frame by frame, over the whole body of the screen.
enum SlowMotionOverlay {
    static func draw(_ stage: SlowMotionStage, _ context: PaneContext, on canvas: inout Canvas) {
        let frame = Rect(
            x: 0, y: Layout.header, width: canvas.width,
            height: canvas.height - Layout.header - Layout.footer)
        let glyphs = context.glyphs
        let hints = [
            "\(glyphs.sideArrowKeys) frames", stage.next == nil ? ". lets the step pass" : ". next frame",
            "1-5 frame", "n p node", "esc close",
        ]
        var hint = hints.joined(separator: glyphs.separator)
        if hint.count > frame.width - 6 {
            hint = [hints[0], hints[1], hints[4]].joined(separator: glyphs.separator)
        }
        Overlay.open(frame, title: title(context), hint: hint, glyphs, on: &canvas)
        var area = frame.inner
        drawTabs(stage, on: &canvas, in: area)
        let lines = words(stage, context).wrapped(area.width - 2)
        for (row, line) in lines.enumerated() {
            canvas.write(area.x + 1, area.y + 1 + row, line.drop { $0 == " " }.description)
        }
        area = Rect(
            x: area.x + 1, y: area.y + 1 + lines.count, width: area.width - 2,
            height: area.height - 1 - lines.count)
        // An empty line where there is plenty of room.
        if area.height > 24 {
            area = Rect(x: area.x, y: area.y + 1, width: area.width, height: area.height - 1)
        }
        guard let dissection = dissection(context) else {
            canvas.write(area.x, area.y + area.height / 2, "the step is being taken apart", .muted)
            return
        }
        guard let step = dissection.step else {
            canvas.write(
                area.x, area.y + area.height / 2,
                "this node does not train now: it is dark or frozen, or has nothing to train on", .muted,
                limit: area.width)
            return
        }
        var body = Canvas(area.size)
        SlowMotionFrame(step: step, context: context).draw(stage, on: &body)
        canvas.draw(body, at: area.x, area.y)
    }

    /// The step that the selected node does next; nil until the engine has taken it apart.
    static func dissection(_ context: PaneContext) -> NodeDissection? {
        guard let dissection = context.view.dissection,
            dissection.node == context.state.selectedNode,
            dissection.tick == context.view.snapshot?.tick
        else { return nil }
        return dissection
    }

    private static func words(_ stage: SlowMotionStage, _ context: PaneContext) -> String {
        stage.words(discriminatorSteps: context.view.snapshot?.scenario.gan.discriminatorSteps ?? 1)
    }

    private static func title(_ context: PaneContext) -> String {
        guard let node = context.selected else { return "slow motion" }
        guard dissection(context).map({ $0.step != nil }) ?? true else {
            return "slow motion of node \(node.id)"
        }
        return "slow motion: step \(NumberText.grouped(node.stepCount + 1)) of node \(node.id)"
    }

    private static func drawTabs(_ stage: SlowMotionStage, on canvas: inout Canvas, in area: Rect) {
        var x = area.x + 1
        for tab in SlowMotionStage.allCases {
            let isShown = tab == stage
            x = canvas.write(
                x, area.y, " \(tab.rawValue + 1) \(tab.title) ",
                isShown ? Style(.accent, on: .standard, [.bold, .reverse]) : .muted)
            x += 1
        }
    }
}
