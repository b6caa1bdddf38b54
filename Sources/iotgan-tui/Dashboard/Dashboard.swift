import Foundation
import MeshModel

/// The dashboard: draws what the engine shows, and passes on what the user asks for, until one of them has enough.
enum Dashboard {
    /// Runs the dashboard on the calling thread and returns the exit code: 0 when the user quit (Ctrl-C included),
    /// 128 + n when signal n ended it.
    ///
    /// - Parameter script: commands to carry out meanwhile.
    static func run(
        source: EngineSource, settings: Settings = Settings(), script: Script? = nil
    ) throws(TerminalError) -> Int32 {
        let terminal = try Terminal(
            theme: Theme(settings.theme), isASCII: settings.isASCII, isMouseOn: settings.isMouseOn)
        defer { terminal.close() }
        var loop = DashboardLoop(terminal: terminal, source: source, settings: settings, script: script)
        let code = loop.run()
        terminal.close()
        loop.sayGoodbye()
        return code
    }
}

/// One run of the dashboard.
private struct DashboardLoop {
    let terminal: Terminal
    let source: EngineSource
    let settings: Settings
    let studio: PictureStudio
    let closeUpStudio = CloseUpStudio()
    let keymap: Keymap
    var state: DashboardState
    var view: EngineView
    private var clock = ContinuousClock()
    private var isStale = true
    private var pace = LinePace()
    private var nextFrame: ContinuousClock.Instant
    /// When the frame of the mesh began that is not wholly on the screen.
    private var unfinishedSince: ContinuousClock.Instant?
    /// No sooner is written what is missing on the screen.
    private var nextAnswer: ContinuousClock.Instant
    /// What the last frame of the mesh showed. On a slow line an answer to a key is drawn over it, because the line would
    /// take long for what has happened since.
    private var shownView: EngineView
    /// Until then frames come often although the mesh stands: what was asked for is on its way.
    private var isLivelyUntil: ContinuousClock.Instant
    private static let liveliness = Duration.seconds(1)
    private var player: ScriptPlayer?
    private let start = ContinuousClock.now
    private let recorder: ScreenRecorder
    /// What is printed when the terminal is given back.
    private var lastWords: [String] = []

    init(terminal: Terminal, source: EngineSource, settings: Settings, script: Script?) {
        self.terminal = terminal
        self.source = source
        self.settings = settings
        studio = PictureStudio(contrast: settings.pictureContrast)
        keymap = Keymap(instead: settings.keys)
        state = DashboardState(size: terminal.size)
        state.hasMouse = settings.isMouseOn
        view = source.view()
        shownView = view
        isLivelyUntil = clock.now
        nextFrame = clock.now
        nextAnswer = clock.now
        player = script.map { ScriptPlayer($0) }
        recorder = ScreenRecorder(capabilities: terminal.capabilities, theme: Theme(settings.theme))
    }

    mutating func run() -> Int32 {
        while true {
            let now = clock.now
            if unfinishedSince == nil && now >= nextFrame {
                unfinishedSince = now
                if let code = draw() { return code }
            } else if isStale && !terminal.hasWaitingEvents && now >= nextAnswer {
                // Keys that came together are answered by one frame.
                if let code = drawAnswer() { return code }
            }
            let due = isStale ? nextAnswer : nextFrame
            let wait = max(.zero, due - clock.now)
            guard let event = terminal.nextEvent(milliseconds: milliseconds(wait)) else { continue }
            if let code = handle(event) { return code }
        }
    }

    /// A standing mesh needs no more than a look now and then.
    private var frameInterval: Duration {
        switch view.phase {
        case .running, .preparing: .milliseconds(1000 / max(1, settings.framesPerSecond))
        case .paused where clock.now < isLivelyUntil: .milliseconds(1000 / max(1, settings.framesPerSecond))
        case .paused, .failed: .seconds(1)
        }
    }

