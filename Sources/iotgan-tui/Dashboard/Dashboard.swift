import MeshModel

/// The dashboard: draws what the engine shows, and passes on what the user asks for, until one of them has enough.
enum Dashboard {
    struct Options: Sendable {
        /// Frames while the mesh runs.
        var framesPerSecond = 15

        init() {}
    }

    /// Runs the dashboard on the calling thread and returns the exit code: 0 when the user quit (Ctrl-C included),
    /// 128 + n when signal n ended it.
    static func run(source: EngineSource, options: Options = Options()) throws(TerminalError) -> Int32 {
        let terminal = try Terminal()
        defer { terminal.close() }
        var loop = DashboardLoop(terminal: terminal, source: source, options: options)
        return loop.run()
    }
}

/// One run of the dashboard.
private struct DashboardLoop {
    let terminal: Terminal
    let source: EngineSource
    let options: Dashboard.Options
    let studio = PictureStudio()
    let closeUpStudio = CloseUpStudio()
    let keymap = Keymap()
    var state: DashboardState
    var view: EngineView
    private var clock = ContinuousClock()
    private var isStale = true
    /// Until then frames come often although the mesh stands: what was asked for is on its way.
    private var isLivelyUntil: ContinuousClock.Instant
    private static let liveliness = Duration.seconds(1)

    init(terminal: Terminal, source: EngineSource, options: Dashboard.Options) {
        self.terminal = terminal
        self.source = source
        self.options = options
        state = DashboardState(size: terminal.size)
        view = source.view()
        isLivelyUntil = clock.now
    }

    mutating func run() -> Int32 {
        var nextFrame = clock.now
        while true {
            let now = clock.now
            // Keys that came together are answered by one frame.
            if isStale && !terminal.hasWaitingEvents || now >= nextFrame {
                draw()
                nextFrame = clock.now + frameInterval
            }
            let wait = max(.zero, nextFrame - clock.now)
            guard let event = terminal.nextEvent(milliseconds: milliseconds(wait)) else { continue }
            if let code = handle(event) { return code }
        }
    }

    /// A standing mesh needs no more than a look now and then.
    private var frameInterval: Duration {
        switch view.phase {
        case .running, .preparing: .milliseconds(1000 / max(1, options.framesPerSecond))
        case .paused where clock.now < isLivelyUntil: .milliseconds(1000 / max(1, options.framesPerSecond))
        case .paused, .failed: .seconds(1)
        }
    }

    private func milliseconds(_ duration: Duration) -> Int {
        let (seconds, attoseconds) = duration.components
        // Rounded up: waking early would only mean waking again.
        return Int(seconds) * 1000 + Int((attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
    }

    private mutating func draw() {
        view = source.view()
        state.follow(view)
        if let snapshot = view.snapshot {
            studio.update(snapshot, selected: state.selectedNode)
            closeUpStudio.update(snapshot, state)
        }
        let context = PaneContext(
            state: state, view: view, pictures: studio.book, capabilities: terminal.capabilities,
            closeUps: closeUpStudio.closeUps, keymap: keymap)
        terminal.show(Screen.canvas(context))
        isStale = false
    }

    /// - Returns: the exit code, when the event ends the program.
    private mutating func handle(_ event: InputEvent) -> Int32? {
        switch event {
        case .key(let key): return keymap.action(for: key, state, view).flatMap { perform($0) }
        case .press(let point): return perform(.click(point))
        case .drag(let from, let to): return perform(.drag(from: from, to: to))
        case .wheel(let point, let direction): return perform(.wheel(point, direction))
        case .resize(let size): return perform(.resize(size))
        case .suspend: return perform(.suspend)
        case .resumed:
            terminal.resume()
            isStale = true
            return nil
        case .signal(let number): return number == interruptSignal ? 0 : 128 + number
        case .hangUp: return 128 + hangUpSignal
        }
    }

    private mutating func perform(_ action: Action) -> Int32? {
        // The newest view, so that two quick presses of one key mean what they say.
        view = source.view()
        isStale = true
        for effect in state.update(action, view) {
            switch effect {
            case .intervene(let intervention):
                source.apply(intervention)
                isLivelyUntil = clock.now + Self.liveliness
            case .limitSpeed(let limit): source.limitSpeed(limit)
            case .takeMouse(let isTaken): terminal.takeMouse(isTaken)
            case .quit: return 0
            case .redraw: terminal.forgetScreen()
            case .suspend: terminal.suspend()
            }
        }
        return nil
    }

    private let interruptSignal: Int32 = 2
    private let hangUpSignal: Int32 = 1
}
