import Foundation
import MeshModel

/// Commands that are carried out one after the other, with pauses and captions between them: a demo that drives the
/// dashboard hands-free.
///
/// A line is a command as after `:`, or `wait 50` (ticks), `wait 5s` (seconds), or a comment behind `#`.
struct Script: Hashable, Sendable {
    enum Step: Hashable, Sendable {
        case command(String)
        case waitTicks(Int)
        case waitSeconds(Double)
    }

    /// What the script is called in messages.
    let name: String
    let steps: [Step]

    /// Reads a script.
    init(text: String, name: String) throws(ScriptError) {
        var steps: [Step] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let words = line.split { $0 == " " || $0 == "\t" || $0 == "\r" }
            guard let first = words.first, !first.hasPrefix("#") else { continue }
            steps.append(
                try Self.step(words.map(String.init), line: String(line), place: "\(name):\(index + 1)"))
        }
        self.name = name
        self.steps = steps
    }

    /// The shipped script of this name, or else the file at this path.
    init(nameOrPath: String) throws(ScriptError) {
        if let shipped = ShippedScript(rawValue: nameOrPath) {
            self = try Script(text: shipped.text, name: "\(nameOrPath).iot")
            return
        }
        guard let data = FileManager.default.contents(atPath: nameOrPath) else {
            let names = ShippedScript.allCases.map(\.rawValue).joined(separator: ", ")
            throw ScriptError(
                "\(nameOrPath): cannot be read; expected the path of a script, or one of: \(names)")
        }
        guard let text = String(data: data, encoding: .utf8) else {
            throw ScriptError("\(nameOrPath): is no text in UTF-8")
        }
        self = try Script(text: text, name: nameOrPath)
    }

    private static func step(_ words: [String], line: String, place: String) throws(ScriptError) -> Step {
        if words[0] == "wait" {
            guard words.count == 2, let step = wait(words[1]) else {
                throw ScriptError("\(place): wait takes ticks or seconds: wait 50, wait 2.5s")
            }
            return step
        }
        guard CommandRegistry.command(named: words[0]) != nil else {
            let hint = words[0].nearest(in: CommandRegistry.all.map(\.name)).map { "; did you mean \($0)?" }
            throw ScriptError("\(place): there is no command \(words[0])\(hint ?? "")")
        }
        return .command(words.joined(separator: " "))
    }

    private static func wait(_ text: String) -> Step? {
        if text.hasSuffix("s") {
            guard let seconds = Double(text.dropLast()), seconds >= 0, seconds.isFinite else { return nil }
            return .waitSeconds(seconds)
        }
        guard let ticks = Int(text), ticks >= 0 else { return nil }
        return .waitTicks(ticks)
    }
}

/// Why a script cannot be played, in one line.
struct ScriptError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
