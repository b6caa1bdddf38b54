import MeshModel
import Testing

@testable import iotgan_tui

struct GalleryPaneTests {
    private func context(_ figure: GalleryFigure, _ pane: PaneCase) -> PaneContext {
        var context = DemoMesh.expanded(.gallery, pane.view, size: pane.size, isASCII: pane.isASCII)
        context.state.gallery.update(.cycle(figure.rawValue), classCount: 10)
        context.state.gallery.update(.zoom(3), classCount: 10)
        if let node = context.selected { context.closeUps.interpolation = interpolation(of: node) }
        return context
    }

    /// Digits that go over into each other, as a generator would draw them.
    private func interpolation(of node: MeshSnapshot.Node) -> Interpolation {
        Interpolation(
            node: node.id, stepCount: node.stepCount,
            classes: (0..<10).map { digit in
                (0..<Interpolation.steps).map {
                    StrokeDigits.picture(digit, side: 12, variant: $0 / 2 + digit)
                }
            })
    }

    @Test(arguments: PaneCase.all.filter { $0.size.width < 200 || $0.mesh == .running })
    func `One class from every node, and all of one, look as approved`(_ pane: PaneCase) throws {
        try Approved.check(Screen.canvas(context(.oneClass, pane)).dump, "gallery-class-\(pane)")
        try Approved.check(Screen.canvas(context(.allClasses, pane)).dump, "gallery-all-\(pane)")
    }

    @Test(arguments: PaneCase.all.filter { $0.mesh == .running })
    func `The way between two latent vectors looks as approved`(_ pane: PaneCase) throws {
        try Approved.check(Screen.canvas(context(.interpolation, pane)).dump, "gallery-way-\(pane)")
    }

    @Test
    func `Every size has every figure`() {
        for mesh in [ScreenCase.MeshKind.running, .manyNodes, .diverged, .oneNode, .empty] {
            for figure in GalleryFigure.allCases {
                let context = context(figure, PaneCase(size: Size(80, 24), mesh: mesh, isASCII: false))
                for size in [Size(1, 1), Size(7, 3), Size(20, 8), Size(58, 16), Size(118, 38), Size(198, 58)]
                {
                    #expect(GalleryPane.content(context, size).canvas.size == size)
                }
            }
        }
    }

    @Test
    func `The keys go round the figures and the classes`() {
        var view = GalleryView()
        view.update(.cycle(-1), classCount: 10)
        #expect(view.figure == .throughTime)
        view.update(.cycle(1), classCount: 10)
        #expect(view.figure == .nodes)
        view.update(.zoom(-1), classCount: 10)
        #expect(view.classIndex == 9)
        view.update(.zoom(1), classCount: 10)
        #expect(view.classIndex == 0)
        view.update(.zoom(1), classCount: 0)
        #expect(view.classIndex == 0, "no classes, no next one")
    }

    @Test
    func `At least eight pictures stand in a row wherever there is a screen`() {
        for side in [12, 14, 28] {
            for width in 58...198 {
                let rows = PictureRows(classes: 10, side: side, limit: 12, room: Size(width, 20))
                #expect(rows.columns >= 8)
                #expect(PictureRows.labelWidth + rows.columns * (rows.side + 1) <= width + 1)
            }
        }
    }

    @Test
    func `Pictures through time say at which ticks they were drawn`() {
        let pane = PaneCase(size: Size(120, 40), mesh: .running, isASCII: false)
        var context = context(.throughTime, pane)
        #expect(Screen.canvas(context).text.contains("no pictures yet"))
        for tick in stride(from: 0, through: 1_200, by: 300) {
            context.pictures.film(
                NodeID(2), tick: tick,
                pictures: (0..<10).map { StrokeDigits.picture($0, side: 12, variant: tick / 300) })
        }
        let lines = Screen.canvas(context).text.split(separator: "\n")
        #expect(lines[1].contains("node 2 through time"))
        let words = lines[2].split(separator: " ").filter { $0 != "│" }
        #expect(words == ["│tick", "0", "300", "600", "900", "1", "200"])
    }

    @Test
    func `Whoever sees stretched contrast is told`() {
        for figure in GalleryFigure.allCases {
            var context = context(figure, PaneCase(size: Size(80, 24), mesh: .running, isASCII: false))
            #expect(!Screen.canvas(context).text.contains("contrast"))
            context.pictures = PictureBook(contrast: .stretched)
            context.pictures.film(
                NodeID(2), tick: 5, pictures: [StrokeDigits.picture(1, side: 12, variant: 0)])
            #expect(Screen.canvas(context).text.contains("gallery · contrast stretched"))
        }
    }
}
