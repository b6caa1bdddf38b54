import GANCore
import MeshModel
import Testing

@testable import iotgan_tui

/// Whatever hands, mice and window managers do, the dashboard lives and draws a whole screen.
struct RandomInputTests {
    private static let keys: [Key] =
        (32..<127).compactMap { Unicode.Scalar(UInt32($0)).map { .character($0) } }
        + "abcdefghlnpuwz".unicodeScalars.map { .control($0) }
        + [.left, .down, .up, .right, .home, .end, .pageUp, .pageDown, .enter, .escape, .tab, .backTab]
        + [.backspace, .delete, .function(1), .function(2), .function(5), .character("é"), .character("語")]

    /// What keys open, but seldom enough for random ones.
    private static let openings: [Action] = [
        .openInjectForm, .openOptions, .openMenu(.change), .openMenu(.poison), .openPalette("cut "),
        .showHelp,
        .expand,
    ]

    private static let meshes: [ScreenCase.MeshKind] = [
        .running, .paused, .preparing, .diverged, .empty, .oneNode, .manyNodes,
    ]

    private func action(
        _ stream: inout RandomStream, _ state: DashboardState, _ view: EngineView
    ) -> Action? {
        func point() -> Point {
            Point(stream.below(state.size.width + 2) - 1, stream.below(state.size.height + 2) - 1)
        }
        switch stream.below(20) {
        case 0: return .click(point())
        case 1: return .drag(from: point(), to: point())
        case 2: return .wheel(point(), stream.below(2) == 0 ? .up : .down)
        case 3: return .resize(Size(1 + stream.below(200), 1 + stream.below(60)))
        case 4 where stream.below(4) == 0: return Self.openings[stream.below(Self.openings.count)]
        default:
            return Keymap().action(for: Self.keys[stream.below(Self.keys.count)], state, view)
        }
    }

    @Test(arguments: 0..<8)
    func `Random keys, clicks and sizes leave a live dashboard`(_ seed: Int) {
        var stream = RandomStream(seed: UInt64(seed), purpose: .preview)
        let views = Self.meshes.map { ScreenCase(name: "", width: 0, height: 0, mesh: $0).view }
        var view = views[seed % views.count]
        var state = DashboardState(size: Size(80, 24))
        state.follow(view)
        for step in 0..<1_500 {
            if stream.below(200) == 0 { view = views[stream.below(views.count)] }
            if let action = action(&stream, state, view) { _ = state.update(action, view) }
            state.follow(view)
            guard step % 25 == 0 else { continue }
            let capabilities = Capabilities(
                colours: ColourDepth.allCases[stream.below(5)], isUTF8: stream.below(2) == 0)
            let context = PaneContext(
                state: state, view: view, pictures: PictureBook(), capabilities: capabilities)
            #expect(Screen.canvas(context).size == state.size)
        }
        // Whatever is open, some escapes lead back, and q leaves.
        for _ in 0..<4 { _ = state.update(.escape, view) }
        #expect(state.mode == .browsing)
        #expect(Keymap().action(for: .character("q"), state, view) == .quit)
    }
}
