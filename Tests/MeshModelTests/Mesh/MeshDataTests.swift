import GANCore
import Testing

@testable import MeshModel

@Suite struct MeshDataTests {
    @Test func `glyphs are dealt as the scenario says`() throws {
        var scenario = Scenario()
        scenario.samplesPerClass = 5
        let data = try MeshData.load(for: scenario)
        #expect(data.dataset.training.side == 12)
        #expect(data.shards.count == 8)
        for shard in data.shards {
            let own = data.dataset.training.selecting(shard)
            #expect(own.classesPresent.count == 3)
            #expect(own.count == 15)
        }
        let later = data.dataset.training.selecting(data.laterShard(NodeID(8), [4, 9]))
        #expect(later.classesPresent == [4, 9])
        #expect(later.count == 10)
    }

    @Test func `a later node gets as many samples of each class as it asks for, and no image twice`() throws {
        var scenario = Scenario()
        scenario.samplesPerClass = 5
        let data = try MeshData.load(for: scenario)
        func counts(_ classes: [Int]?, _ samples: Int) -> [Int] {
            let shard = data.laterShard(NodeID(8), classes: classes, samplesPerClass: samples)
            #expect(Set(shard).count == shard.count)
            return data.dataset.training.selecting(shard).countsByClass
        }
        #expect(counts([4, 9], 3) == [0, 0, 0, 0, 3, 0, 0, 0, 0, 3])
        #expect(counts([4], 13) == [0, 0, 0, 0, 13, 0, 0, 0, 0, 0])
        // Glyphs are drawn as 600 of each class.
        #expect(counts([4], 1_000_000)[4] == 600)
        let usual = data.dataset.training.selecting(data.laterShard(NodeID(8), nil)).classesPresent
        #expect(counts(nil, 2) == (0..<10).map { usual.contains($0) ? 2 : 0 })
    }

    @Test func `a partition that the data cannot fill is refused in one line`() {
        var scenario = Scenario()
        scenario.partition = .shards(100_000)
        let error = #expect(throws: MeshModelError.self) { try MeshData.load(for: scenario) }
        #expect(
            error?.description
                == "partition: shards:100000 is not valid; expected 1 to 1000 shards a node, one image each at "
                + "the least")
    }

    @Test func `images of another size are refused in one line`() {
        let data = TinyMesh.data(for: TinyMesh.scenario())
        let other = TinyMesh.scenario { $0.gan.imageSide = 8 }
        let error = #expect(throws: MeshModelError.self) { try MeshState(scenario: other, data: data) }
        #expect(
            error?.description
                == "data set shades: found images of side 4, expected 8; load them with the side of the scenario"
        )
    }
}
