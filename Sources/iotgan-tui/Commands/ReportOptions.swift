import ArgumentParser

/// What a run without a screen writes.
struct ReportOptions: ParsableArguments {
    @Option(help: "Ticks between lines. (default: 1 with --json, 100 otherwise)")
    var every: Int?

    @Option(help: "Ticks between measurements of accuracy and coverage, on the lines that fall on them.")
    var measureEvery: Int = 100

    @Flag(help: "Write JSON Lines instead of text.")
    var json = false

    @Flag(
        inversion: .prefixedNo,
        help: "Train an oracle on the full data to judge generated images at the end.")
    var oracle = true

    func validate() throws {
        try CountOption.validate([("every", every ?? 1), ("measure-every", measureEvery)])
    }
}

/// Options that are whole numbers from 1 up.
enum CountOption {
    static func validate(_ options: [(name: String, value: Int)]) throws {
        for (name, value) in options where value < 1 {
            throw ValidationError("--\(name): \(value) is not valid; expected a whole number from 1 up")
        }
    }
}
