import GANCore
import Testing

@testable import MeshModel

@Suite struct ConsensusDistancesTests {
    private static func distances(_ vectors: [[Float]]) throws -> ConsensusDistances {
        try #require(
            ConsensusDistances(
                nodes: vectors.indices.map { NodeID(UInt32($0)) }, generators: vectors.map { FloatBuffer($0) }
            ))
    }

    @Test func `distances are relative to the mean of the two norms`() throws {
        // By hand: |a| = 5, |b| = 10, |c| = 5; |a - b| = 5, |a - c| = 10, |b - c| = 15.
        let distances = try Self.distances([[3, 4], [6, 8], [-3, -4]])
        #expect(abs(distances.matrix[0, 1] - 5 / 7.5) < 1e-12)
        #expect(distances.matrix[0, 2] == 2)
        #expect(distances.matrix[2, 1] == 2)
        #expect(distances.matrix[1, 2] == distances.matrix[2, 1])
        #expect((0..<3).allSatisfy { distances.matrix[$0, $0] == 0 })
        #expect(distances.distance(NodeID(1), NodeID(0)) == distances.matrix[0, 1])
        #expect(distances.distance(NodeID(1), NodeID(9)) == nil)
        let mean = try #require(distances.mean)
        #expect(abs(mean - (5 / 7.5 + 4) / 3) < 1e-12)
    }

    @Test func `equal weights are no distance apart, zeros among them, and independent ones the root of two`()
        throws
    {
        var zeros = [Float](repeating: 0, count: 3_000)
        #expect(try Self.distances([zeros, zeros]).matrix[0, 1] == 0)
        var other = zeros
        for index in zeros.indices {
            zeros[index] = index % 2 == 0 ? 1 : 0
            other[index] = index % 2 == 0 ? 0 : -1
        }
        let apart = try Self.distances([zeros, other]).matrix[0, 1]
        #expect(abs(apart - 2.0.squareRoot()) < 1e-12)
    }

    @Test func `blocks, lanes and what is left over all count`() throws {
        // The sum of n squares is n (n + 1) (2 n + 1) / 6; against zeros the distance is 2.
        let count = 1_024 + 8 + 3
        let ramp = (1...count).map { Float($0) / 1_000 }
        let nodes = try Self.distances([ramp, ramp.map { $0 * 3 }])
        #expect(abs(nodes.matrix[0, 1] - 1) < 1e-6)
        let zeros = try Self.distances([ramp, ramp.map { _ in 0 }])
        #expect(abs(zeros.matrix[0, 1] - 2) < 1e-12)
    }

    @Test func `a mesh of more than 64 nodes is not measured`() {
        let vector = FloatBuffer([1])
        func distances(_ count: Int) -> ConsensusDistances? {
            ConsensusDistances(
                nodes: (0..<count).map { NodeID(UInt32($0)) },
                generators: Array(repeating: vector, count: count))
        }
        #expect(distances(64)?.mean == 0)
        #expect(distances(65) == nil)
        #expect(distances(1)?.mean == nil)
    }

    @Test func `the metrics of a mesh hold them, and nodes that average come nearer`() throws {
        let averaging = try TinyMesh.run(TinyMesh.scenario { $0.strategy = .gossipAverage })
        let isolated = try TinyMesh.run(TinyMesh.scenario { $0.strategy = .isolated })
        for _ in 0..<80 {
            averaging.tick()
            isolated.tick()
        }
        let near = try #require(averaging.metrics().distances)
        let far = try #require(isolated.metrics().distances)
        #expect(near.nodes.map(\.number) == [0, 1, 2, 3])
        #expect(try #require(near.mean) < 0.7 * #require(far.mean))
    }
}
