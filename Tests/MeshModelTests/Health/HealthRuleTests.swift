import Foundation
import GANCore
import Testing

@testable import MeshModel

/// The rules that judge by more than the reports of steps.
@Suite struct HealthRuleTests {
    private static func verdict(_ change: (inout HealthSigns) -> Void) -> HealthVerdict? {
        var signs = HealthSigns(report: StepReport())
        change(&signs)
        return HealthVerdict.all(signs, HealthThresholds()).first
    }

    private static func sign(_ label: Int, _ diversity: Float, _ generations: Int) -> HealthSigns.ClassSign {
        HealthSigns.ClassSign(label: label, diversity: diversity, generations: generations)
    }

    @Test
    func `every rule has a name, a meaning, a source and an advice, and its thresholds are nobody else's`() {
        var names: Set<String> = []
        var thresholds: [HealthThreshold] = []
        for rule in HealthRule.allCases {
            #expect(names.insert(rule.name).inserted)
            #expect(rule.name.count <= 13, "\(rule.name) fits a column")
            for text in [rule.meaning, rule.source, rule.advice] {
                #expect(!text.isEmpty && !text.contains("\n"))
            }
            #expect(rule.check.rule == rule)
            thresholds += rule.thresholds
        }
        #expect(thresholds.count == HealthThreshold.allCases.count)
        #expect(Set(thresholds) == Set(HealthThreshold.allCases))
    }

    @Test func `a generator that makes the same image again and again has collapsed, wherever it learned`() {
        #expect(Self.verdict { $0.classes = [Self.sign(0, 0.7, 0), Self.sign(1, 0.4, 0)] } == nil)
        let verdict = Self.verdict { $0.classes = [Self.sign(0, 0.3, 0), Self.sign(1, 0.15, 0)] }
        #expect(verdict?.rule == .modeCollapse)
        #expect(verdict?.sentence.contains("class 1 15%") == true)
        #expect(verdict?.culprit == nil)
    }

    @Test func `copies of copies that have lost diversity are a photocopy, first copies are not`() {
        #expect(Self.verdict { $0.classes = [Self.sign(4, 0.1, 1)] } == nil)
        let verdict = Self.verdict { $0.classes = [Self.sign(4, 0.1, 3)] }
        #expect(verdict?.rule == .photocopy)
        #expect(verdict?.sentence.contains("class 4 10% after 3 generations") == true)
    }

    @Test func `a discriminator that takes real images for fakes has its own by heart`() {
        func probe(_ own: Float?, _ other: Float?) -> HealthVerdict? {
            Self.verdict {
                var networks = NetworkProbe()
                (networks.ownScore, networks.heldOutScore) = (own, other)
                $0.networks = networks
            }
        }
        #expect(probe(0.6, 0.55) == nil)
        #expect(probe(nil, nil) == nil)
        #expect(probe(0.95, 0.08)?.rule == .memorising)
        #expect(probe(0.95, 0.08)?.sentence.contains("0.95 for them, 0.08 for real ones") == true)
    }

    @Test func `weights that have grown and pixels at the ends of the scale are an explosion`() {
        let grown = Self.verdict {
            $0.networks = NetworkProbe()
            $0.networks?.generatorNormRatio = 5.8
        }
        #expect(grown?.sentence == "training explodes: |W_G| 5.8 times what it was")
        let saturated = Self.verdict {
            $0.networks = NetworkProbe()
            $0.networks?.saturation = 0.97
        }
        #expect(saturated?.sentence == "training explodes: 97% of its pixels saturated")
        let lost = Self.verdict {
            $0.networks = NetworkProbe()
            $0.networks?.discriminatorNormRatio = .nan
        }
        #expect(lost?.rule == .notFinite)
    }

    @Test func `what was refused is told before what came through, and each names its maker`() {
        let offset = HealthSigns.OffsetSign(label: 2, maker: NodeID(7), offset: 9)
        let refusal = HealthSigns.RefusalSign(sender: NodeID(3), count: 1, reason: .notFinite)
        let through = Self.verdict { $0.offset = offset }
        #expect(through?.rule == .poisonedInput)
        #expect(through?.culprit == NodeID(7))
        #expect(
            through?.sentence.contains(
                "node 7's weights give fakes that are not of their class: those of class 2") == true)
        let refused = Self.verdict {
            $0.offset = offset
            $0.refusal = refusal
        }
        #expect(refused?.culprit == NodeID(3))
        #expect(refused?.sentence.hasSuffix("1 message refused, the last one as not finite") == true)
        #expect(
            Self.verdict { $0.offset = HealthSigns.OffsetSign(label: 2, maker: NodeID(7), offset: 0.5) }
                == nil)
    }

    @Test func `a class whose weight vector is old, and whose maker has newer ones, is stale`() {
        func verdict(_ intervals: Float) -> HealthVerdict? {
            Self.verdict {
                $0.stale = HealthSigns.StaleSign(
                    label: 8, maker: NodeID(1), version: 2, newest: 9, intervals: intervals)
            }
        }
        #expect(verdict(4) == nil)
        #expect(verdict(6.5)?.rule == .staleGenerator)
        #expect(
            verdict(6.5)?.sentence
                == "class 8 is stale: node 1's v2 came 6.5 exchange intervals ago, and it has v9 by now")
    }

    @Test func `thresholds are saved where they are not as usual, and read again`() throws {
        var limits = HealthThresholds()
        limits[.memorisingGap] = 0.125
        let saved = try JSONEncoder().encode(limits)
        #expect(String(decoding: saved, as: UTF8.self).contains("\"memorising_gap\":0.125"))
        #expect(try JSONDecoder().decode(HealthThresholds.self, from: saved) == limits)
        limits[.memorisingGap] = HealthThreshold.memorisingGap.standard
        #expect(limits == HealthThresholds())
    }
}
