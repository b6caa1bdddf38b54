import Foundation
import GANCore
import Testing

@testable import MeshModel

@Suite struct HealthVerdictTests {
    private static func means(
        loss: Float, real: Float = 0.6, fake: Float = 0.4, norm: Float = 1
    ) -> StepReport {
        var report = StepReport()
        report.generatorLoss = loss
        report.realScore = real
        report.fakeScore = fake
        report.discriminatorGradientNorm = norm
        report.generatorGradientNorm = 1
        return report
    }

    private static func verdicts(
        mean: StepReport, _ limits: HealthThresholds = HealthThresholds()
    ) -> [HealthVerdict] {
        var signs = HealthSigns(report: StepReport())
        signs.mean = mean
        return HealthVerdict.all(signs, limits)
    }

    @Test func `each rule says what is wrong in a sentence with its figures`() {
        let cases: [(StepReport, HealthRule, String)] = [
            (Self.means(loss: 315.274, norm: 163), .explosion, "training explodes: L_G 315.27, |g_D| 163"),
            (Self.means(loss: 1, norm: 20.5), .explosion, "training explodes: L_G 1, |g_D| 20.5"),
            (
                Self.means(loss: 5, real: 0.97, fake: 0.03), .discriminatorOverpowering,
                "the discriminator overpowers the generator: D(x) 0.97, D(G(z)) 0.03, L_G 5"
            ),
            (
                Self.means(loss: 0.1, fake: 0.9), .discriminatorTooWeak,
                "the discriminator is too weak: D(G(z)) 0.9, L_G 0.1"
            ),
        ]
        for (mean, rule, sentence) in cases {
            let verdicts = Self.verdicts(mean: mean)
            #expect(verdicts.map(\.rule) == [rule])
            #expect(verdicts.first?.sentence == sentence)
        }
    }

    @Test func `a rule needs all of its signs`() {
        #expect(Self.verdicts(mean: Self.means(loss: 1)).isEmpty)
        #expect(Self.verdicts(mean: Self.means(loss: 5, real: 0.97, fake: 0.2)).isEmpty)
        #expect(Self.verdicts(mean: Self.means(loss: 5, real: 0.8, fake: 0.03)).isEmpty)
        #expect(Self.verdicts(mean: Self.means(loss: 3, real: 0.97, fake: 0.03)).isEmpty)
        #expect(Self.verdicts(mean: Self.means(loss: 0.5, fake: 0.9)).isEmpty)
        #expect(Self.verdicts(mean: Self.means(loss: 0.1, fake: 0.7)).isEmpty)
    }

    @Test func `one measurement that is no number is enough, and nothing else is said then`() {
        var signs = HealthSigns(report: StepReport())
        signs.mean = Self.means(loss: 1_000)
        signs.report.gradientPenalty = .infinity
        let verdicts = HealthVerdict.all(signs, HealthThresholds())
        #expect(verdicts.map(\.rule) == [.notFinite])
        #expect(verdicts[0].sentence == "training is no longer finite: the gradient penalty is infinite")
    }

    @Test func `what a rule compares with can be changed`() {
        var limits = HealthThresholds()
        limits[.explosionGeneratorLoss] = 0.9
        #expect(Self.verdicts(mean: Self.means(loss: 1), limits).map(\.rule) == [.explosion])
    }

    @Test func `nothing is said of a node that has hardly trained`() {
        var health = NodeHealth()
        for _ in 0..<49 { health.steps.append(Self.means(loss: 1_000)) }
        let signs = health.signs(report: StepReport(), tick: 49, interval: 100)
        #expect(HealthVerdict.all(signs, HealthThresholds()).isEmpty)
    }
}

/// Rules against whole runs: real training, healthy and provoked.
@Suite(.serialized) struct HealthOfRunsTests {
    /// What snapshots show in so many ticks: each verdict's name, once.
    private static func verdicts(
        _ scenario: Scenario, ticks: Int, at tick: Int = 0, _ intervention: Intervention? = nil
    ) throws -> Set<String> {
        let run = try MeshRun(scenario: scenario, data: MeshData.load(for: scenario), threadCount: 2)
        var names: Set<String> = []
        for passed in 0..<ticks {
            run.tick(applying: passed == tick ? [intervention].compactMap(\.self) : [])
            names.formUnion(run.state.snapshot().nodes.flatMap { $0.verdicts.map(\.rule.name) })
        }
        return names
    }

    @Test func `a healthy run of the default mesh never shows a verdict`() throws {
        #expect(try Self.verdicts(Scenario(), ticks: 1_000) == [])
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: ImageDataset.fashionMNISTFolder)))
    func `nor does one on clothes`() throws {
        var scenario = Scenario()
        scenario.dataset = .fashionMNIST
        scenario.gan.imageSide = 14
        #expect(try Self.verdicts(scenario, ticks: 300) == [])
    }

    @Test(arguments: [Float(0.04), 0.1])
    func `twenty and fifty times the learning rate are seen within the window`(rate: Float) throws {
        var scenario = Scenario()
        scenario.nodeCount = 2
        let names = try Self.verdicts(
            scenario, ticks: 160, at: 100, .setLearningRates(LearningRates(both: rate)))
        #expect(names.contains("exploding"))
    }

    @Test func `a discriminator that hardly learns is too weak`() throws {
        var scenario = Scenario()
        scenario.nodeCount = 2
        let rates = LearningRates(generator: 2e-3, discriminator: 2e-5)
        let names = try Self.verdicts(scenario, ticks: 100, .setLearningRates(rates))
        #expect(names == ["D too weak"])
    }

    @Test func `ten steps of the discriminator for one of the generator overpower it`() throws {
        var scenario = Scenario()
        scenario.nodeCount = 2
        scenario.gan.discriminatorSteps = 10
        scenario.gan.r1Gamma = 0
        #expect(try Self.verdicts(scenario, ticks: 80) == ["D overpowers"])
    }
}
