import Foundation
import MeshModel
import Testing

@testable import iotgan_tui

@Suite struct StrategySummaryTests {
    static func run(
        _ strategy: ExchangeStrategy = .relay, seed: UInt64 = 1, accuracy: Double = 0.5, worst: Double = 0.25,
        joules: (radio: Double, compute: Double) = (1, 3), newClasses: Int = 2, death: Int? = nil,
        frechet: Double? = 8
    ) -> ComparedRun {
        ComparedRun(
            identity: ComparedRun.Identity(strategy: strategy, seed: seed, settings: "s", program: "p"),
            digest: "d", accuracy: Spread(mean: accuracy, worst: worst), coverage: Spread(mean: 6, worst: 5),
            conditionalAccuracy: 0.75, frechetDistance: frechet, diversity: 0.7, bytesOnAir: 1_000,
            joulesRadio: joules.radio,
            joulesCompute: joules.compute, newClasses: newClasses, ticksToFirstDeath: death)
    }

    /// Values 2, 4, 4, 4, 5, 5, 7, 9: mean 5, squares sum to 32; 32 / 7 = 4.571428..., its root 2.138089935.
    @Test("mean and sample standard deviation, as worked by hand")
    func statistics() throws {
        let values: [Double] = [2, 4, 4, 4, 5, 5, 7, 9]
        let statistics = try #require(SampleStatistics(values))
        #expect(statistics.mean == 5)
        #expect(abs(try #require(statistics.standardDeviation) - 2.138089935) < 1e-9)
        let one: [Double] = [3]
        #expect(SampleStatistics(one)?.standardDeviation == nil && SampleStatistics(one)?.mean == 3)
        #expect(SampleStatistics([Double]()) == nil)
        #expect(SampleStatistics([1, nil]) == nil)
        // Summed as they are, three tenths come to 0.30000000000000004, and their mean to another number than 0.1.
        let equal = try #require(SampleStatistics([0.1, 0.1, 0.1]))
        #expect(equal.mean == 0.1 && equal.standardDeviation == 0)
    }

    /// Two seeds: accuracies 0.6 and 0.8 (sd = sqrt(2 · 0.1² / 1) = 0.141421356), joules 4 and 6, new classes 2 and 0.
    @Test("means over the seeds, and ratios of those means")
    func means() throws {
        let summary = try #require(
            StrategySummary(
                .relay,
                runs: [
                    Self.run(accuracy: 0.6, worst: 0.4, joules: (1, 3), newClasses: 2, death: 40),
                    Self.run(seed: 2, accuracy: 0.8, worst: 0.5, joules: (2, 4), newClasses: 0),
                ]))
        #expect(summary.seeds == 2)
        #expect(abs(summary.accuracy.mean - 0.7) < 1e-12)
        #expect(abs(try #require(summary.accuracy.standardDeviation) - 0.141421356) < 1e-9)
        #expect(abs(summary.worstAccuracy.mean - 0.45) < 1e-12)
        #expect(summary.joules == 5 && summary.joulesRadio == 1.5 && summary.joulesCompute == 3.5)
        #expect(abs(try #require(summary.accuracyPerJoule) - 0.14) < 1e-12)
        #expect(summary.joulesPerNewClass == 5, "10 joules for two new classes")
        #expect(summary.ticksToFirstDeath == 40, "of the seed in which a node died")
    }

    @Test("what is not known is nil, and null in JSON")
    func unknown() throws {
        let run = Self.run(joules: (0, 0), newClasses: 0, frechet: nil)
        let summary = try #require(StrategySummary(.isolated, runs: [run]))
        #expect(summary.accuracyPerJoule == nil && summary.joulesPerNewClass == nil)
        #expect(summary.frechetDistance == nil && summary.ticksToFirstDeath == nil)
        #expect(StrategySummary(.isolated, runs: []) == nil)
        let json = String(decoding: try JSONEncoder().encode(summary), as: UTF8.self)
        for key in ["frechetDistance", "accuracyPerJoule", "joulesPerNewClass", "ticksToFirstDeath"] {
            #expect(json.contains("\"\(key)\":null"))
        }
    }
}
