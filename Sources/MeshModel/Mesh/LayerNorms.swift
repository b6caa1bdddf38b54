import GANCore

/// The norms of a network's layers, from its input to its output.
public struct LayerNorms: Sendable, Hashable {
    /// ‖g‖ of each layer in the last step, biases included; empty before the first.
    public var gradients: [Float]
    /// ‖W‖ of each layer as a multiple of what it is expected to be before the first step, when the networks were looked at
    /// last (every 50 steps); empty before.
    public var weightRatios: [Float]

    public init(gradients: [Float] = [], weightRatios: [Float] = []) {
        self.gradients = gradients
        self.weightRatios = weightRatios
    }

    init(squares: [Float], weightRatios: [Float]) {
        self.init(gradients: squares.map { $0.squareRoot() }, weightRatios: weightRatios)
    }
}
