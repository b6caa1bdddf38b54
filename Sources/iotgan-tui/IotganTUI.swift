import ArgumentParser

@main
struct IotganTUI: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "iotgan-tui")
    func run() async throws {}
}
