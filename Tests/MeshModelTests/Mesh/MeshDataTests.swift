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
