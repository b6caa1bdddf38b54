import MeshModel

@testable import iotgan_tui

/// A screen in every state of the mesh and with everything that a terminal can or cannot: what each variant shows, as one
/// text that a person can read.
///
/// Most variants share most of their lines. Only the first is there as a whole; of each other one there are the lines in
/// which it differs from the one that it is compared with.
struct SnapshotMatrix: Sendable, CustomStringConvertible {
    /// The pane that has the whole screen; nil for all panes together.
    var pane: PaneKind?
    var size: Size

    var description: String { "matrix-\(pane.map { "\($0)" } ?? "screen")-\(size.width)x\(size.height)" }

    static let sizes = [Size(80, 24), Size(120, 40), Size(200, 60), Size(40, 10), Size(1, 1)]

    private static let meshes: [ScreenCase.MeshKind] = [
        .running, .paused, .rewound, .diverged, .empty, .oneNode, .manyNodes,
    ]
    private static let colourDepths: [ColourDepth] = [.palette256, .eight, .mono]

    private struct Variant: Hashable {
        var mesh: ScreenCase.MeshKind
        var isUTF8: Bool
        var colours: ColourDepth

        var title: String {
            "\(mesh), \(isUTF8 ? "UTF-8" : "ASCII"), \(colours == .mono ? "mono" : colours == .eight ? "8 colours" : "256 colours")"
        }

        /// The variant that it resembles most; nil for the first.
        var model: Variant? {
            if colours != .palette256 { return Variant(mesh: mesh, isUTF8: isUTF8, colours: .palette256) }
            if mesh != .running { return Variant(mesh: .running, isUTF8: isUTF8, colours: colours) }
            return isUTF8 ? nil : Variant(mesh: mesh, isUTF8: true, colours: colours)
        }
    }

    private var variants: [Variant] {
        Self.meshes.flatMap { mesh in
            [true, false].flatMap { isUTF8 in
                Self.colourDepths.map { Variant(mesh: mesh, isUTF8: isUTF8, colours: $0) }
            }
        }
    }

    /// All variants, one after the other.
    var text: String {
        var known: [Variant: [Substring]] = [:]
        var parts: [String] = []
        for variant in variants {
            let lines = dump(variant).split(separator: "\n", omittingEmptySubsequences: false)
            known[variant] = lines
            guard let model = variant.model, let other = known[model] else {
                parts += ["== \(variant.title)", lines.joined(separator: "\n")]
                continue
            }
            parts.append("== \(variant.title): as \(model.title), but for")
            parts += lines.indices.filter { !other.indices.contains($0) || other[$0] != lines[$0] }
                .map { "\($0 + 1)| \(lines[$0])" }
            if lines.count < other.count { parts.append("\(lines.count) lines") }
        }
        return parts.joined(separator: "\n") + "\n"
    }

    private func dump(_ variant: Variant) -> String {
        guard var context = Self.contexts[variant.mesh] else { return "" }
        context.capabilities = Capabilities(colours: variant.colours, isUTF8: variant.isUTF8)
        context.state.size = size
        if let pane {
            context.state.focus = pane
            context.state.isExpanded = true
        }
        return Screen.canvas(context).dump
    }

    /// Each mesh and its pictures, made once: that takes longer than to draw them.
    private static let contexts = Dictionary(
        uniqueKeysWithValues: meshes.map { mesh in
            let plain = ScreenCase(name: "", width: 0, height: 0, mesh: mesh).view
            var view = plain.snapshot.map { $0.nodes.isEmpty ? plain : DemoMesh.comparable($0) } ?? plain
            view.phase = plain.phase
            view.timeline = plain.timeline
            let capabilities = Capabilities(colours: .palette256, isUTF8: true)
            return (mesh, DemoMesh.context(view, size: Size(1, 1), capabilities: capabilities))
        })
}
