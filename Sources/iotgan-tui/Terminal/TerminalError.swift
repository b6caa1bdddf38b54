/// Why there can be no dashboard; turned into text in one place, ``description``.
enum TerminalError: Error, Equatable, CustomStringConvertible {
    case notATerminal(stream: String)
    case unknownTerminal(name: String)
    case tooSimple(name: String)
    case failed(call: String)

    var description: String {
        let advice = "`iotgan-tui --plain` works without a screen, and so does `iotgan-tui run`"
        return switch self {
        case .notATerminal(let stream):
            "the dashboard needs a terminal, but \(stream) is not one; \(advice)"
        case .unknownTerminal(let name):
            "this system does not know the terminal type \"\(name)\"; set TERM to one it knows, "
                + "e.g. TERM=xterm-256color; \(advice)"
        case .tooSimple(let name):
            "a terminal of type \"\(name)\" cannot place the cursor; set TERM to what you really use; \(advice)"
        case .failed(let call):
            "the terminal could not be set up (\(call) failed); \(advice)"
        }
    }
}
