import CNcurses
import Foundation

/// The terminal under ncurses: the only file that knows of it.
///
/// Whatever way the program ends (a key, a signal, a crash, the terminal's end), the terminal is left as it was
/// found. All methods belong to one thread.
final class Terminal {
    private(set) var size: Size
    private(set) var capabilities: Capabilities
    private var theme: Theme
    /// Whether the terminal takes UTF-8, wanted or not.
    private let isUTF8: Bool
    private var isOn = true
    private var hasMouse: Bool
    private let state: UnsafeMutablePointer<ct_state>
    /// What is on the screen, as far as we know.
    private var shown = Canvas(Size(0, 0))
    /// What is to be there.
    private var wanted = Canvas(Size(0, 0))
    /// Rows that come before all others, in this order, because a key has changed them.
    private var urgentRows: [Int] = []
    private var flow: LineFlow
    private var waiting: [InputEvent] = []
    private var decoder: InputDecoder
    /// Until then a key is held back that may be the beginning of an answer.
    private var keyIsHeldUntil: ContinuousClock.Instant?

    /// Takes over the terminal: alternate screen, no echo.
    ///
    /// - Parameters:
    ///   - isASCII: draws with ASCII alone, even where the terminal takes UTF-8.
    ///   - isMouseOn: asks the terminal for clicks.
    init(theme: Theme = Theme(), isASCII: Bool = false, isMouseOn: Bool = true) throws(TerminalError) {
        self.theme = theme
        hasMouse = isMouseOn
        try Terminal.check()
        guard let state = ct_make_state() else { throw .failed(call: "calloc") }
        self.state = state
        guard ct_save_modes(state), ct_open_wake_pipe(state) else { throw .failed(call: "tcgetattr or pipe") }
        ct_remember_handlers(state)
        isUTF8 = Terminal.setLocale()
        decoder = InputDecoder(isUTF8: isUTF8)
        flow = LineFlow(isUnderstood: false)
        // With these exported ncurses would believe them, even after a resize.
        unsetenv("LINES")
        unsetenv("COLUMNS")
        ct_install_handlers(state)
        guard ct_newterm() else {
            ct_remove_handlers(state)
            throw .failed(call: "newterm")
        }
        ct_prepare_reset(state)
        flow = LineFlow(isUnderstood: ct_knows_ansi())
        ct_set_screen_is_on(state, true)
        ct_divert_stderr(state)
        set_escdelay(25)
        // Frames are cut short here, where it is known, and not by ncurses.
        typeahead(-1)
        let colours = Terminal.startColours()
        capabilities = Capabilities(colours: colours, isUTF8: isUTF8 && !isASCII)
        size = Size(Int(ct_columns()), Int(ct_rows()))
        setModes()
    }

    deinit { close() }

    private static func check() throws(TerminalError) {
        guard isatty(STDIN_FILENO) == 1 else { throw .notATerminal(stream: "standard input") }
        guard isatty(STDOUT_FILENO) == 1 else { throw .notATerminal(stream: "standard output") }
        let name = ProcessInfo.processInfo.environment["TERM"] ?? ""
        switch ct_check_terminal() {
        case 0: break
        case 1: throw .unknownTerminal(name: name)
        default: throw .tooSimple(name: name)
        }
    }

    /// Whether characters are UTF-8. A locale that is asked for but not installed is replaced by C.UTF-8, if it
    /// was to be UTF-8.
    private static func setLocale() -> Bool {
        if setlocale(LC_CTYPE, "") == nil {
            let environment = ProcessInfo.processInfo.environment
            let wanted = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first {
                !$0.isEmpty
            }
            let name = wanted?.lowercased() ?? ""
            if name.contains("utf-8") || name.contains("utf8") { setlocale(LC_CTYPE, "C.UTF-8") }
        }
        guard let codeset = nl_langinfo(nl_item(CODESET)) else { return false }
        return String(cString: codeset) == "UTF-8"
    }

    private func setModes() {
        // Not raw(): an interrupt must reach the whole foreground group, `make` included.
        cbreak()
        noecho()
        nonl()
        ct_take_suspend_key()
        curs_set(0)
        guard let screen = ct_screen() else { return }
        keypad(screen, true)
        ct_take_either_form()
        nodelay(screen, true)
        ct_enable_mouse(hasMouse)
    }

