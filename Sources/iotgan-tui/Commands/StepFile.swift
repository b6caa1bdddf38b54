import Foundation
import GANCore
import MeshModel

/// A file with every adversarial step of every node, in the order of ticks, then of nodes: CSV where its name ends in
/// `.csv`, else JSON Lines.
///
/// What is no number in a step (training can diverge) is empty in CSV and null in JSON.
final class StepFile {
    private let path: String
    private let isCSV: Bool
    private let output: LineWriter
    private let descriptor: Int32
    /// The steps of each node that are written.
    private var written: [NodeID: Int] = [:]

    /// The columns, and the names of the JSON objects' values; a contract with scripts.
    static let names = [
        "tick", "node", "step", "discriminator_loss", "generator_loss", "real_score", "fake_score",
        "gradient_penalty", "discriminator_gradient_norm", "generator_gradient_norm",
    ]

    /// Creates the file, or empties the one that is there.
    ///
    /// - Throws: ``StepFileError`` where it cannot be written.
    init(path: String) throws {
        descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            throw StepFileError(path: path, reason: String(cString: strerror(errno)))
        }
        self.path = path
        isCSV = path.hasSuffix(".csv")
        output = LineWriter(descriptor: descriptor)
        if isCSV { try write([Self.names.joined(separator: ",")]) }
    }

    deinit { close(descriptor) }

    /// Writes the steps that were made since the last time; call it after every tick.
    func write(_ snapshot: MeshSnapshot) throws {
        var lines: [String] = []
        for node in snapshot.nodes {
            let next = node.steps.nextStep
            for step in (written[node.id] ?? 0)..<next {
                guard let report = node.steps[step] else { continue }
                lines.append(line(tick: snapshot.tick, node: node.id, step: step + 1, report))
            }
            written[node.id] = next
        }
        if !lines.isEmpty { try write(lines) }
    }

    private func write(_ lines: [String]) throws {
        do {
            try output.write(lines.joined(separator: "\n"))
        } catch let error as OutputError {
            throw StepFileError(path: path, reason: error.reason)
        }
    }

    private func line(tick: Int, node: NodeID, step: Int, _ report: StepReport) -> String {
        let measured = [
            report.discriminatorLoss, report.generatorLoss, report.realScore, report.fakeScore,
            report.gradientPenalty, report.discriminatorGradientNorm, report.generatorGradientNorm,
        ]
        let values =
            ["\(tick)", "\(node)", "\(step)"]
            + measured.map { $0.isFinite ? "\($0)" : isCSV ? "" : "null" }
        if isCSV { return values.joined(separator: ",") }
        return "{" + zip(Self.names, values).map { "\"\($0)\":\($1)" }.joined(separator: ",") + "}"
    }
}

/// A file of steps cannot be written.
struct StepFileError: Error, CustomStringConvertible {
    let path: String
    let reason: String
    var description: String { "\(path): \(reason)" }
}
