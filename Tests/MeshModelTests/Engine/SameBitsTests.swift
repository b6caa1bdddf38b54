import GANCore
import Testing

@testable import MeshModel

/// A run is (scenario, seed, interventions), whatever computes it.
@Suite(.serialized) struct SameBitsTests {
    /// The real data and protocol on a model that a slow path can train: four nodes, exchanges, fakes, a cut link.
    static func digest(threadCount: Int) throws -> String {
        var scenario = Scenario()
        scenario.nodeCount = 4
        scenario.exchangeInterval = 8
        scenario.fakesPerClass = 10
        scenario.radio = .ideal
        scenario.gan.generatorHidden = [33, 48]
        scenario.gan.discriminatorHidden = [48, 33]
        scenario.gan.batchSize = 20
        let run = try MeshRun(
            scenario: scenario, data: MeshData.load(for: scenario), threadCount: threadCount)
        for tick in 0..<26 {
            run.tick(applying: tick == 10 ? [.cutLink(LinkID(NodeID(1), NodeID(2)))] : [])
        }
        return run.state.digest.hexadecimal
    }

    /// Written down once, so that builds (debug, release), machines and compilers are held to the same bits too. A
    /// change that moves it changes every run that anybody has recorded: say so in the changelog.
    static let golden = "9be31fa7d653d986"

    @Test("threads do not show", arguments: [1, 2, 8])
    func threads(count: Int) throws {
        let digest = try Self.digest(threadCount: count)
        #expect(digest == Self.golden)
    }

    @Test("variants of the kernels do not show", arguments: KernelPath.supported)
    func paths(path: KernelPath) throws {
        let before = KernelPath.current
        defer { before.select() }
        try #require(path.select())
        let digest = try Self.digest(threadCount: 2)
        #expect(digest == Self.golden)
    }
}
