import GANCore
import MeshModel

/// What takes too long to be computed for every frame, and is so only while a pane shows it.
struct CloseUps: Sendable {
    var interpolation: Interpolation?
}

/// Computes close-ups, anew only when the generators have moved on.
final class CloseUpStudio {
    private(set) var closeUps = CloseUps()
    private var sampler: GeneratorSampler?
    private let contrast: PictureContrast

    init(contrast: PictureContrast = .fixed) {
        self.contrast = contrast
    }

    func update(_ snapshot: MeshSnapshot, _ state: DashboardState) {
        let shown = state.layout.slots.map(\.pane)
        if shown.contains(.gallery), state.gallery.figure == .interpolation {
            interpolate(snapshot, state.selectedNode)
        }
    }

    private func interpolate(_ snapshot: MeshSnapshot, _ selected: NodeID?) {
        guard let node = selected.flatMap({ snapshot.node($0) }) else { return }
        let former = closeUps.interpolation
        guard former?.node != node.id || former?.stepCount != node.stepCount else { return }
        if sampler?.configuration != snapshot.scenario.gan {
            sampler = GeneratorSampler(configuration: snapshot.scenario.gan)
        }
        closeUps.interpolation = sampler.flatMap {
            Interpolation(node, seed: snapshot.scenario.seed, sampler: $0, contrast: contrast)
        }
    }
}
