import MeshModel

/// When frames of the mesh come, and answers to keys between them.
struct FrameTimes {
    var pace = LinePace()
    /// When the next frame of the mesh is due.
    var next: ContinuousClock.Instant
    /// When the frame of the mesh began that is not wholly on the screen.
    var unfinishedSince: ContinuousClock.Instant?
    /// No sooner is written what is missing on the screen.
    var nextAnswer: ContinuousClock.Instant

    init(now: ContinuousClock.Instant) {
        next = now
        nextAnswer = now
    }

    func isDue(at now: ContinuousClock.Instant) -> Bool { unfinishedSince == nil && now >= next }
    func mayAnswer(at now: ContinuousClock.Instant) -> Bool { now >= nextAnswer }

    /// Whether the line is slow, or the frame that is being written shows that it is.
    func isLineSlow(at now: ContinuousClock.Instant) -> Bool {
        pace.isSlow || unfinishedSince.map { $0.duration(to: now) > LinePace.patience } ?? false
    }
}

extension DashboardLoop {
    /// Draws the mesh as it is now.
    ///
    /// - Returns: the exit code, when a script ends the program.
    mutating func draw() -> Int32? {
        frames.unfinishedSince = clock.now
        let branch = view.timeline.current
        view = source.view()
        shownView = view
        if view.timeline.current != branch { changeBranch(from: branch) }
        if view.timeline.goal != nil { isLivelyUntil = clock.now + Self.liveliness }
        if let code = playScript() { return code }
        state.follow(view)
        if let node = state.missingDissection(view) {
            source.dissect(node)
            isLivelyUntil = clock.now + Self.liveliness
        }
        if let snapshot = view.snapshot, frames.pace.mayShowPictures(at: clock.now) {
            // A standing mesh leaves time to show all pictures of a moment at once.
            studio.update(
                snapshot, selected: state.selectedNode, limit: view.phase == .paused ? 16 : 4)
            closeUpStudio.update(snapshot, state)
        }
        show()
        return nil
    }

    /// Forgets pictures: on another branch the same step has drawn others. One that leaves the former here goes on from
    /// what is shown.
    private mutating func changeBranch(from former: BranchID) {
        guard view.timeline.branch?.parent != former else { return }
        studio = PictureStudio(contrast: state.settings.pictureContrast)
        closeUpStudio = CloseUpStudio(contrast: state.settings.pictureContrast)
    }

    /// Draws what a key has changed, or what is missing of a frame: on a slow line that alone.
    mutating func drawAnswer() -> Int32? {
        guard frames.pace.isSlow || frames.unfinishedSince != nil else { return draw() }
        state.follow(view)
        shownView.phase = view.phase
        show()
        return nil
    }

    private mutating func show() {
        let canvas = screen
        let progress = terminal.show(canvas, isLineSlow: frames.isLineSlow(at: clock.now))
        let now = clock.now
        isStale = progress != .whole
        frames.nextAnswer = progress == .lineIsBusy ? now + Self.busyLineRest : now
        if let start = frames.unfinishedSince, progress == .whole {
            frames.unfinishedSince = nil
            frames.pace.note(start: start, end: now)
            frames.next = now + frames.pace.interval(usual: frameInterval)
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

    /// A standing mesh needs no more than a look now and then.
    private var frameInterval: Duration {
        let lively = Duration.milliseconds(1000 / max(1, state.settings.framesPerSecond))
        return switch view.phase {
        case .running, .preparing: lively
        case .paused where clock.now < isLivelyUntil: lively
        case .paused, .failed: .seconds(1)
        }
    }

    var screen: Canvas {
        Screen.canvas(
            PaneContext(
                state: state, view: shownView, pictures: studio.book, capabilities: terminal.capabilities,
                closeUps: closeUpStudio.closeUps, keymap: keymap))
    }
}
