import GANCore
import Testing

@testable import MeshModel

/// Charge comes back to the nanojoule, and with it whether a node is dark, whatever it held.
@Suite struct UndoChargeTests {
    private static let node = NodeID(0)
    private static let capacity: Int64 = 1_000_000

    /// A mesh whose first node holds so much, in nanojoules, and is dark or frozen or both.
    private static func mesh(stored: Int64, isDark: Bool, isFrozen: Bool) throws -> MeshState {
        var state = try TinyMesh.state(TinyMesh.scenario { $0.batteryJoules = 1e-3 })
        if isFrozen { state.apply([.freezeNode(node)]) }
        if isDark {
            state.apply([.drain(node, joules: 1)])
            if stored > 0 { state.apply([.recharge(node, joules: Double(stored) / 1e9)]) }
        } else if stored < capacity {
            state.apply([.drain(node, joules: Double(capacity - stored) / 1e9)])
        }
        #expect(state.nodes[0].energy.storedNanojoules == stored)
        #expect(state.nodes[0].isDark == isDark && state.nodes[0].isFrozen == isFrozen)
        return state
    }

    private static let deeds: [Intervention] =
        [1e-9, 3e-5, 4.9e-5, 5e-5, 2e-4, 1e-3, 7].flatMap {
            [.recharge(node, joules: $0), .drain(node, joules: $0)]
        } + [.reviveNode(node), .freezeNode(node)]

    @Test(arguments: [
        (Int64(0), true), (1, true), (49_999, true), (1, false), (49_999, false), (50_000, false),
        (300_000, false), (1_000_000, false),
    ])
    func `every charge that was put in or taken out comes back`(stored: Int64, isDark: Bool) throws {
        for isFrozen in [false, true] {
            for deed in Self.deeds {
                let before = try Self.mesh(stored: stored, isDark: isDark, isFrozen: isFrozen)
                var state = before
                let refused = state.apply([deed]).contains {
                    if case .refused = $0.kind { true } else { false }
                }
                let isChanged =
                    !refused
                    && (state.nodes[0].energy != before.nodes[0].energy
                        || state.nodes[0].isFrozen != isFrozen)
                switch deed.undo(before: before.snapshot()) {
                case .impossible(let why):
                    #expect(why == "it has changed nothing")
                    #expect(!isChanged, "\(deed) of \(stored)")
                case .interventions(let plan):
                    #expect(isChanged, "\(deed) of \(stored)")
                    let undone = state.apply(plan)
                    #expect(!undone.contains { if case .refused = $0.kind { true } else { false } })
                    let node = state.nodes[0]
                    #expect(node.energy.storedNanojoules == stored, "\(deed) of \(stored)")
                    #expect(node.isDark == isDark && node.isFrozen == isFrozen, "\(deed) of \(stored)")
                    #expect(node.energy.spent.usedNanojoules == before.nodes[0].energy.spent.usedNanojoules)
                    #expect(state.checkInvariants() == [])
                }
            }
        }
    }

    @Test func `an undo goes through text unchanged`() throws {
        let before = try Self.mesh(stored: 49_999, isDark: true, isFrozen: true).snapshot()
        guard case .interventions(let plan) = Intervention.reviveNode(Self.node).undo(before: before) else {
            Issue.record("there is no undo")
            return
        }
        #expect(plan.map(\.description) == ["freeze 0", "drain 0 1", "recharge 0 4.9999e-05"])
        #expect(plan.allSatisfy { Intervention($0.description) == $0 })
    }
}
