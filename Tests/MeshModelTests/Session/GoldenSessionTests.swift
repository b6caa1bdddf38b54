import Foundation
import GANCore
import Testing

@testable import MeshModel

@Suite(.serialized) struct GoldenSessionTests {
    /// Once for all tests.
    private static let approval = Result {
        if ProcessInfo.processInfo.environment["APPROVE"] == "1" { try GoldenSession.record() }
    }

    init() throws {
        try Self.approval.get()
    }

    private static func replay(_ name: String, threadCount: Int) throws -> SessionReplay.Outcome {
        let file = try SessionFile.read(GoldenSession.path)
        let replay = try SessionReplay(
            file, branch: file.branch(named: name).id, data: GoldenSession.data.get(),
            threadCount: threadCount)
        return replay.advance()
    }

    @Test("what was recorded comes out again", arguments: ["main", GoldenSession.branchName], [1, 2])
    func threads(name: String, threadCount: Int) throws {
        let outcome = try Self.replay(name, threadCount: threadCount)
        #expect(outcome == .agreed(ticks: GoldenSession.ticks, digests: 6))
    }

    @Test("on every variant of the kernels", arguments: KernelPath.supported)
    func paths(path: KernelPath) throws {
        let before = KernelPath.current
        defer { before.select() }
        try #require(path.select())
        let outcome = try Self.replay("main", threadCount: 2)
        #expect(outcome == .agreed(ticks: GoldenSession.ticks, digests: 6))
    }

    @Test func `nothing that was done in it was refused`() throws {
        let file = try SessionFile.read(GoldenSession.path)
        for branch in file.branches {
            let replay = try SessionReplay(
                file, branch: branch.id, data: GoldenSession.data.get(), threadCount: 2)
            var refusals: [MeshEvent] = []
            _ = replay.advance(observe: { events, _ in
                refusals += events.filter { if case .refused = $0.kind { true } else { false } }
            })
            #expect(refusals.isEmpty, "\(refusals)")
        }
    }
}
