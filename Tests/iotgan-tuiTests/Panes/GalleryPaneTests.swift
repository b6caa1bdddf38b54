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
        #expect(view.figure == .interpolation)
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
                let rows = InterpolationRows(classes: 10, side: side, room: Size(width, 20))
                #expect(rows.steps >= 8)
                #expect(InterpolationRows.labelWidth + rows.steps * (rows.side + 1) <= width + 1)
            }
        }
    }
}
