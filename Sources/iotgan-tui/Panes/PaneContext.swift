import MeshModel

/// All that a pane may look at.
struct PaneContext {
    var state: DashboardState
    var view: EngineView
    var pictures: PictureBook
    var capabilities: Capabilities
    /// Empty but for what a pane shows now.
    var closeUps = CloseUps()
    var keymap = Keymap()

    var glyphs: Glyphs { capabilities.glyphs }
    var renderer: PictureRenderer { PictureRenderer(capabilities: capabilities) }
    var selected: MeshSnapshot.Node? {
        state.selectedNode.flatMap { view.snapshot?.node($0) }
    }

    /// What to call a class.
    func className(_ index: Int) -> String {
        guard let names = view.snapshot?.classNames, names.indices.contains(index) else { return "\(index)" }
        return names[index]
    }
}
