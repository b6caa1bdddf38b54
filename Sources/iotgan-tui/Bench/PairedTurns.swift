import MeshModel

/// Two ways of doing the same work, in turns. Which of a pair comes first changes from pair to pair, so that a drift of the
/// machine's speed cancels out.
struct PairedTurns {
    private(set) var plain: [Double] = []
    private(set) var changed: [Double] = []

    /// Of each pair, where seconds were measured: the speed of the changed way over that of the plain one.
    var speedRatios: [Double] { zip(plain, changed).map { $0 / $1 } }

    /// Takes what `turn` measures, of the plain way and of the other one.
    init(pairs: Int, _ turn: (_ isChanged: Bool) throws -> Double) rethrows {
        for pair in 0..<pairs {
            for isChanged in pair % 2 == 0 ? [false, true] : [true, false] {
                let measured = try turn(isChanged)
                if isChanged { changed.append(measured) } else { plain.append(measured) }
            }
        }
    }
}

extension MeshRun {
    /// The default mesh when every node has exchanged, and trains on fakes too.
    static func ofDefaults(threadCount: Int) throws -> MeshRun {
        let scenario = Scenario()
        let run = try MeshRun(
            scenario: scenario, data: try MeshData.load(for: scenario), threadCount: threadCount)
        for _ in 0..<defaultWarmUpTicks { run.tick() }
        return run
    }

    private static let defaultWarmUpTicks = 250
}
