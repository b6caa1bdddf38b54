/// Where a script stands.
struct ScriptPlayer: Hashable, Sendable {
    let script: Script
    private var next = 0
    /// What it waits for; nil where the next command is due.
    private var deadline: Deadline?

    private enum Deadline: Hashable, Sendable {
        case tick(Int)
        case seconds(Double)
    }

    init(_ script: Script) {
        self.script = script
    }

    var isFinished: Bool { next >= script.steps.count && deadline == nil }

    /// The commands that are due now, in order; the script goes on behind them.
    ///
    /// - Parameters:
    ///   - tick: of the mesh; nil before there is one, and a script waits for it.
    ///   - seconds: on a clock that runs, whatever the mesh does.
    mutating func due(tick: Int?, seconds: Double) -> [String] {
        guard let tick else { return [] }
        var commands: [String] = []
        while true {
            switch deadline {
            case .tick(let end) where tick < end: return commands
            case .seconds(let end) where seconds < end: return commands
            default: deadline = nil
            }
            guard next < script.steps.count else { return commands }
            switch script.steps[next] {
            case .command(let line): commands.append(line)
            case .waitTicks(let ticks): deadline = .tick(tick + min(ticks, .max - tick))
            case .waitSeconds(let wait): deadline = .seconds(seconds + wait)
            }
            next += 1
        }
    }
}
