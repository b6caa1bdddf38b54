import MeshModel
import Testing

@testable import iotgan_tui

struct ScriptTests {
    private func failure(_ text: String) -> String? {
        do throws(ScriptError) {
            _ = try Script(text: text, name: "x.iot")
            return nil
        } catch {
            return error.description
        }
    }

    @Test
    func `Lines are commands, waits and comments`() throws {
        let script = try Script(
            text: "# a demo\n\n  cut 0-1  \nwait 50\nwait 2.5s\ncaption Hello, mesh\n", name: "x.iot")
        #expect(
            script.steps == [
                .command("cut 0-1"), .waitTicks(50), .waitSeconds(2.5), .command("caption Hello, mesh"),
            ])
    }

    @Test
    func `A line that cannot be is named with its number`() {
        #expect(failure("pause\ncutt 0-1") == "x.iot:2: there is no command cutt; did you mean cut?")
        #expect(failure("wait") == "x.iot:1: wait takes ticks or seconds: wait 50, wait 2.5s")
        #expect(failure("wait -3") == "x.iot:1: wait takes ticks or seconds: wait 50, wait 2.5s")
        #expect(failure("wait nans") != nil)
    }

    @Test
    func `A script that is not there says which ones are`() {
        #expect(throws: ScriptError.self) { try Script(nameOrPath: "/nowhere/demo.iot") }
        #expect(throws: Never.self) { try Script(nameOrPath: "demo") }
    }

    @Test
    func `Ticks and seconds are waited for, and a mesh before all`() throws {
        var player = ScriptPlayer(
            try Script(text: "pause\nwait 10\nrun\nwait 3s\nheal\nwait 1", name: "x.iot"))
        #expect(player.due(tick: nil, seconds: 0) == [])
        #expect(player.due(tick: 5, seconds: 1) == ["pause"])
        #expect(player.due(tick: 14, seconds: 2) == [])
        #expect(player.due(tick: 15, seconds: 3) == ["run"])
        #expect(player.due(tick: 500, seconds: 5.9) == [])
        #expect(player.due(tick: 500, seconds: 6) == ["heal"])
        #expect(!player.isFinished)
        #expect(player.due(tick: 501, seconds: 6) == [])
        #expect(player.isFinished)
    }

    @Test(arguments: ShippedScript.allCases)
    func `Every command of a shipped script can be carried out`(_ shipped: ShippedScript) throws {
        // The demo selects the ninth node, which it has injected.
        let view = DemoMesh.view(DemoMesh.ring(nodeCount: 9))
        var state = DashboardState(size: Size(80, 24))
        state.follow(view)
        for case .command(let line) in try Script(nameOrPath: shipped.rawValue).steps {
            let action = try CommandRegistry.action(for: line, state, view)
            _ = state.update(action, view)
        }
        #expect(state.caption.isEmpty)
        #expect(!state.isExpanded)
    }

    @Test
    func `The demo lasts about two minutes`() throws {
        var ticksPerSecond = 1.0
        var seconds = 0.0
        for step in try Script(nameOrPath: "demo").steps {
            switch step {
            case .waitSeconds(let wait): seconds += wait
            case .waitTicks(let ticks): seconds += Double(ticks) / ticksPerSecond
            case .command(let line) where line.hasPrefix("speed "):
                ticksPerSecond = try #require(Double(line.dropFirst(6)))
            case .command: break
            }
        }
        #expect((100...140).contains(seconds))
    }
}
