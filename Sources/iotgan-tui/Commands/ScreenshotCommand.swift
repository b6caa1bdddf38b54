import ArgumentParser
import Foundation
import GANCore
import MeshModel

struct ScreenshotCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "screenshot",
        abstract: "Run a mesh to a tick and write the dashboard's screen as a picture.",
        discussion: """
            The picture is made from the same cells that a terminal shows.

            EXAMPLES
              iotgan-tui screenshot > dashboard.svg
              iotgan-tui screenshot --ticks 400 --size 80x24 --format text
              iotgan-tui screenshot --pane gallery --theme light > gallery.svg
              iotgan-tui screenshot --pane gallery --command previous-view > through-time.svg
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case svg, ansi, text
    }

    @Option(help: "Ticks to run first.")
    var ticks: Int = 830

    @Option(help: "Columns and rows of the screen.")
    var size: Size = Size(120, 40)

    @Option(help: "The picture's form: svg, ansi or text.")
    var format: Format = .svg

    @Option(
        help: "The pane that has the whole screen: \(paneNames.joined(separator: ", ")).", transform: pane)
    var pane: PaneKind?

    @Option(help: "The number of the node that is selected. (default: the first)")
    var select: UInt32?

    @Option(
        name: .customLong("command"),
        help: ArgumentHelp(
            "What the dashboard is told first, as after its `:`; one command each time. None of them changes the mesh.",
            valueName: "line"))
    var commands: [String] = []

    @Flag(help: "Stretch each picture to its own contrast.")
    var stretch = false

    @Flag(help: "Show the help over the panes.")
    var helpOverlay = false

    @OptionGroup(title: "Screen options")
    var looks: LooksOptions

    @OptionGroup(title: "Mesh options")
    var mesh: ScenarioOptions

    @OptionGroup(title: "Engine options")
    var engine: EngineOptions

    func validate() throws {
        if ticks < 0 {
            throw ValidationError("--ticks: \(ticks) is not valid; expected a whole number from 0 up")
        }
    }

    private static let paneNames = PaneKind.allCases.map(\.title)

    private static func pane(_ name: String) throws -> PaneKind {
        guard let pane = PaneKind.allCases.first(where: { $0.title == name }) else {
            throw ValidationError("expected one of \(paneNames.joined(separator: ", "))")
        }
        return pane
    }

    func run() throws {
        let scenario = try mesh.resolved()
        let data = try MeshData.load(for: scenario)
        let run = try MeshRun(scenario: scenario, data: data, threadCount: engine.threadCount)
        var observed = ObservedRun(run, selected: select.map { NodeID($0) }, contrast: contrast)
        var bar = ProgressBar(total: ticks)
        observed.advance(to: ticks, bar: &bar)
        bar.clear()
        let oracle = Oracle(dataset: data.dataset, seed: scenario.seed)
        var view = observed.view(oracle: oracle, threadCount: engine.threadCount)
        if let select, view.snapshot?.node(NodeID(select)) == nil {
            throw ValidationError("--select: there is no node \(select) after \(run.state.tick) ticks")
        }
        view.dissection = (select.map { NodeID($0) } ?? view.snapshot?.nodes.first?.id)
            .flatMap { run.dissection(of: $0) }
        try write(canvas(of: view, observed.pictures))
    }

    private func canvas(of view: EngineView, _ pictures: PictureBook) throws -> Canvas {
        var state = DashboardState(size: size)
        state.selectedNode = select.map { NodeID($0) }
        state.follow(view)
        if let pane {
            state.focus = pane
            state.isExpanded = true
        }
        for line in commands {
            do throws(CommandFailure) {
                _ = state.update(try CommandRegistry.action(for: line, state, view), view)
            } catch {
                throw ValidationError("--command: \(error.message)")
            }
        }
        state.message = nil
        if helpOverlay { state.mode = .help(line: 0) }
        let closeUpStudio = CloseUpStudio(contrast: contrast)
        if let snapshot = view.snapshot { closeUpStudio.update(snapshot, state) }
        return Screen.canvas(
            PaneContext(
                state: state, view: view, pictures: pictures, capabilities: capabilities,
                closeUps: closeUpStudio.closeUps))
    }

    private var contrast: PictureContrast { stretch ? .stretched : .fixed }
    private var theme: Theme { Theme(looks.theme ?? .auto) }
    private var capabilities: Capabilities {
        Capabilities(colours: .palette256, isUTF8: !(looks.ascii ?? false))
    }

    private func write(_ canvas: Canvas) throws {
        let output = LineWriter()
        switch format {
        case .svg:
            let title = "The dashboard after \(ticks) ticks"
            try output.write(SVGImage(theme: theme).document(canvas, title: title))
        case .ansi: try output.write(canvas.ansiText(capabilities, theme: theme))
        case .text: try output.write(canvas.text)
        }
    }
}

extension Size: ExpressibleByArgument {
    init?(argument: String) {
        let parts = argument.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 2, let width = parts[0], let height = parts[1] else { return nil }
        guard 1...1_000 ~= width, 1...1_000 ~= height else { return nil }
        self.init(width, height)
    }

    var defaultValueDescription: String { "\(width)x\(height)" }
}
