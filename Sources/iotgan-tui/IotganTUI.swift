import ArgumentParser

@main
struct IotganTUI: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "iotgan-tui",
        abstract: "Watch a mesh of small devices train conditional GANs and teach each other over the air.",
        discussion: """
            Every node trains on its own samples and transmits only its generator's weight vector; neighbours \
            generate labelled fakes from it and train on. Without a subcommand the dashboard opens.

            EXAMPLES
              iotgan-tui                                      eight nodes on glyphs, live
              iotgan-tui --dataset fashion-mnist --nodes 12   the same on real images
              iotgan-tui run --ticks 1000 --json              headless, as JSON Lines
              iotgan-tui replay FILE                          a run again, bit for bit, from its session file
              iotgan-tui why FILE --node 3                    what led to a node's trouble
              iotgan-tui compare --scenario fashion           strategies side by side, in one table
              iotgan-tui radios                               what crosses which radio, in what time
              iotgan-tui health                               what is judged ill, and by which thresholds
              iotgan-tui bench                                how fast this machine trains
            """,
        version: "0.1.0",
        subcommands: [
            DashboardCommand.self, RunCommand.self, ReplayCommand.self, ResumeCommand.self,
            WhyCommand.self,
            CompareCommand.self, ScenarioCommand.self, RadiosCommand.self, HealthCommand.self,
            BenchCommand.self, ScreenshotCommand.self, ConfigCommand.self,
        ],
        defaultSubcommand: DashboardCommand.self)
}
