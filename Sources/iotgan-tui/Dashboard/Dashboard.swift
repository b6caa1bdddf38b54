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
    let closeUpStudio: CloseUpStudio
    let keymap: Keymap
    var state: DashboardState
    var view: EngineView
    private var clock = ContinuousClock()
    private var isStale = true
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
        closeUpStudio = CloseUpStudio(contrast: settings.pictureContrast)
        keymap = Keymap(instead: settings.keys)
        state = DashboardState(size: terminal.size)
        state.hasMouse = settings.isMouseOn
        view = source.view()
        isLivelyUntil = clock.now
        player = script.map { ScriptPlayer($0) }
        recorder = ScreenRecorder(capabilities: terminal.capabilities, theme: Theme(settings.theme))
    }

    mutating func run() -> Int32 {
        var nextFrame = clock.now
        while true {
            let now = clock.now
            // Keys that came together are answered by one frame.
            if isStale && !terminal.hasWaitingEvents || now >= nextFrame {
                if let code = draw() { return code }
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

    /// - Returns: the exit code, when a script ends the program.
    private mutating func draw() -> Int32? {
        view = source.view()
        if let code = playScript() { return code }
        state.follow(view)
        if let snapshot = view.snapshot {
            studio.update(snapshot, selected: state.selectedNode)
            closeUpStudio.update(snapshot, state)
        }
        let canvas = screen
        terminal.show(canvas)
        isStale = false
        do throws(RecordingError) {
            try recorder.frame(canvas)
        } catch {
            state.message = error.description
        }
        state.isRecording = recorder.isRecording
        return nil
    }

    private var screen: Canvas {
        Screen.canvas(
            PaneContext(
                state: state, view: view, pictures: studio.book, capabilities: terminal.capabilities,
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
