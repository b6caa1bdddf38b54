import ArgumentParser

/// How the screen looks, shared by the dashboard and `screenshot`.
struct LooksOptions: ParsableArguments {
    private static let names = Theme.Name.allCases.map(\.rawValue).joined(separator: ", ")

    @Option(
        help:
            "Colours: \(names). NO_COLOR=1 in the environment does without any. (default: \(Theme().name.rawValue))"
    )
    var theme: Theme.Name?

    @Flag(inversion: .prefixedNo, help: "Draw with ASCII alone.")
    var ascii: Bool?

    func override(_ settings: inout Settings) {
        if let theme { settings.theme = theme }
        if let ascii { settings.isASCII = ascii }
    }
}

extension Theme.Name: ExpressibleByArgument {}
