import ArgumentParser

/// The dashboard in lines of text.
struct PlainOptions: ParsableArguments {
    @Flag(help: "Write a line for each event instead, for screen readers and pipes: no boxes, no colours.")
    var plain = false

    @Option(
        help: ArgumentHelp(
            "With --plain: seconds between lines that say how the mesh is. (default: 10)",
            valueName: "seconds"))
    var statusEvery: Int?

    @Option(help: "With --plain: end when this many ticks have passed. (default: Ctrl-C ends it)")
    var ticks: Int?

    func dashboard(of source: EngineSource) -> PlainDashboard {
        PlainDashboard(source: source, statusSeconds: statusEvery ?? 10, ticks: ticks)
    }

    func validate() throws {
        for (name, value) in [("status-every", statusEvery), ("ticks", ticks)] {
            guard let value else { continue }
            guard plain else { throw ValidationError("--\(name): is for --plain; add it") }
            guard 1...1_000_000_000 ~= value else {
                throw ValidationError("--\(name): \(value) is not valid; expected a whole number from 1 up")
            }
        }
    }
}
