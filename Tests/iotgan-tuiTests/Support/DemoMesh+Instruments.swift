import MeshModel

@testable import GANCore
@testable import iotgan_tui

extension DemoMesh {
    /// Scores in two hills that overlap, and layers as they are in a healthy run.
    static func instruments(_ node: inout MeshSnapshot.Node) {
        func hill(around centre: Int) -> [Float] {
            (0..<3_200).map { sample in
                // The sum of four dice falls into a hill.
                let dice = (0..<4).map { (sample * (7 + 4 * $0) + sample / (3 + $0)) % 7 }
                return (Float(centre + dice.reduce(0, +) - 12) + 0.5) / 20
            }
        }
        node.scores = ScoreHistogram(real: hill(around: 11), fake: hill(around: 8))
        node.discriminatorLayers = LayerNorms(gradients: [1.8, 2.6, 1.1], weightRatios: [1.21, 1.13, 1.4])
        node.generatorLayers = LayerNorms(gradients: [0.21, 0.6, 1.4], weightRatios: [1.08, 1.31, 1.72])
    }

    /// A view that stands still, with the next step of node 2 taken apart: a young GAN that trains on strokes.
    static func dissected(_ view: EngineView = DemoMesh.view(ring(), phase: .paused)) -> EngineView {
        var view = view
        view.dissection = NodeDissection(tick: view.snapshot?.tick ?? 0, node: NodeID(2), step: dissection)
        return view
    }

    /// Made once: it takes longer than to draw it.
    static let dissection: StepDissection = {
        let configuration = GANConfiguration()
        let pictures = (0..<40).map { StrokeDigits.picture($0 % 10, side: 12, variant: $0 / 10) }
        let pixels = FloatBuffer(pictures.flatMap { $0.levels.map { Float($0) / 127.5 - 1 } })
        let data = TrainingData(
            own: LabelledImages(
                side: 12, classCount: 10, pixels: pixels, labels: (0..<40).map { UInt8($0 % 10) }))
        let workspace = GANWorkspace(configuration: configuration)
        var gan = ConditionalGAN(configuration: configuration, seed: 1, node: 2)
        for tick in 0..<60 {
            _ = gan.step(on: data, seed: 1, node: 2, tick: UInt64(tick), workspace: workspace)
        }
        return gan.dissect(on: data, seed: 1, node: 2, tick: 60, workspace: workspace)
    }()
}