    private static func startColours() -> ColourDepth {
        // no-color.org: set and not empty.
        let noColour = ProcessInfo.processInfo.environment["NO_COLOR"] ?? ""
        guard noColour.isEmpty, has_colors(), start_color() == OK else { return .mono }
        use_default_colors()
        if ct_has_direct_colour() { return .direct }
        switch ct_colors() {
        case 256...: return .palette256
        case 16...: return .sixteen
        case 8...: return .eight
        default: return .mono
        }
    }

    /// Gives the terminal back. Further calls do nothing.
    func close() {
        guard isOn else { return }
        isOn = false
        leaveScreen()
        ct_remove_handlers(state)
        ct_restore_stderr(state)
    }

    /// Puts back what others find on the terminal: screen, mouse and modes.
    private func leaveScreen() {
        awaitAnswer()
        ct_enable_mouse(false)
        endwin()
        ct_set_screen_is_on(state, false)
        ct_restore_modes(state)
    }
}

// Output.
extension Terminal {
    /// How far a frame has got.
    enum Progress: Hashable, Sendable {
        case whole
        /// The rest waits until ``mayShow(at:)``.
        case unanswered
        /// The rest waits, because something was typed or a signal came.
        case interrupted
        /// The rest waits, because the line takes no more for now.
        case lineIsBusy
    }

    /// Whether the terminal has read all that was written, as far as it tells.
    func mayShow(at now: ContinuousClock.Instant) -> Bool { flow.mayWrite(at: now) }

    /// When ``mayShow(at:)`` becomes true although no answer comes; nil where it is.
    var showsAgain: ContinuousClock.Instant? { flow.patienceEnd }

    /// Whether the terminal does not tell what it has read.
    func isMute(at now: ContinuousClock.Instant) -> Bool { flow.isMute(at: now) }

    /// Shows `canvas`, or as much of it as should be on its way at once; only cells that differ from what is shown are
    /// written. The rest is left to the next call.
    ///
    /// - Parameters:
    ///   - isAnswer: whether a key has changed the canvas since the last call. What it has changed comes first.
    ///   - isLineSlow: whether the line is known to be slow. On such a line, and on one that turns out to be, a terminal that
    ///     does not tell what it has read gets little at a time, and nothing as soon as something else is to be done.
    func show(_ canvas: Canvas, isAnswer: Bool = false, isLineSlow: Bool = false) -> Progress {
        guard isOn else { return .whole }
        if shown.size != canvas.size {
            ct_erase()
            shown = Canvas(canvas.size, filledWith: Terminal.unknown)
        }
        noteUrgentRows(canvas, isAnswer: isAnswer)
        let start = ContinuousClock.now
        let isMute = flow.isMute(at: start)
        if flow.mustMeasure, !isMute {
            ask(byteCount: 0)
            return .unanswered
        }
        let portion = isMute ? Int.max : flow.portion
        var isSlow = isLineSlow
        var cellCount = 0
        var byteCount = 0
        var pen = Pen()
        // Asked before the first cell too: a line that is stopped takes nothing at all.
        if isSlow, let obstacle { return obstacle }
        defer { if byteCount > 0, !isMute { ask(byteCount: byteCount) } }
        for y in urgentRows + Array(0..<min(canvas.height, size.height)) {
            for x in 0..<min(canvas.width, size.width) where shown[x, y] != canvas[x, y] {
                byteCount += put(canvas[x, y], x, y, &pen)
                cellCount += 1
                if byteCount >= portion {
                    ct_show()
                    return .unanswered
                }
                guard cellCount >= (isSlow ? Terminal.slowCells : Terminal.cells) else { continue }
                ct_show()
                cellCount = 0
                isSlow = isSlow || start.duration(to: .now) > LinePace.patience
                if isSlow, let obstacle { return obstacle }
            }
        }
        ct_show()
        urgentRows = []
        return .whole
    }

    private func noteUrgentRows(_ canvas: Canvas, isAnswer: Bool) {
        if wanted.size != canvas.size { urgentRows = [] }
        if isAnswer, wanted.size == canvas.size {
            let rows = (0..<canvas.height).filter { canvas.row($0) != wanted.row($0) }
            urgentRows = rows + urgentRows.filter { !rows.contains($0) }
        }
        wanted = canvas
    }

    private func ask(byteCount: Int) {
        ct_ask_status(state)
        flow.asked(byteCount: byteCount, at: .now)
    }

