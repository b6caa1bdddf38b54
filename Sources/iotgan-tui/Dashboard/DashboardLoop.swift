import Foundation
import MeshModel

/// One run of the dashboard.
struct DashboardLoop {
    let terminal: Terminal
    let source: EngineSource
    var studio: PictureStudio
    var closeUpStudio: CloseUpStudio
    let keymap: Keymap
    var state: DashboardState
    var view: EngineView
    let clock = ContinuousClock()
    /// Whether the screen lacks something that it should show.
    var isStale = true
    var frames: FrameTimes
    /// What the last frame of the mesh showed. On a slow line an answer to a key is drawn over it, because the line would
    /// take long for what has happened since.
    var shownView: EngineView
    /// Until then frames come often although the mesh stands: what was asked for is on its way.
    var isLivelyUntil: ContinuousClock.Instant
    static let liveliness = Duration.seconds(1)
    var player: ScriptPlayer?
    private let start = ContinuousClock.now
    var recorder: ScreenRecorder
    /// What is printed when the terminal is given back.
    var lastWords: [String] = []
    /// Nil where commands cannot be kept for the next time.
    var historyFile: HistoryFile? = HistoryFile()

    init(terminal: Terminal, source: EngineSource, settings: Settings, script: Script?) {
        self.terminal = terminal
        self.source = source
        studio = PictureStudio(contrast: settings.pictureContrast)
        closeUpStudio = CloseUpStudio(contrast: settings.pictureContrast)
        keymap = Keymap(instead: settings.keys)
        state = DashboardState(size: terminal.size)
        state.settings = settings
        state.hasMouse = settings.isMouseOn
        view = source.view()
        shownView = view
        isLivelyUntil = clock.now
        frames = FrameTimes(now: clock.now)
        player = script.map { ScriptPlayer($0) }
        recorder = ScreenRecorder(capabilities: terminal.capabilities, theme: Theme(settings.theme))
        recallHistory()
    }

    var theme: Theme { Theme(state.settings.theme) }

    mutating func run() -> Int32 {
        while true {
            let now = clock.now
            if now >= frames.nextLook, let code = look() { return code }
            drawIfDue(at: now)
            let wait = max(.zero, nextDeed - clock.now)
            guard let event = terminal.nextEvent(milliseconds: milliseconds(wait)) else { continue }
            if let code = handle(event) { return code }
        }
    }

    private func milliseconds(_ duration: Duration) -> Int {
        let (seconds, attoseconds) = duration.components
        // Rounded up: waking early would only mean waking again.
        return Int(seconds) * 1000 + Int((attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
    }

    /// Carries out what a script has to say by now. A command that fails is told, and the script goes on.
    ///
    /// - Returns: the exit code, when it says `quit`.
    mutating func playScript() -> Int32? {
        let seconds = start.duration(to: clock.now) / .seconds(1)
        for line in player?.due(tick: view.snapshot?.tick, seconds: seconds) ?? [] {
            do throws(CommandFailure) {
                let action = try CommandRegistry.action(for: line, state, view)
                if let code = perform(action, byScript: true) { return code }
            } catch {
                state.message = "\(player?.script.name ?? "script"): \(line): \(error.message)"
            }
        }
        if player?.isFinished ?? false { player = nil }
        return nil
    }

    /// Prints what is left to say, on the terminal as it was found.
    func sayGoodbye() {
        for text in lastWords { try? FileHandle.standardOutput.write(contentsOf: Data((text + "\n").utf8)) }
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
        case .signal(let number):
            endRecording()
            return number == interruptSignal ? 0 : 128 + number
        case .hangUp:
            endRecording()
            return 128 + hangUpSignal
        }
    }

    private mutating func perform(_ action: Action, byScript: Bool = false) -> Int32? {
        // The newest view, so that two quick presses of one key mean what they say.
        view = source.view()
        isStale = true
        for effect in byScript ? state.updateFromScript(action, view) : state.update(action, view) {
            switch effect {
            case .intervene(let intervention):
                source.apply(intervention)
                mark(intervention)
                isLivelyUntil = clock.now + Self.liveliness
            case .travel(let journey):
                source.travel(journey)
                isLivelyUntil = clock.now + Self.liveliness
            case .dissect(let node):
                source.dissect(node)
                isLivelyUntil = clock.now + Self.liveliness
            case .bisect(let explanation, let branch):
                source.bisect(explanation, branch)
                isLivelyUntil = clock.now + Self.liveliness
            case .endBisection: source.bisect(nil, .main)
            case .watch(let conditions): source.watch(conditions)
            case .limitSpeed(let limit): source.limitSpeed(limit)
            case .takeMouse(let isTaken): terminal.takeMouse(isTaken)
            case .remember(let line): keep(line)
            case .applySettings(let settings): apply(settings)
            case .saveSettings(let keys): save(keys)
            case .savePicture: savePicture()
            case .toggleRecording: toggleRecording()
            case .source(let path): play(path)
            case .stopScript:
                player = nil
                state.caption = ""
            case .quit:
                endRecording()
                return 0
            case .quitLeavingScreen:
                endRecording()
                lastWords.insert(screen.ansiText(terminal.capabilities, theme: theme), at: 0)
                return 0
            case .redraw: terminal.forgetScreen()
            case .suspend: terminal.suspend()
            }
        }
        return nil
    }

    private mutating func apply(_ settings: Settings) {
        terminal.change(theme: Theme(settings.theme), isASCII: settings.isASCII)
        terminal.takeMouse(state.hasMouse)
        studio = PictureStudio(contrast: settings.pictureContrast)
        closeUpStudio = CloseUpStudio(contrast: settings.pictureContrast)
    }

    private let interruptSignal: Int32 = 2
    private let hangUpSignal: Int32 = 1
}
