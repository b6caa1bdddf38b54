import Foundation
import GANCore

@testable import MeshModel

/// A session that was recorded once: every build, machine and compiler must come to the same bits.
///
/// `APPROVE=1 swift test --filter GoldenSessionTests` records it anew. A change that makes that necessary also takes a new
/// ``Numerics/version``: sessions that users have recorded cannot be repeated from then on.
enum GoldenSession {
    static let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Fixtures/golden.iotgan").path
    static let branchName = "without the cut"
    static let ticks = 60

    /// Drawing the images takes longer than training on them.
    static let data = Result { try MeshData.load(for: scenario()) }

    private static func scenario() -> Scenario {
        var scenario = Scenario()
        scenario.name = "golden"
        scenario.ticks = ticks
        scenario.nodeCount = 3
        scenario.topology = .line
        scenario.partition = .classes(2)
        scenario.samplesPerClass = 8
        scenario.exchangeInterval = 5
        scenario.fakesPerClass = 4
        scenario.radio = .bluetoothLE1M
        scenario.gan.imageSide = 8
        scenario.gan.generatorHidden = [12]
        scenario.gan.discriminatorHidden = [12]
        scenario.gan.batchSize = 8
        scenario.classifier.hidden = [8]
        scenario.classifier.batchSize = 8
        scenario.propagation.shadowingDecibels = 3
        scenario.mobility = .waypoint(metresPerSecond: 0.5, pauseSeconds: 1)
        scenario.harvest = .constant(milliwatts: 10)
        scenario.interventions = [TimedIntervention(tick: 4, intervention: .recharge(NodeID(0), joules: 5))]
        return scenario
    }

    private static let done: [(tick: Int, text: String)] = [
        (3, "degrade 0-1 4"), (5, "inject classes=1,2 near=0,2 battery=500 samples=5"), (8, "link 0-2"),
        (10, "radio 1 802.15.4"), (12, "strategy relay"), (14, "schedule 2 improvement"),
        (16, "encoding fp16"),
        (18, "rate 0.003,0.001"), (20, "poison 1 noise"), (20, "cut 0-2"), (22, "radio 1 ble"),
        (24, "cure 1"),
        (26, "freeze 2"), (29, "revive 2"), (30, "pause"), (30, "move 1 3.5 -2"), (30, "step"),
        (31, "resume"),
        (32, "encoding 0 delta"), (33, "restore 0-2"), (34, "split 0,1"), (38, "heal"), (40, "remove 2"),
        (44, "return 2"),
        (46, "rate 1 0.002"), (48, "strategy 3 replay"), (50, "schedule every"), (52, "radio ideal"),
        (54, "recharge 1 20"), (60, "degrade 0-1 0"),
    ]
    private static let doneInBranch: [(tick: Int, text: String)] = [
        (20, "poison 1 zeros"), (25, "strategy gossip-average"), (40, "cut 0-1"),
    ]

    /// Runs both branches and writes them down, as an engine does.
    static func record() throws {
        try? FileManager.default.removeItem(atPath: path)
        let scenario = scenario()
        let pool = TrainingPool(scenario: scenario, threadCount: 1)
        var state = try MeshState(scenario: scenario, data: data.get())
        let writer = try SessionWriter(
            creating: path,
            SessionHeader(of: state, programVersion: "golden", start: "once", digestInterval: 10))
        var fork: MeshState?
        func pass(_ state: inout MeshState, _ done: [(tick: Int, text: String)], in branch: BranchID) throws {
            while true {
                if branch == .main && state.tick == 20 { fork = state }
                for (_, text) in done.filter({ $0.tick == state.tick }) {
                    let intervention = try Intervention(parsing: text)
                    try writer.append(.intervention(branch: branch, tick: state.tick, intervention))
                    state.apply([intervention])
                }
                if state.tick == ticks { break }
                state.tick(on: pool)
                if state.tick % 10 == 0 {
                    try writer.append(
                        .digests(branch: branch, tick: state.tick, state.digests(on: pool.workers)))
                }
            }
        }
        try pass(&state, done, in: .main)
        let branch = BranchID(rawValue: 1)
        try writer.append(.moved(branch: .main, tick: 20))
        try writer.append(.branch(id: branch, parent: .main, tick: 20, name: "b"))
        try writer.append(.rename(id: branch, name: branchName))
        if var state = fork {
            try pass(&state, doneInBranch, in: branch)
            try writer.append(.end(branch: branch, tick: state.tick))
        }
        try writer.flush()
    }
}
