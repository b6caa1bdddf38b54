/// Puts the panes together to one screen.
enum Screen {
    static func canvas(_ context: PaneContext) -> Canvas {
        let size = context.state.size
        var canvas = Canvas(size)
        let layout = context.state.layout
        guard !layout.slots.isEmpty else {
            drawTooSmall(on: &canvas)
            return canvas
        }
        canvas.draw(StatusLine.header(context, width: size.width), at: 0, 0)
        for slot in layout.slots { drawPane(slot, context, on: &canvas) }
        canvas.draw(StatusLine.footer(context, width: size.width), at: 0, size.height - 1)
        var bottom = size.height - Layout.footer
        if context.state.isTimeShown {
            bottom -= TimeBand.rows
            TimeBand.draw(context, top: bottom, on: &canvas)
        }
        if !context.state.caption.isEmpty {
            CaptionBand.draw(context.state.caption, context.glyphs, bottom: bottom, on: &canvas)
        }
        switch context.state.mode {
        case .help(let line): HelpOverlay.draw(context, from: line, on: &canvas)
        case .menu(let menu, let choice): MenuOverlay.draw(menu, choice: choice, context, on: &canvas)
        case .options(let row): OptionsOverlay.draw(row: row, context, on: &canvas)
        case .explaining(let explanation, let branch, let line):
            WhyOverlay.draw(
                explanation, context.view.bisection(of: explanation, on: branch), from: line, context.glyphs,
                on: &canvas)
        case .branches(let row): BranchesOverlay.draw(row: row, context, on: &canvas)
        case .breaks(let row): BreaksOverlay.draw(row: row, context, on: &canvas)
        case .comparing(let branch, let line):
            BranchComparison.draw(branch, from: line, context, on: &canvas)
        case .slowMotion(let stage): SlowMotionOverlay.draw(stage, context, on: &canvas)
        case .injecting(let form): InjectOverlay.draw(form, context, on: &canvas)
        case .palette(let palette): PaletteOverlay.draw(palette, context, on: &canvas)
        case .browsing, .choosingLink, .confirming, .filtering: break
        }
        // Names of classes and messages may hold what the terminal cannot show.
        return context.capabilities.isUTF8 ? canvas : canvas.inASCII
    }

    private static func drawPane(_ slot: Layout.Slot, _ context: PaneContext, on canvas: inout Canvas) {
        let size = slot.frame.inner.size
        let content =
            switch slot.pane {
            case .map: MapPane.content(context, size)
            case .node: NodePane.content(context, size)
            case .losses: LossPane.content(context, size)
            case .gallery: GalleryPane.content(context, size)
            case .log: LogPane.content(context, size)
            case .energy: EnergyPane.content(context, size)
            case .nodes: NodesPane.content(context, size)
            case .heat: HeatPane.content(context, size)
            }
        let isFocused = context.state.focus == slot.pane
        canvas.box(slot.frame, context.glyphs, Style(isFocused ? .accent : .muted))
        drawTitle(slot, content.title, isFocused, context.glyphs, on: &canvas)
        canvas.draw(content.canvas, at: slot.frame.x + 1, slot.frame.y + 1)
    }

    /// Draws the pane's number and as many parts of its title as fit.
    private static func drawTitle(
        _ slot: Layout.Slot, _ parts: [String], _ isFocused: Bool, _ glyphs: Glyphs, on canvas: inout Canvas
    ) {
        let number = " \(slot.pane.rawValue) "
        let room = slot.frame.width - 5 - number.count
        var title = parts.first ?? ""
        for part in parts.dropFirst() where title.count + glyphs.separator.count + part.count <= room {
            title += glyphs.separator + part
        }
        let end = canvas.write(slot.frame.x + 2, slot.frame.y, number, Style(isFocused ? .accent : .muted))
        canvas.write(
            end, slot.frame.y, title + " ", isFocused ? Style(.accent, .bold) : .standard, limit: room + 1)
    }

    private static func drawTooSmall(on canvas: inout Canvas) {
        let size = canvas.size
        let minimum = Layout.minimum
        let lines = [
            "iotgan needs \(minimum.width)x\(minimum.height),",
            "this terminal is \(size.width)x\(size.height)",
            "q quits",
        ]
        let fits = size.height >= lines.count && size.width >= lines.map(\.count).max() ?? 0
        guard fits else {
            canvas.write(0, 0, "needs \(minimum.width)x\(minimum.height), q quits")
            return
        }
        for (index, line) in lines.enumerated() {
            canvas.write(
                (size.width - line.count) / 2, (size.height - lines.count) / 2 + index, line,
                index == 2 ? .muted : .standard)
        }
    }
}

/// What a pane draws: its title, in parts that may be left out from the end, and what is inside its frame.
struct PaneContent {
    var title: [String]
    var canvas: Canvas

    /// A pane that has nothing to show yet, and says why.
    static func empty(_ title: [String], _ size: Size, _ reason: String) -> PaneContent {
        var canvas = Canvas(size)
        canvas.write(
            max(0, (size.width - reason.count) / 2), size.height / 2, reason, .muted, limit: size.width)
        return PaneContent(title: title, canvas: canvas)
    }
}
