import GANCore
import MeshModel

/// Everything about a node, laid out for a room; it may be taller than that, and is scrolled then.
///
/// Pictures stand at the top. Where there is room for two columns, plots stand below them on the left and what is text on
/// the right; else one stands below the other.
struct NodeDossier {
    private enum Section {
        case plots, energy, samples, neighbours, facts, messages
    }

    private let node: MeshSnapshot.Node
    private let room: Size
    /// The lines above all that say what is wrong with it, and what one might try.
    private let verdicts: [(text: String, style: Style)]
    private var strip: ClassStrip
    private let energy: NodeEnergy
    private let neighbours: NeighbourTable
    private let messages: MessageTable
    private let facts: NodeFacts
    private let measuredTick: Int?
    private var frames: [(section: Section, frame: Rect)] = []

    /// Columns that the table of neighbours fills.
    private static let textWidth = 49
    /// Two plots and the text side by side.
    private static let widthOfTwoColumns = 110
    /// So much width is enough for the text to stand beside the pictures too.
    private static let widthOfTallText = 160
    private static let leastFactsWidth = 22
    private static let gap = 2

    init(
        _ node: MeshSnapshot.Node, _ snapshot: MeshSnapshot, _ view: EngineView, _ glyphs: Glyphs,
        _ room: Size
    ) {
        self.node = node
        self.room = room
        verdicts = Self.lines(of: node.verdicts, room.width)
        energy = NodeEnergy(node, snapshot)
        neighbours = NeighbourTable(node, snapshot)
        messages = MessageTable(node, snapshot)
        measuredTick = view.metrics?.node(node.id) == nil ? nil : view.metrics?.tick
        facts = NodeFacts.besidesFigures(node, view, glyphs)
        let isTwoColumns = room.width >= Self.widthOfTwoColumns
        let beside = room.width >= Self.widthOfTallText ? Self.textWidth + Self.gap : 0
        strip = ClassStrip(
            classes: node.knowledge.count, side: max(1, snapshot.scenario.gan.imageSide),
            room: Size(room.width - beside, isTwoColumns ? room.height / 2 : room.height - verdicts.count))
        if isTwoColumns { layOutInTwoColumns() } else { layOutInOne() }
    }

    /// Rows of all that there is.
    var height: Int { max(verdictRows + strip.height, frames.map(\.frame.maxY).max() ?? 0) }

    /// The first row when the last one is in view.
    var lastFirst: Int { max(0, height - room.height) }

    private var verdictRows: Int { verdicts.count }

    private static func lines(of verdicts: [HealthVerdict], _ width: Int) -> [(text: String, style: Style)] {
        verdicts.flatMap { verdict in
            verdict.sentence.wrapped(width).map { ($0, Style(verdict.rule.ink, .bold)) }
                + "  try: \(verdict.advice)".wrapped(width).map { ($0, Style(.muted)) }
        }
    }

    private mutating func layOutInTwoColumns() {
        let text: [Section] = [.energy, .samples, .neighbours, .facts]
        let isBeside = room.width - strip.width - Self.gap >= Self.textWidth
        let x = isBeside ? strip.width + Self.gap : room.width - Self.textWidth
        let width = room.width - x
        let textHeight = text.reduce(0) { $0 + height(of: $1, width) }
        let spare = isBeside && room.height - verdictRows >= textHeight + text.count - 1 ? 1 : 0
        let hasRoom = room.height - verdictRows - strip.height >= PlotGrid.wholeRows
        let plotRows = hasRoom ? PlotGrid.wholeRows : PlotGrid.leastRows
        strip.fill(room.height - verdictRows - max(plotRows, isBeside ? 0 : textHeight))
        let below = verdictRows + strip.height
        var y = isBeside ? verdictRows : below
        for section in text {
            let frame = Rect(x: x, y: y, width: width, height: height(of: section, width))
            frames.append((section, frame))
            y = frame.maxY + spare
        }
        let rest = min(room.height - y, messages.height)
        if isBeside, rest >= MessageTable.leastRows {
            frames.append((.messages, Rect(x: x, y: y, width: width, height: rest)))
        }
        frames.append(
            (
                .plots,
                Rect(
                    x: 0, y: below, width: x - Self.gap,
                    height: max(PlotGrid.leastRows, room.height - below))
            ))
    }

    private mutating func layOutInOne() {
        var y = verdictRows
        let x = strip.width + Self.gap
        var stacked: [Section] = [.plots, .energy, .samples, .neighbours]
        if room.width - x >= Self.leastFactsWidth {
            frames.append((.facts, Rect(x: x, y: y, width: room.width - x, height: strip.height)))
        } else {
            stacked.insert(.facts, at: 0)
        }
        y += strip.height
        for section in stacked {
            let frame = Rect(x: 0, y: y, width: room.width, height: height(of: section, room.width))
            frames.append((section, frame))
            y = frame.maxY
        }
    }

    private func height(of section: Section, _ width: Int) -> Int {
        switch section {
        case .plots: PlotGrid.leastRows
        case .energy: energy.height(width)
        case .samples: 2
        case .neighbours: neighbours.height
        case .facts: 1 + facts.rows(width)
        case .messages: messages.height
        }
    }
}

extension NodeDossier {
    /// The rows from `first` on.
    func canvas(_ context: PaneContext, from first: Int) -> Canvas {
        var whole = Canvas(Size(room.width, max(room.height, height)))
        for (y, line) in verdicts.enumerated() {
            whole.write(0, y, line.text, line.style, limit: room.width)
        }
        strip.draw(node, context, on: &whole, at: Point(0, verdictRows))
        for (section, frame) in frames { draw(section, in: frame, context, on: &whole) }
        var shown = Canvas(room)
        shown.draw(whole, at: 0, -first)
        return shown
    }

    private func draw(_ section: Section, in frame: Rect, _ context: PaneContext, on canvas: inout Canvas) {
        switch section {
        case .plots: PlotGrid(node).draw(context, on: &canvas, in: frame)
        case .energy: energy.draw(on: &canvas, in: frame, context.glyphs)
        case .samples: drawSamples(in: frame, context.glyphs, on: &canvas)
        case .neighbours: neighbours.draw(on: &canvas, in: frame, context.glyphs)
        case .messages: messages.draw(on: &canvas, in: frame, context.glyphs)
        case .facts:
            let heading =
                measuredTick.map { "measured at tick \(NumberText.grouped($0))" } ?? "not measured yet"
            canvas.write(frame.x, frame.y, heading, .bold, limit: frame.width)
            facts.draw(
                on: &canvas,
                in: Rect(x: frame.x, y: frame.y + 1, width: frame.width, height: frame.height - 1))
        }
    }

    /// What it trains on, in numbers and as shares.
    private func drawSamples(in frame: Rect, _ glyphs: Glyphs, on canvas: inout Canvas) {
        let bar = SampleBar(node)
        let messages = NumberText.count(node.buffer.count, "message")
        let texts = [
            ("trains on ", Style.bold), ("\(NumberText.grouped(bar.own)) own", Style(.good, .bold)),
            (" and ", .bold), ("\(NumberText.grouped(bar.fakes)) fakes", Style(.accent, .bold)),
            (" from \(messages)", .bold),
        ]
        var x = frame.x
        for (text, style) in texts {
            x = canvas.write(x, frame.y, text, style, limit: max(0, frame.maxX - x))
        }
        bar.draw(on: &canvas, at: Point(frame.x, frame.y + 1), width: frame.width, glyphs)
    }
}
