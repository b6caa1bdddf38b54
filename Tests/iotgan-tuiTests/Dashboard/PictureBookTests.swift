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

    @Test
    func `Own samples stand on the selected node's page, by class, and on no other`() throws {
        var snapshot = mesh(nodes: 2)
        let images = LabelledImages(
            side: 2, classCount: 10, pixels: FloatBuffer((0..<16).map { $0 < 4 ? -1 : Float(1) }),
            labels: [3, 7, 7, 7])
        for index in snapshot.nodes.indices { snapshot.nodes[index].own = ImageSubset(images) }
        let studio = PictureStudio()
        studio.update(snapshot, selected: NodeID(1))
        let page = try #require(studio.book[NodeID(1)])
        #expect(page.own.map(\.count) == [0, 0, 0, 1, 0, 0, 0, PictureStudio.ownSamplesPerClass, 0, 0])
        #expect(page.own[3][0].levels == [0, 0, 0, 0] && page.own[7][0].levels == [255, 255, 255, 255])
        #expect(studio.book[NodeID(0)]?.own == [])
    }

    @Test
    func `Pictures are kept through time, the newest among them`() throws {
        var snapshot = mesh(nodes: 1)
        let studio = PictureStudio()
        for step in 1...3 {
            snapshot.tick = step * 10
            snapshot.nodes[0].stepCount = step
            studio.update(snapshot, selected: NodeID(0))
        }
        let frames = studio.book.film(of: NodeID(0)).frames
        #expect(frames.map(\.tick) == [10, 20, 30] && frames.allSatisfy { $0.pictures.count == 10 })
    }
}
