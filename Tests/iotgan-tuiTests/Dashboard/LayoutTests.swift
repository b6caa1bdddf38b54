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
    func `There is no layout below the minimum`() {
        #expect(Layout(size: Size(59, 24), expanded: nil).slots.isEmpty)
        #expect(Layout(size: Size(80, 17), expanded: .map).slots.isEmpty)
    }
}
