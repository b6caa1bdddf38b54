import Foundation
import GANCore
import MeshModel
import Testing

@testable import iotgan_tui

@Suite struct ShippedScenarioTests {
    @Test("each is valid and says in a line what one should see", arguments: ShippedScenario.allCases)
    func valid(shipped: ShippedScenario) throws {
        let scenario = try shipped.load().scenario
        #expect(scenario.name == shipped.rawValue)
        #expect((20...120).contains(scenario.summary.count))
    }

    @Test("each has a rule of dealing that its nodes can fill", arguments: ShippedScenario.allCases)
    func deals(shipped: ShippedScenario) throws {
        let scenario = try shipped.load().scenario
        let labels = (0..<2_000).map { UInt8($0 % 10) }
        let images = LabelledImages(
            side: 1, classCount: 10, pixels: FloatBuffer(count: labels.count), labels: labels)
        let partition = try Partition(
            of: images, scheme: scenario.partition, nodeCount: scenario.nodeCount, samplesPerClass: 1,
            seed: scenario.seed)
        #expect(Set(partition.shards.joined().map { $0 % 10 }).count == 10, "no class is nobody's")
    }

    @Test("quickstart is what the program does without any flag")
    func quickstart() throws {
        var scenario = try ShippedScenario.quickstart.load().scenario
        scenario.summary = ""
        #expect(scenario == Scenario())
    }

    @Test("the folder has a file for each, and no other")
    func folder() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../../Sources/iotgan-tui/Scenarios/Shipped").standardized
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(Set(files) == Set(ShippedScenario.allCases.map { $0.rawValue + ".toml" }))
    }
}