    /// Why the rest of a frame should wait; nil where it should not.
    private var obstacle: Progress? {
        if ct_wait(state, 0) != CT_WAIT_TIMEOUT { return .interrupted }
        return ct_can_write() ? nil : .lineIsBusy
    }

    /// What a cell holds of which nothing is known.
    private static let unknown = Cell("\0", .standard)
    /// Cells that are written at once. At 9600 baud these take at most three seconds, in two colours each.
    private static let cells = 128
    /// And these at most a second.
    private static let slowCells = 32

    /// Bytes that a terminal needs for other colours, and for another place.
    private static let (styleBytes, placeBytes) = (24, 8)

    /// The style of the last cell, which the next one often shares, and the place behind it.
    private struct Pen {
        var style: Style?
        var pair: Int32 = 0
        var place: Point?
    }

    /// - Returns: about how many bytes the cell takes on the line.
    private func put(_ cell: Cell, _ x: Int, _ y: Int, _ pen: inout Pen) -> Int {
        var byteCount = UTF8.width(cell.character) + (pen.place == Point(x, y) ? 0 : Terminal.placeBytes)
        pen.place = Point(x + 1, y)
        if cell.style != pen.style {
            pen.style = cell.style
            pen.pair = colourPair(cell.style)
            byteCount += Terminal.styleBytes
        }
        let attributes = cell.style.attributes
        ct_put_cell(
            Int32(y), Int32(x), wchar_t(bitPattern: cell.character.value), attributes.contains(.bold),
            attributes.contains(.underline), attributes.contains(.reverse), pen.pair)
        shown[x, y] = cell
        return byteCount
    }

    /// Draws in other colours from now on, and with ASCII alone or not.
    func change(theme: Theme, isASCII: Bool) {
        self.theme = theme
        capabilities.isUTF8 = isUTF8 && !isASCII
        forgetScreen()
    }

    /// Whether mouse events come here; where they do not, the terminal selects text.
    func takeMouse(_ isTaken: Bool) {
        guard isOn else { return }
        ct_enable_mouse(isTaken)
        hasMouse = isTaken
    }

    /// Makes the next ``show(_:)`` paint everything anew, whatever the screen holds.
    func forgetScreen() {
        shown = Canvas(Size(0, 0))
        ct_repaint_all()
    }

    private func colourPair(_ style: Style) -> Int32 {
        let foreground = number(theme.foreground(style.foreground, depth: capabilities.colours))
        let background = number(theme.background(style.background, depth: capabilities.colours))
        guard foreground >= 0 || background >= 0 else { return 0 }
        return max(0, alloc_pair(foreground, background))
    }

    private func number(_ colour: TerminalColour) -> Int32 {
        switch colour {
        case .standard: return -1
        case .index(let index): return Int32(index)
        case .rgb(let rgb):
            let value = Int32(rgb.red) << 16 | Int32(rgb.green) << 8 | Int32(rgb.blue)
            // In direct colour the numbers 0 ... 7 still mean the first colours of the palette.
            return value < 8 ? 0 : value
        }
    }
}

// Input.
extension Terminal {
    /// Whether ``nextEvent(milliseconds:)`` will return at once.
    var hasWaitingEvents: Bool { !waiting.isEmpty }

    /// Waits for something to happen, at most `milliseconds`; nil when nothing did.
    func nextEvent(milliseconds: Int) -> InputEvent? {
        if !waiting.isEmpty { return waiting.removeFirst() }
        let limit = keyIsHeldUntil == nil ? milliseconds : min(milliseconds, Terminal.keyHoldMilliseconds)
        let outcome = ct_wait(state, Int32(clamping: max(0, limit)))
        if outcome & Int32(CT_WAIT_WAKE) != 0 { readSignals() }
        if outcome & Int32(CT_WAIT_GONE) != 0 {
            waiting.append(.hangUp)
        } else if outcome & Int32(CT_WAIT_INPUT) != 0 {
            readKeys()
        }
        releaseHeldKey()
        return waiting.isEmpty ? nil : waiting.removeFirst()
    }

    /// The Escape key is the first byte of an answer too. Where one is due the key waits so long for the rest.
    private static let keyHoldMilliseconds = 100

