import ArgumentParser

/// How the screen looks, shared by the dashboard and `screenshot`.
struct LooksOptions: ParsableArguments {
    private static let names = Theme.Name.allCases.map(\.rawValue).joined(separator: ", ")

    @Option(help: "Colours: \(names). NO_COLOR=1 in the environment does without any. (default: auto)")
    var theme: Theme.Name?

    @Flag(help: "Draw with ASCII alone.")
    var ascii = false

    var chosenTheme: Theme { Theme(theme ?? .auto) }

    func resolved() -> Dashboard.Options {
        var options = Dashboard.Options()
        options.theme = chosenTheme
        options.isASCII = ascii
        return options
    }
}

extension Theme.Name: ExpressibleByArgument {}