    private func milliseconds(_ duration: Duration) -> Int {
        let (seconds, attoseconds) = duration.components
        // Rounded up: waking early would only mean waking again.
        return Int(seconds) * 1000 + Int((attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
    }

    /// Draws the mesh as it is now.
    ///
    /// - Returns: the exit code, when a script ends the program.
    private mutating func draw() -> Int32? {
        view = source.view()
        shownView = view
        if let code = playScript() { return code }
        state.follow(view)
        if let snapshot = view.snapshot, pace.mayShowPictures(at: clock.now) {
            studio.update(snapshot, selected: state.selectedNode)
            closeUpStudio.update(snapshot, state)
        }
        show()
        return nil
    }

    /// Draws what a key has changed, or what is missing of a frame: on a slow line that alone.
    private mutating func drawAnswer() -> Int32? {
        guard pace.isSlow || unfinishedSince != nil else {
            unfinishedSince = clock.now
            return draw()
        }
        state.follow(view)
        shownView.phase = view.phase
        show()
        return nil
    }

    private mutating func show() {
        let canvas = screen
        let isLate = unfinishedSince.map { $0.duration(to: clock.now) > LinePace.patience } ?? false
        let progress = terminal.show(canvas, isLineSlow: pace.isSlow || isLate)
        let now = clock.now
        isStale = progress != .whole
        nextAnswer = progress == .lineIsBusy ? now + Self.busyLineRest : now
        if let start = unfinishedSince, progress == .whole {
            unfinishedSince = nil
            pace.note(start: start, end: now)
            nextFrame = now + pace.interval(usual: frameInterval)
        }
        do throws(RecordingError) {
            try recorder.frame(canvas)
        } catch {
            state.message = error.description
        }
        state.isRecording = recorder.isRecording
    }

    /// How long a line that takes no more is left alone.
    private static let busyLineRest = Duration.milliseconds(50)

    private var screen: Canvas {
        Screen.canvas(
            PaneContext(
                state: state, view: shownView, pictures: studio.book, capabilities: terminal.capabilities,
                closeUps: closeUpStudio.closeUps, keymap: keymap))
    }

    /// Carries out what a script has to say by now. A command that fails is told, and the script goes on.
    ///
    /// - Returns: the exit code, when it says `quit`.
    private mutating func playScript() -> Int32? {
        let seconds = start.duration(to: clock.now) / .seconds(1)
        for line in player?.due(tick: view.snapshot?.tick, seconds: seconds) ?? [] {
            do throws(CommandFailure) {
                let action = try CommandRegistry.action(for: line, state, view)
                if let code = perform(action) { return code }
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

    private mutating func perform(_ action: Action) -> Int32? {
        // The newest view, so that two quick presses of one key mean what they say.
        view = source.view()
        isStale = true
        for effect in state.update(action, view) {
            switch effect {
            case .intervene(let intervention):
                source.apply(intervention)
                mark(intervention)
                isLivelyUntil = clock.now + Self.liveliness
            case .limitSpeed(let limit): source.limitSpeed(limit)
            case .takeMouse(let isTaken): terminal.takeMouse(isTaken)
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
                lastWords.insert(
                    screen.ansiText(terminal.capabilities, theme: Theme(settings.theme)), at: 0)
                return 0
            case .redraw: terminal.forgetScreen()
            case .suspend: terminal.suspend()
            }
        }
        return nil
    }

    private let interruptSignal: Int32 = 2
    private let hangUpSignal: Int32 = 1
}

// Pictures, recordings, scripts.
extension DashboardLoop {
    /// Files are written where the program was started.
    private static let folder = "."

    fileprivate mutating func savePicture() {
        let pictures = ScreenPictures(
            folder: Self.folder, capabilities: terminal.capabilities, theme: Theme(settings.theme))
        do throws(RecordingError) {
            let paths = try pictures.write(screen, title: "iotgan")
            state.message = "written: " + paths.joined(separator: ", ")
        } catch {
            state.message = error.description
        }
    }

    fileprivate mutating func toggleRecording() {
        if recorder.isRecording {
            endRecording()
            state.message = lastWords.popLast()
            return
        }
        do throws(RecordingError) {
            let path = try ScreenFileName.paths(in: Self.folder, endings: ["cast"])[0]
            try recorder.start(path: path, size: state.size)
            state.message = "recording to \(path)"
        } catch {
            state.message = error.description
        }
        state.isRecording = recorder.isRecording
    }

    /// Says what was recorded, if anything was, when the terminal is given back.
    fileprivate mutating func endRecording() {
        do throws(RecordingError) {
            if let summary = try recorder.stop() { lastWords.append("recorded " + summary.description) }
        } catch {
            lastWords.append(error.description)
        }
        state.isRecording = false
    }

    /// Players jump from mark to mark.
    fileprivate mutating func mark(_ intervention: Intervention) {
        do throws(RecordingError) {
            try recorder.marker(intervention.description)
        } catch {
            state.message = error.description
        }
    }

    fileprivate mutating func play(_ path: String) {
        do throws(ScriptError) {
            player = ScriptPlayer(try Script(nameOrPath: path))
        } catch {
            state.message = error.description
        }
    }
}
