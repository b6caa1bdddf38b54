import ArgumentParser

@main
struct IotganTUI: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "iotgan-tui", subcommands: [BenchCommand.self])
}
