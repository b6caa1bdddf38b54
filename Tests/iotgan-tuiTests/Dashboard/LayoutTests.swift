import Testing

@testable import iotgan_tui

struct LayoutTests {
    @Test
    func `Panes cover the body without overlapping, at every size`() {
        for height in 18...60 {
            for width in 60...200 {
                let slots = Layout(size: Size(width, height), expanded: nil).slots
                let area = slots.reduce(0) { $0 + $1.frame.width * $1.frame.height }
                #expect(area == width * (height - Layout.header - Layout.footer))
                for (index, slot) in slots.enumerated() {
                    for other in slots[..<index] { #expect(!slot.frame.intersects(other.frame)) }
                }
            }
        }
    }

    @Test
    func `Nothing leaves the screen, at every size, one pane expanded or none`() {
        for height in 1...60 {
            for width in 1...200 {
                let screen = Rect(x: 0, y: 0, width: width, height: height)
                for expanded in PaneKind.allCases.map(Optional.some) + [nil] {
                    for slot in Layout(size: Size(width, height), expanded: expanded).slots {
                        let frame = slot.frame
                        let isInside =
                            frame.x >= 0 && frame.y >= Layout.header && frame.width > 0 && frame.height > 0
                            && frame.maxX <= screen.maxX && frame.maxY <= screen.maxY - Layout.footer
                        #expect(isInside, "\(slot.pane) at \(width)x\(height)")
                    }
                }
            }
        }
    }

    /// Sizes that are no multiples of anything, and those where the layout changes.
    @Test(arguments: [1, 17, 18, 23, 24, 33, 34, 39, 55, 56, 60])
    func `The screen and every expanded pane are drawn at every size`(_ height: Int) {
        for (index, width) in [1, 59, 60, 79, 80, 111, 113, 147, 189, 196, 200].enumerated() {
            let mesh = [ScreenCase.MeshKind.running, .diverged, .empty, .oneNode, .manyNodes][
                (index + height) % 5]
            let view = ScreenCase(name: "", width: width, height: height, mesh: mesh).view
            for expanded in PaneKind.allCases.map(Optional.some) + [nil] {
                var state = DashboardState(size: Size(width, height))
                state.follow(view)
                if let expanded { (state.focus, state.isExpanded) = (expanded, true) }
                let context = PaneContext(
                    state: state, view: view, pictures: PictureBook(),
                    capabilities: Capabilities(colours: .palette256, isUTF8: index % 2 == 0))
                #expect(Screen.canvas(context).size == state.size)
            }
        }
    }

    @Test
    func `There is no layout below the minimum`() {
        #expect(Layout(size: Size(59, 24), expanded: nil).slots.isEmpty)
        #expect(Layout(size: Size(80, 17), expanded: .map).slots.isEmpty)
    }
}
