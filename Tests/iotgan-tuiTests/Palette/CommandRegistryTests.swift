import MeshModel
import Testing

@testable import iotgan_tui

struct CommandRegistryTests {
    private let view = DemoMesh.view(DemoMesh.ring())

    private var state: DashboardState {
        var state = DashboardState(showing: view)
        state.selectedNode = NodeID(3)
        return state
    }

    private func action(_ line: String) throws -> Action {
        try CommandRegistry.action(for: line, state, view)
    }

    private func failure(_ line: String) -> String? {
        do throws(CommandFailure) {
            _ = try CommandRegistry.action(for: line, state, view)
            return nil
        } catch {
            return error.message
        }
    }

    @Test
    func `A command means what the scenario file's line means`() throws {
        #expect(try action("cut 3-4") == .intervene(.cutLink(LinkID(NodeID(3), NodeID(4)))))
        #expect(try action("unlink 3-4") == .intervene(.removeLink(LinkID(NodeID(3), NodeID(4)))))
        #expect(try action("radio lora-long-fast") == .intervene(.setRadio(.loraLongFast)))
        #expect(try action("inject classes=1,2") == .intervene(.injectNode(classes: [1, 2])))
    }

    @Test
    func `"this", or no node at all, is the selected one`() throws {
        #expect(try action("radio this ble") == .intervene(.setNodeRadio(NodeID(3), .bluetoothLE1M)))
        #expect(try action("poison noise") == .intervene(.poison(NodeID(3), .noise)))
        #expect(try action("recharge 100") == .intervene(.recharge(NodeID(3), joules: 100)))
        #expect(try action("recharge 5 100") == .intervene(.recharge(NodeID(5), joules: 100)))
        #expect(try action("drain 100") == .intervene(.drain(NodeID(3), joules: 100)))
        #expect(try action("drain 5 0.5") == .intervene(.drain(NodeID(5), joules: 0.5)))
        #expect(try action("freeze") == .intervene(.freezeNode(NodeID(3))))
        #expect(try action("encoding this int4") == .intervene(.setNodeEncoding(NodeID(3), .int4)))
        #expect(try action("cure") == .intervene(.poison(NodeID(3), nil)))
    }

    @Test
    func `What cannot be is answered with what can`() {
        #expect(failure("cutt 3-4") == "there is no command cutt; did you mean cut?")
        #expect(failure("cut 3")?.contains("cut A-B") == true)
        #expect(
            failure("pane nowhere")
                == "pane takes one of mesh, node, losses, gallery, log, energy, nodes, heat")
        #expect(failure("speed -1") == "speed takes ticks a second above 0, or max")
        #expect(failure("select 99")?.contains("number of a node") == true)
        #expect(failure("quit now") == "quit takes nothing after it")
    }

    @Test
    func `Names are words of their own, and every command says what it does`() {
        let names = CommandRegistry.all.map(\.name)
        #expect(Set(names).count == names.count)
        for command in CommandRegistry.all {
            #expect(!command.meaning.isEmpty && command.meaning.first?.isLowercase == true, "\(command.name)")
            #expect(command.meaning.count <= 70 && !command.name.contains(" "), "\(command.name)")
        }
    }
}
