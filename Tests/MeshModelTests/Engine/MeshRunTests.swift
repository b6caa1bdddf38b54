import GANCore
import Testing

@testable import MeshModel

@Suite struct MeshRunTests {
    @Test func `nodes that exchange learn classes that they never saw`() throws {
        let replay = try Self.trained(.replay)
        let isolated = try Self.trained(.isolated)
        // A classifier may guess one class right that lies opposite to all that it knows.
        #expect(isolated.nodes.enumerated().allSatisfy { $1.coveredClasses.contains($0) })
        #expect(isolated.meanAccuracy < 0.4)
        #expect(replay.worstCoverage == 4)
        #expect(replay.worstAccuracy >= 0.9)
    }

    @Test func `metrics carry the tick and, with an oracle, what the generators make`() throws {
        let run = try TinyMesh.run()
        for _ in 0..<3 { run.tick() }
        let oracle = try #require(
            Oracle(dataset: TinyMesh.data(for: TinyMesh.scenario()).dataset, seed: 1, stepCount: 2))
        let metrics = run.metrics(oracle: oracle)
        #expect(metrics.tick == 3)
        #expect(metrics.nodes.map(\.id.number) == [0, 1, 2, 3])
        for node in metrics.nodes {
            #expect(0...1 ~= node.conditionalAccuracy ?? -1)
            #expect(node.frechetDistance ?? -1 >= 0)
            // The test images of a class are all the same here, so that there is nothing to compare with.
            #expect(node.diversity == nil)
        }
        #expect(run.metrics().nodes.allSatisfy { $0.conditionalAccuracy == nil })
        #expect(metrics == run.metrics(oracle: oracle))
    }

    private static func trained(_ strategy: ExchangeStrategy) throws -> MeshMetrics {
        let run = try TinyMesh.run(
            TinyMesh.scenario {
                $0.strategy = strategy
                $0.exchangeInterval = 50
                $0.gan.batchSize = 16
                $0.gan.generatorHidden = [16]
                $0.gan.discriminatorHidden = [16]
                $0.classifier.batchSize = 16
                $0.classifier.learningRate = 1e-2
                $0.classifier.averageDecay = 0
                $0.fakesPerClass = 20
            })
        for _ in 0..<600 { run.tick() }
        return run.metrics()
    }
}
