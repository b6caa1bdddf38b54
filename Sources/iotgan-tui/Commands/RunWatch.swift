import Foundation
import MeshModel

/// What nobody would notice in a run without a screen, and must: interventions that were refused, and invariants that do
/// not hold. It goes to standard error, a line each.
struct RunWatch {
    /// Whether all invariants held so far.
    private(set) var isSound = true
    private var said: Set<String> = []

    /// What is to be said of these events; a refusal that several runs of a comparison share is said once.
    mutating func lines(for events: [MeshEvent]) -> [String] {
        events.compactMap { event in
            switch event.kind {
            case .refused: break
            case .invariantBroken: isSound = false
            default: return nil
            }
            let line = "tick \(event.tick): \(EventSentence(event, classNames: []).text)"
            return said.insert(line).inserted ? line : nil
        }
    }

    /// Writes the same to standard error, in place of the progress bar.
    mutating func note(_ events: [MeshEvent], clearing bar: ProgressBar) {
        let lines = lines(for: events)
        guard !lines.isEmpty else { return }
        bar.clear()
        for line in lines { FileHandle.standardError.write(Data((line + "\n").utf8)) }
    }
}
