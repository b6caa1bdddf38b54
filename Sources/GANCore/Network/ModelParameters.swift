/// A network's weights with the optimiser's memory of them, all in the padded layout.
public struct ModelParameters: Sendable, Equatable {
    public let layout: NetworkLayout
    public internal(set) var weights: FloatBuffer
    /// Adam's first moment.
    public internal(set) var firstMoment: FloatBuffer
    /// Adam's second moment.
    public internal(set) var secondMoment: FloatBuffer
    /// Exponential moving average of the weights; empty where none is kept.
    public internal(set) var average: FloatBuffer
    /// Updates so far.
    public internal(set) var updateCount = 0
    /// beta1^updateCount and beta2^updateCount, kept by multiplication (no `pow` on the training path).
    public internal(set) var beta1Power = 1.0
    public internal(set) var beta2Power = 1.0

    /// He-normal hidden layers (He et al. 2015) and an output layer of standard deviation 1/sqrt(inputs); biases
    /// zero.
    public init(layout: NetworkLayout, keepsAverage: Bool, stream: inout RandomStream) {
        self.layout = layout
        var weights = FloatBuffer(count: layout.paddedCount)
        for (index, layer) in layout.layers.enumerated() {
            let isOutput = index == layout.layers.count - 1
            let deviation = ((isOutput ? 1 : 2) / Float(layer.inputs)).squareRoot()
            weights.withUnsafeMutablePointer { pointer in
                for row in 0..<layer.outputs {
                    let start = pointer + layer.offset + row * layer.stride
                    stream.fillNormals(start, count: layer.inputs)
                    for column in 0..<layer.inputs { start[column] *= deviation }
                }
            }
        }
        self.weights = weights
        firstMoment = FloatBuffer(count: layout.paddedCount)
        secondMoment = FloatBuffer(count: layout.paddedCount)
        average = keepsAverage ? weights : FloatBuffer(count: 0)
    }

    /// Adds everything that training depends on to `digest`.
    public func combine(into digest: inout Digest) {
        digest.combine(weights)
        digest.combine(firstMoment)
        digest.combine(secondMoment)
        digest.combine(average)
        digest.combine(UInt64(updateCount))
    }
}
