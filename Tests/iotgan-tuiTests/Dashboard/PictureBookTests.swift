import GANCore
import MeshModel
import Testing

@testable import iotgan_tui

struct PictureBookTests {
    /// A mesh whose generators can be asked for pictures.
    private func mesh(nodes: Int) -> MeshSnapshot {
        var snapshot = DemoMesh.ring(nodeCount: nodes)
        for index in snapshot.nodes.indices {
            let gan = ConditionalGAN(
                configuration: snapshot.scenario.gan, seed: 1, node: snapshot.nodes[index].id.number)
            snapshot.nodes[index].generator = gan.generator.average
        }
        return snapshot
    }

    @Test
    func `The selected node comes first, the others take turns`() {
        let snapshot = mesh(nodes: 8)
        let studio = PictureStudio()
        studio.update(snapshot, selected: NodeID(7), limit: 2)
        let drawn = { snapshot.nodes.map(\.id).filter { studio.book[$0] != nil }.map(\.number) }
        #expect(drawn() == [0, 1, 7])
        studio.update(snapshot, selected: NodeID(7), limit: 2)
        #expect(drawn() == [0, 1, 2, 3, 7])
    }

    @Test
    func `Pictures have the model's size, and stay while the generator stays`() throws {
        var snapshot = mesh(nodes: 1)
        let studio = PictureStudio()
        studio.update(snapshot, selected: nil)
        let page = try #require(studio.book[NodeID(0)])
        #expect(page.classes.count == 10)
        #expect(page.classes[0].count == 1)
        #expect(page.classes[0][0].side == 12)
        studio.update(snapshot, selected: nil)
        #expect(studio.book[NodeID(0)] == page)
        snapshot.nodes[0].stepCount += 1
        studio.update(snapshot, selected: nil)
        #expect(studio.book[NodeID(0)]?.classes == page.classes, "the same latent vectors")
        #expect(studio.book[NodeID(0)]?.stepCount == snapshot.nodes[0].stepCount)
    }

    @Test
    func `The selected node has more samples, and the first of them are those that it had`() throws {
        let snapshot = mesh(nodes: 2)
        let studio = PictureStudio()
        studio.update(snapshot, selected: NodeID(1))
        let before = try #require(studio.book[NodeID(0)])
        studio.update(snapshot, selected: NodeID(0))
        let after = try #require(studio.book[NodeID(0)])
        #expect(after.classes.map(\.count) == Array(repeating: PictureStudio.samplesPerClass, count: 10))
        #expect(after.classes.map { $0.first } == before.classes.map { $0.first })
        #expect(Set(after.classes[0]).count == PictureStudio.samplesPerClass)
    }

    @Test
    func `Weights of another model are not drawn, and nodes that left are forgotten`() {
        var snapshot = mesh(nodes: 2)
        snapshot.nodes[1].generator = FloatBuffer(count: 5)
        let studio = PictureStudio()
        studio.update(snapshot, selected: NodeID(1))
        #expect(studio.book[NodeID(1)] == nil && studio.book[NodeID(0)] != nil)
        snapshot.nodes.remove(at: 0)
        studio.update(snapshot, selected: nil)
        #expect(studio.book[NodeID(0)] == nil)
    }
}
