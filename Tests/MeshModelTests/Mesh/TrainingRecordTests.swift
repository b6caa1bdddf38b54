import GANCore
import Testing

@testable import MeshModel

@Suite struct TrainingRecordTests {
    private static func report(_ step: Int) -> StepReport {
        var report = StepReport()
        report.discriminatorLoss = Float(step)
        report.generatorGradientNorm = -Float(step)
        return report
    }

    @Test func `of ten thousand steps every one is there`() {
        var log = StepLog(nodeCount: 8)
        for step in 0..<10_000 { log.append(Self.report(step)) }
        #expect(log.firstStep == 0 && log.nextStep == 10_000)
        #expect((0..<10_000).allSatisfy { log[$0] == Self.report($0) })
        #expect(log[10_000] == nil && log[-1] == nil)
    }

    @Test(arguments: [1, 8, 64, 1_000])
    func `all nodes together keep no more than fits, and the last steps in any case`(nodes: Int) {
        var log = StepLog(nodeCount: nodes)
        #expect(log.limit <= StepLog.nodeLimit && log.limit >= 256)
        #expect(log.limit * nodes * MemoryLayout<StepReport>.stride <= 16_000_000)
        for step in 0..<log.limit + 300 { log.append(Self.report(step)) }
        #expect(log.byteCount <= log.limit * MemoryLayout<StepReport>.stride)
        #expect(log.nextStep - log.firstStep > log.limit - 129)
        #expect(log[log.firstStep] == Self.report(log.firstStep) && log[log.firstStep - 1] == nil)
        #expect(log[log.nextStep - 1] == Self.report(log.nextStep - 1))
    }

    @Test func `a mesh keeps every step, and a snapshot shows it with what D scored`() throws {
        var scenario = TinyMesh.scenario()
        scenario.stepsPerTick = 3
        let run = try TinyMesh.run(scenario)
        for _ in 0..<30 { run.tick() }
        let past = run.state
        for _ in 0..<10 { run.tick() }
        for (node, former) in zip(run.state.snapshot().nodes, past.snapshot().nodes) {
            #expect(node.steps.nextStep == 120 && former.steps.nextStep == 90)
            #expect((0..<90).allSatisfy { node.steps[$0] == former.steps[$0] && node.steps[$0] != nil })
            #expect(node.steps[119] == node.report)
            // Fifty steps of four real samples and four generated ones.
            #expect(node.scores.realCount == 200 && node.scores.fakeCount == 200)
            #expect(former.scores.realCount == 200)
            let layers = [node.discriminatorLayers, node.generatorLayers]
            let norms = [node.report.discriminatorGradientNorm, node.report.generatorGradientNorm]
            for (layer, norm) in zip(layers, norms) {
                #expect(layer.gradients.count == 2)
                let whole = layer.gradients.reduce(0) { $0 + $1 * $1 }.squareRoot()
                #expect(abs(whole - norm) <= 1e-5 * norm)
            }
        }
    }

    @Test func `scores are those of the last fifty steps alone`() {
        var scores = RecentScores()
        for _ in 0..<60 { scores.append(ScoreHistogram(real: [0.1], fake: [0.1, 0.2])) }
        #expect(scores.sum.realCount == 50 && scores.sum.fakeCount == 100)
        for _ in 0..<50 { scores.append(ScoreHistogram(real: [0.9], fake: [])) }
        #expect(scores.sum == ScoreHistogram(real: Array(repeating: 0.9, count: 50), fake: []))
    }

    @Test func `checkpoints count the steps that they do not share`() throws {
        let scenario = TinyMesh.scenario()
        let run = try TinyMesh.run(scenario)
        for _ in 0..<20 { run.tick() }
        let checkpoint = Checkpoint(branch: .main, state: run.state, appliedCount: 0)
        let stride = MemoryLayout<StepReport>.stride
        #expect(checkpoint.bytes(ticksApart: 5) == checkpoint.bytes + 4 * 5 * stride)
        #expect(checkpoint.bytes(ticksApart: 5_000) == checkpoint.bytes + 4 * 20 * stride)
    }
}
