/// Where the weights of a multi-layer perceptron lie in one flat buffer.
///
/// Layer `l` is a matrix `[outputs][stride]`, row by row: columns `0 ..< inputs` are the weights, column
/// `inputs` is the bias, and the columns up to `stride` (the next multiple of 16) are zero, so that kernels have
/// no tails.
public struct NetworkLayout: Sendable, Hashable {
    /// One fully connected layer.
    public struct Layer: Sendable, Hashable {
        /// Values in, without the bias.
        public let inputs: Int
        /// Values out.
        public let outputs: Int
        /// Floats from one row to the next.
        public let stride: Int
        /// Where the layer begins in the buffer.
        public let offset: Int

        /// Floats that the layer takes in the buffer.
        public var paddedCount: Int { outputs * stride }
        /// Weights and biases.
        public var parameterCount: Int { outputs * (inputs + 1) }
    }

    /// The widths of the network, from its input to its output.
    public let sizes: [Int]
    /// The layers, from input to output.
    public let layers: [Layer]
    /// Floats in the buffer, padding included.
    public let paddedCount: Int
    /// Weights and biases: the length of the weight vector that is transmitted.
    public let parameterCount: Int

    /// Creates the layout of a network with these widths, e.g. `[42, 128, 256, 144]`.
    public init(sizes: [Int]) {
        precondition(sizes.count >= 2 && sizes.allSatisfy { $0 > 0 }, "a network has an input and an output")
        self.sizes = sizes
        var offset = 0
        layers = zip(sizes, sizes.dropFirst()).map { inputs, outputs in
            let layer = Layer(inputs: inputs, outputs: outputs, stride: (inputs + 16) & ~15, offset: offset)
            offset += layer.paddedCount
            return layer
        }
        paddedCount = offset
        parameterCount = layers.reduce(0) { $0 + $1.parameterCount }
    }

    /// Multiplications and additions of one sample's forward pass (two for each weight).
    public var forwardFLOPs: Int { layers.reduce(0) { $0 + 2 * $1.outputs * $1.inputs } }

    /// The weight vector without padding: layer by layer, weights `[outputs][inputs]`, then biases `[outputs]`.
    public func pack(_ weights: FloatBuffer) -> [Float] {
        precondition(weights.count == paddedCount, "these weights have another layout")
        return [Float](unsafeUninitializedCapacity: parameterCount) { packed, count in
            weights.withUnsafePointer { source in
                forEachRun { run in
                    for index in 0..<run.count {
                        packed[run.packed + index] = source[run.padded + index * run.step]
                    }
                }
            }
            count = parameterCount
        }
    }

    /// The inverse of ``pack(_:)``.
    public func unpack(_ packed: some RandomAccessCollection<Float>) -> FloatBuffer {
        precondition(packed.count == parameterCount, "this weight vector has another layout")
        var weights = FloatBuffer(count: paddedCount)
        weights.withUnsafeMutablePointer { target in
            forEachRun { run in
                var position = packed.index(packed.startIndex, offsetBy: run.packed)
                for index in 0..<run.count {
                    target[run.padded + index * run.step] = packed[position]
                    packed.formIndex(after: &position)
                }
            }
        }
        return weights
    }

    /// A stretch of the packed vector whose elements are `step` apart in the padded buffer.
    private struct Run {
        let packed: Int
        let padded: Int
        let step: Int
        let count: Int
    }

    private func forEachRun(_ body: (Run) -> Void) {
        var packed = 0
        for layer in layers {
            for row in 0..<layer.outputs {
                let start = layer.offset + row * layer.stride
                body(Run(packed: packed, padded: start, step: 1, count: layer.inputs))
                packed += layer.inputs
            }
            body(
                Run(
                    packed: packed, padded: layer.offset + layer.inputs, step: layer.stride,
                    count: layer.outputs))
            packed += layer.outputs
        }
    }
}
