import GANCore
import Testing

@testable import MeshModel

@Suite struct NodeDissectionTests {
    @Test(arguments: [ExchangeStrategy.replay, .gossipAverage, .relay, .isolated])
    func `what is taken apart is the step that follows, with what is learned before it`(
        strategy: ExchangeStrategy
    ) throws {
        var scenario = TinyMesh.scenario()
        scenario.strategy = strategy
        scenario.stepsPerTick = 2
        let run = try TinyMesh.run(scenario)
        for _ in 0..<40 {
            let before = run.state.digest
            let dissections = (0..<4).map { run.dissection(of: NodeID(UInt32($0))) }
            #expect(run.state.digest == before, "nothing is trained by it")
            run.tick()
            for (node, dissection) in zip(run.state.nodes, dissections) {
                let taken = try #require(dissection)
                #expect(taken.tick == run.state.tick - 1)
                let step = try #require(taken.step)
                #expect(step.stepCount == node.gan.stepCount - 2)
                #expect(node.record.steps[step.stepCount] == step.report)
            }
        }
    }

    @Test func `a node that does not train has no step, and one that is not there nothing`() throws {
        let run = try TinyMesh.run()
        run.apply([.freezeNode(NodeID(1))])
        let frozen = try #require(run.dissection(of: NodeID(1)))
        #expect(frozen.step == nil)
        #expect(run.dissection(of: NodeID(99)) == nil)
    }
}
