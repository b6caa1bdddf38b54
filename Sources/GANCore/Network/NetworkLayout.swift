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

    /// The weight vector without padding: layer by layer, row by row, each row's weights and then its bias.
    public func pack(_ weights: FloatBuffer) -> [Float] {
        precondition(weights.count == paddedCount, "these weights have another layout")
        return [Float](unsafeUninitializedCapacity: parameterCount) { packed, count in
            weights.withUnsafePointer { source in
                forEachRow { row in
                    for column in 0..<row.count { packed[row.packed + column] = source[row.padded + column] }
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
            var position = packed.startIndex
            forEachRow { row in
                for column in 0..<row.count {
                    target[row.padded + column] = packed[position]
                    packed.formIndex(after: &position)
                }
            }
        }
        return weights
    }

    /// What one output unit has: its weights and, as the last of them, its bias.
    public struct Row: Sendable, Hashable {
        /// Where it begins in the packed vector.
        public let packed: Int
        /// Where it begins in the padded buffer.
        public let padded: Int
        /// Weights and bias.
        public let count: Int
    }

    /// Calls `body` with each row, in the order of the packed vector.
    public func forEachRow(_ body: (Row) -> Void) {
        var packed = 0
        for layer in layers {
            let count = layer.inputs + 1
            for output in 0..<layer.outputs {
                body(Row(packed: packed, padded: layer.offset + output * layer.stride, count: count))
                packed += count
            }
        }
    }
}