    private func releaseHeldKey() {
        guard decoder.isHoldingKey else {
            keyIsHeldUntil = nil
            return
        }
        let now = ContinuousClock.now
        let end = keyIsHeldUntil ?? now + .milliseconds(Terminal.keyHoldMilliseconds)
        keyIsHeldUntil = end
        guard now >= end || flow.mayWrite(at: now) else { return }
        waiting += decoder.releaseKeys()
        keyIsHeldUntil = nil
    }

    private func readSignals() {
        ct_drain_wake_pipe(state)
        let quit = ct_take_quit_signal(state)
        if quit != 0 { waiting.append(.signal(quit)) }
        if ct_take_stop_asked(state) { waiting.append(.suspend) }
        if ct_take_continued(state) { waiting.append(.resumed) }
        if ct_take_resized(state) { takeNewSize() }
    }

    private func takeNewSize() {
        var columns: Int32 = 0
        var rows: Int32 = 0
        guard ct_window_size(&columns, &rows) else { return }
        resizeterm(rows, columns)
        size = Size(Int(columns), Int(rows))
        shown = Canvas(Size(0, 0))
        waiting.append(.resize(size))
    }

    private func readKeys() {
        // A flood of input must not keep the screen from being drawn. The limit is more than a terminal holds at once: what
        // ncurses has read ahead must not stay with it, where nobody waits for it.
        for _ in 0..<4096 where !readKey() { return }
    }

    /// Waits a moment for the answer that is due, lest the shell finds it typed.
    private func awaitAnswer() {
        let start = ContinuousClock.now
        defer { flow.forgetQuestion() }
        if flow.isMute(at: start) { return ct_take_answer(state) }
        while flow.isAwaitingAnswer, start.duration(to: .now) < Terminal.farewell {
            let outcome = ct_wait(state, 50)
            if outcome & Int32(CT_WAIT_GONE) != 0 { return }
            if outcome & Int32(CT_WAIT_WAKE) != 0 { readSignals() }
            if outcome & Int32(CT_WAIT_INPUT) != 0 { readKeys() }
        }
        ct_discard_answer(state)
    }

    /// Shorter than the time that a program has to end after a signal.
    private static let farewell = Duration.seconds(1)

    /// - Returns: false when there was nothing to read.
    private func readKey() -> Bool {
        var value: Int32 = 0
        let kind = Int(ct_read_input(&value))
        if kind == CT_INPUT_NONE { return false }
        if kind == CT_INPUT_BYTE {
            waiting += decoder.take(UInt8(truncatingIfNeeded: value))
            if decoder.takeAnswer() { takeAnswer() }
            return true
        }
        waiting += decoder.releaseKeys()
        switch kind {
        case CT_INPUT_MOUSE: decoder.beginReport(.numbers)
        case CT_INPUT_OLD_MOUSE: decoder.beginReport(.bytes)
        default:
            decoder.endReport()
            if let event = keyEvent(value) { waiting.append(event) }
        }
        return true
    }

    private func takeAnswer() {
        ct_take_answer(state)
        flow.answered(at: .now)
    }

    private func keyEvent(_ value: Int32) -> InputEvent? {
        switch value {
        case KEY_LEFT: return .key(.left)
        case KEY_RIGHT: return .key(.right)
        case KEY_UP: return .key(.up)
        case KEY_DOWN: return .key(.down)
        case KEY_ENTER: return .key(.enter)
        case KEY_BTAB: return .key(.backTab)
        case KEY_BACKSPACE: return .key(.backspace)
        case KEY_DC: return .key(.delete)
        case KEY_HOME: return .key(.home)
        case KEY_END: return .key(.end)
        case KEY_PPAGE: return .key(.pageUp)
        case KEY_NPAGE: return .key(.pageDown)
        default:
            let function = ct_function_key(value)
            return function >= 0 ? .key(.function(Int(function))) : nil
        }
    }
}

// Stopping and going on.
extension Terminal {
    /// Gives the terminal back, stops the process, and takes the terminal again when it goes on.
    func suspend() {
        guard isOn else { return }
        leaveScreen()
        ct_restore_stderr(state)
        ct_stop_process(state)
        resume()
    }

    /// Sets the terminal up again after a stop.
    func resume() {
        guard isOn else { return }
        ct_divert_stderr(state)
        ct_set_screen_is_on(state, true)
        setModes()
        reset_prog_mode()
        takeNewSize()
        forgetScreen()
    }
}
