import GANCore
import MeshModel
import Testing

@testable import iotgan_tui

struct MapClusterTests {
    private func geometry(_ count: Int, _ size: Size, selected: NodeID? = nil) -> MapGeometry {
        MapGeometry(DemoMesh.scattered(count), area: Rect(size), selected: selected)
    }

    @Test
    func `64 nodes on a screen of 80 by 24 have a mark each, and a click on it selects it`() {
        for size in [Size(32, 13), Size(78, 20)] {
            let geometry = geometry(64, size)
            #expect(geometry.detail >= .mark)
            #expect(Set(geometry.places.map(\.centre)).count == 64)
            for place in geometry.places { #expect(geometry.node(at: place.centre) == place.id) }
        }
    }

    @Test
    func `Marks come before clusters, and clusters before density`() {
        let size = Size(78, 20)
        let details = [64, 256, 400, 512, 1_000].map { geometry($0, size).detail }
        #expect(details == [.mark, .mark, .cluster, .cluster, .density])
        #expect(geometry(256, Size(32, 13)).detail == .density, "hardly a sign would have less than 16")
        #expect(geometry(128, Size(32, 13)).detail == .cluster)
    }

    @Test
    func `Every node belongs to one cluster; signs do not overlap, and count whom they stand for`() {
        for count in [128, 256, 400, 512] {
            for size in [Size(24, 9), Size(32, 13), Size(52, 18), Size(78, 20)] {
                let geometry = geometry(count, size, selected: NodeID(5))
                guard geometry.detail == .cluster else { continue }
                #expect(geometry.clusters.flatMap(\.members).sorted() == Array(0..<count))
                for (number, cluster) in geometry.clusters.enumerated() {
                    #expect(cluster.card.intersection(Rect(size)) == cluster.card)
                    #expect(!geometry.clusters[..<number].contains { $0.card.intersects(cluster.card) })
                    let size = cluster.members.count
                    let text =
                        size == 1
                        ? "\(cluster.members[0])"
                        : cluster.members.contains(5) ? "5+\(size - 1)" : "(\(size))"
                    #expect(cluster.text == text)
                }
            }
        }
    }

    @Test
    func `A click on a cluster opens it, and so does zooming in`() throws {
        let view = DemoMesh.view(DemoMesh.scattered(400))
        var state = DashboardState(size: Size(80, 24))
        state.isExpanded = true
        state.follow(view)
        func geometry(_ state: DashboardState) throws -> MapGeometry {
            let slot = try #require(Layout(size: state.size, expanded: .map).slots.first)
            return MapGeometry(try #require(view.snapshot), area: slot.frame.inner, state)
        }
        let cluster = try #require(try geometry(state).clusters.max { $0.members.count < $1.members.count })
        _ = state.update(.click(cluster.card.middle), view)
        let opened = try geometry(state)
        #expect(state.map.level == 2 && opened.detail >= .mark)
        #expect(cluster.members.contains(Int(try #require(state.selectedNode).number)))
        #expect(opened.place(try #require(state.selectedNode))?.isInside == true)
        state.map.update(.zoom(0), selected: nil)
        for _ in 0..<2 { _ = state.update(.pane(.zoom(1)), view) }
        #expect(try geometry(state).detail >= .mark)
    }

    @Test
    func `A cluster tells the worst state of its nodes, and a line how many links it stands for`() {
        var snapshot = DemoMesh.scattered(400)
        snapshot.nodes[7].report.generatorLoss = .nan
        var context = MapCase(name: "", size: Size(80, 24), mesh: .ring).context
        context.view = DemoMesh.view(snapshot)
        let content = MapPane.content(context, Size(78, 20))
        #expect(content.title.contains("clusters"))
        #expect(content.canvas.cells.contains { $0.character == "◆" && $0.style.foreground == .bad })
        for index in snapshot.links.indices { snapshot.links[index].isCut = true }
        context.view = DemoMesh.view(snapshot)
        #expect(MapPane.content(context, Size(78, 20)).canvas.text.contains("0×"))
    }
}
