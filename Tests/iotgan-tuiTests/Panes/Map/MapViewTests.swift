import MeshModel
import Testing

@testable import iotgan_tui

struct MapViewTests {
    @Test
    func `Keys zoom at the selected node while it is seen, and 0 shows everything again`() {
        var view = MapView()
        let selected = MapPlace(0.6, 0)
        view.update(.zoom(1), selected: selected)
        view.update(.zoom(1), selected: selected)
        #expect(view.factor == 2)
        let seen = selected.zoomed(around: view.centre, by: view.factor)
        #expect(abs(seen.x - 0.6) < 1e-12 && abs(seen.y) < 1e-12)
        view.update(.pan(.down), selected: selected)
        let before = view.centre
        view.update(.zoom(1), selected: selected)
        #expect(abs(view.centre.x - before.x) < 1e-12 && abs(view.centre.y - before.y) < 1e-12)
        view.update(.zoom(0), selected: selected)
        #expect(view == MapView())
    }

    @Test
    func `Panning stops at the map's edges`() {
        var view = MapView()
        view.update(.zoom(4), selected: nil)
        #expect(view.factor == 4)
        for _ in 0..<20 { view.update(.pan(.right), selected: nil) }
        for _ in 0..<20 { view.update(.pan(.up), selected: nil) }
        #expect(view.centre == MapPlace(0.875, 0.125))
        view.update(.pan(.left), selected: nil)
        #expect(view.centre == MapPlace(0.8125, 0.125))
        var whole = MapView()
        whole.update(.pan(.down), selected: nil)
        #expect(whole == MapView(), "of the whole map there is nothing more to see")
    }

    @Test
    func `A map that follows keeps the selected node in the middle until it is panned`() {
        var view = MapView()
        view.update(.zoom(6), selected: MapPlace(0.2, 0.2))
        view.update(.follow, selected: MapPlace(0.2, 0.2))
        #expect(view.centre(selected: MapPlace(0.7, 0.3)) == MapPlace(0.7, 0.3))
        view.update(.pan(.left), selected: MapPlace(0.7, 0.3))
        #expect(!view.isFollowing)
        #expect(view.centre(selected: MapPlace(0.1, 0.9)).y == 0.3)
    }

    @Test
    func `What is under the wheel stays there`() {
        var view = MapView()
        let pointer = MapPlace(0.8, 0.25)
        // On the whole map, the pointer is over what lies at the same share of it.
        view.zoom(by: 2, at: pointer, selected: nil)
        let seen = MapPlace(
            view.centre.x + (pointer.x - 0.5) / view.factor, view.centre.y + (pointer.y - 0.5) / view.factor)
        #expect(abs(seen.x - 0.8) < 1e-12 && abs(seen.y - 0.25) < 1e-12)
        view.zoom(by: -5, at: pointer, selected: nil)
        #expect(view == MapView())
    }

    @Test
    func `The map moves no further than it takes to see a node`() {
        var view = MapView()
        view.update(.zoom(2), selected: MapPlace(0.5, 0.5))
        view.reveal(MapPlace(0.6, 0.5))
        #expect(view.centre == MapPlace(0.5, 0.5))
        view.reveal(MapPlace(0.9, 0.5))
        #expect(view.centre.x > 0.5 && view.centre.x < 0.9)
    }
}
