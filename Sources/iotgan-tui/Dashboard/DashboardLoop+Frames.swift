import MeshModel

/// When frames of the mesh come, and answers to keys between them.
struct FrameTimes {
    var pace = LinePace()
    /// When the mesh is looked at again, whether or not it can be drawn.
    var nextLook: ContinuousClock.Instant
    /// When the next frame of the mesh is due.
    var next: ContinuousClock.Instant
    /// When the frame of the mesh began that is not wholly on the screen.
    var unfinishedSince: ContinuousClock.Instant?
    /// No sooner is written what is missing on the screen.
    var nextAnswer: ContinuousClock.Instant

    init(now: ContinuousClock.Instant) {
        nextLook = now
        next = now
        nextAnswer = now
    }

    func isDue(at now: ContinuousClock.Instant) -> Bool { unfinishedSince == nil && now >= next }
    func mayAnswer(at now: ContinuousClock.Instant) -> Bool { now >= nextAnswer }

    /// Whether what a key changes is drawn alone, without the mesh as it is by then.
    var drawsAnswersAlone: Bool { pace.isSlow || unfinishedSince != nil }

    /// Whether the line is slow, or the frame that is being written shows that it is.
    func isLineSlow(at now: ContinuousClock.Instant) -> Bool {
        pace.isSlow || unfinishedSince.map { $0.duration(to: now) > LinePace.patience } ?? false
    }
}

extension DashboardLoop {
    /// Looks at the mesh, however far the screen is behind it.
    ///
    /// - Returns: the exit code, when a script ends the program.
    mutating func look() -> Int32? {
        view = source.view()
        if view.timeline.goal != nil { isLivelyUntil = clock.now + Self.liveliness }
        frames.nextLook = clock.now + frameInterval
        if view.phase != shownView.phase { isStale = true }
        return playScript()
    }

    /// Draws what is due, unless the terminal has yet to read what was written before.
    mutating func drawIfDue(at now: ContinuousClock.Instant) {
        guard terminal.mayShow(at: now) else { return }
        // Keys that came together are answered by one frame, and on a slow line before the next of the mesh.
        let mayAnswer = isStale && !terminal.hasWaitingEvents && frames.mayAnswer(at: now)
        if mayAnswer, frames.drawsAnswersAlone {
            drawAnswer()
        } else if frames.isDue(at: now) {
            draw()
        } else if mayAnswer {
            view = source.view()
            draw()
        }
    }

    /// When ``drawIfDue(at:)`` or ``look()`` has something to do, if no event comes first.
    var nextDeed: ContinuousClock.Instant {
        let drawing = isStale ? frames.nextAnswer : frames.next
        return min(max(drawing, terminal.showsAgain ?? drawing), frames.nextLook)
    }

    /// Draws the mesh as it was seen last.
    private mutating func draw() {
        frames.unfinishedSince = clock.now
        if view.timeline.current != shownView.timeline.current {
            changeBranch(from: shownView.timeline.current)
        }
        shownView = view
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
        show(isAnswer: false)
    }

    /// Forgets pictures: on another branch the same step has drawn others. One that leaves the former here goes on from
    /// what is shown.
    private mutating func changeBranch(from former: BranchID) {
        guard view.timeline.branch?.parent != former else { return }
        studio = PictureStudio(contrast: state.settings.pictureContrast)
        closeUpStudio = CloseUpStudio(contrast: state.settings.pictureContrast)
    }

    /// Draws what a key has changed, or what is missing of a frame: on a slow line that alone.
    private mutating func drawAnswer() {
        state.follow(view)
        shownView.phase = view.phase
        show(isAnswer: true)
    }

    private mutating func show(isAnswer: Bool) {
        let canvas = screen
        let progress = terminal.show(
            canvas, isAnswer: isAnswer, isLineSlow: frames.isLineSlow(at: clock.now))
        let now = clock.now
        isStale = progress != .whole
        frames.nextAnswer = progress == .lineIsBusy ? now + Self.busyLineRest : now
        frames.nextLook = min(frames.nextLook, now + frameInterval)
        if let start = frames.unfinishedSince, progress == .whole {
            frames.unfinishedSince = nil
            frames.pace.note(start: start, end: now)
            let interval = frameInterval
            frames.nextLook = now + interval
            // A terminal that tells what it has read is never written to too early.
            frames.next = now + (terminal.isMute(at: now) ? frames.pace.interval(usual: interval) : interval)
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
