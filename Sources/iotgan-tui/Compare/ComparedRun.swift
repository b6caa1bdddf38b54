import GANCore
import MeshModel

/// What one run of a comparison came to: a line of the results file.
struct ComparedRun: Codable, Equatable {
    /// Which run it is: the same identity gives the same bits.
    struct Identity: Codable, Hashable {
        var strategy: ExchangeStrategy
        var seed: UInt64
        /// A fingerprint of all other settings; see ``Comparison/settings``.
        var settings: String
        /// Version and build of the program that ran it.
        var program: String
    }

    var identity: Identity
    /// Of the mesh at the end.
    var digest: String
    /// Over the nodes.
    var accuracy: Spread
    var coverage: Spread
    /// Mean over the nodes; nil without an oracle.
    var conditionalAccuracy: Double?
    var frechetDistance: Double?
    var diversity: Double?
    var bytesOnAir: Int
    var joulesRadio: Double
    var joulesCompute: Double
    /// Summed over the nodes: classes that a node's classifier covers and of which it has no own sample.
    var newClasses: Int
    /// When the first battery was empty; nil if none was.
    var ticksToFirstDeath: Int?

    var joules: Double { joulesRadio + joulesCompute }
}

extension ComparedRun {
    init(_ identity: Identity, run: MeshRun, metrics: MeshMetrics, ticksToFirstDeath: Int?) {
        let snapshot = run.state.snapshot()
        let spent = snapshot.totals.energy
        let compute = Double(spent.computeNanojoules) * 1e-9
        self.init(
            identity: identity, digest: run.state.digest.hexadecimal, accuracy: metrics.accuracy,
            coverage: metrics.coverage,
            conditionalAccuracy: SampleStatistics(metrics.nodes.map(\.conditionalAccuracy))?.mean,
            frechetDistance: SampleStatistics(metrics.nodes.map(\.frechetDistance))?.mean,
            diversity: SampleStatistics(metrics.nodes.map(\.diversity))?.mean,
            bytesOnAir: snapshot.totals.bytesOnAir, joulesRadio: spent.usedJoules - compute,
            joulesCompute: compute, newClasses: Self.newClasses(snapshot, metrics),
            ticksToFirstDeath: ticksToFirstDeath)
    }

    private static func newClasses(_ snapshot: MeshSnapshot, _ metrics: MeshMetrics) -> Int {
        snapshot.nodes.reduce(0) { sum, node in
            sum + (metrics.node(node.id)?.coveredClasses.count { node.ownCounts[$0] == 0 } ?? 0)
        }
    }
}
