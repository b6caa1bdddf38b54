import Foundation
import MeshModel

/// The dashboard: draws what the engine shows, and passes on what the user asks for, until one of them has enough.
enum Dashboard {
    /// Runs the dashboard on the calling thread and returns the exit code: 0 when the user quit (Ctrl-C included),
    /// 128 + n when signal n ended it.
    ///
    /// - Parameter script: commands to carry out meanwhile.
    static func run(
        source: EngineSource, settings: Settings = Settings(), script: Script? = nil
    ) throws(TerminalError) -> Int32 {
        let terminal = try Terminal(
            theme: Theme(settings.theme), isASCII: settings.isASCII, isMouseOn: settings.isMouseOn)
        defer { terminal.close() }
        var loop = DashboardLoop(terminal: terminal, source: source, settings: settings, script: script)
        let code = loop.run()
        terminal.close()
        loop.sayGoodbye()
        return code
    }
}
