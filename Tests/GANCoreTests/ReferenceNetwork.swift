@testable import GANCore

/// A multi-layer perceptron in double precision, written for clarity, to hold the kernels against.
struct ReferenceNetwork {
    let sizes: [Int]
    /// `[layer][output][input + 1]`, the bias last.
    var weights: [[[Double]]]

    init(layout: NetworkLayout, padded: [Float]) {
        sizes = layout.sizes
        weights = layout.layers.map { layer in
            (0..<layer.outputs).map { row in
                (0...layer.inputs).map { Double(padded[layer.offset + row * layer.stride + $0]) }
            }
        }
    }

    static func slope(_ sum: Double) -> Double { sum > 0 ? 1 : 0.2 }

    /// The sums of every layer, before activation.
    func sums(_ input: [Double]) -> [[Double]] {
        var values = input
        var all: [[Double]] = []
        for layer in weights {
            let sums = layer.map { row in zip(row, values + [1]).reduce(0) { $0 + $1.0 * $1.1 } }
            all.append(sums)
            values = sums.map { $0 * Self.slope($0) }
        }
        return all
    }

    func output(_ input: [Double]) -> [Double] { sums(input).last! }

    /// The gradient of output `index` with respect to the input.
    func inputGradient(_ input: [Double], output index: Int) -> [Double] {
        let sums = sums(input)
        var gradient = weights.last![index].dropLast().map { $0 }
        for layer in stride(from: weights.count - 2, through: 0, by: -1) {
            let masked = zip(gradient, sums[layer]).map { $0 * Self.slope($1) }
            gradient = (0..<sizes[layer]).map { column in
                (0..<masked.count).reduce(0) { $0 + masked[$1] * weights[layer][$1][column] }
            }
        }
        return gradient
    }

    /// Calls `body` with every weight's place and its central finite difference of `loss`.
    func forEachDifference(
        layout: NetworkLayout, loss: (ReferenceNetwork) -> Double, _ body: (Int, Double) -> Void
    ) {
        let step = 1e-6
        for (index, layer) in layout.layers.enumerated() {
            for row in 0..<layer.outputs {
                for column in 0...layer.inputs {
                    var up = self
                    var down = self
                    up.weights[index][row][column] += step
                    down.weights[index][row][column] -= step
                    body(layer.offset + row * layer.stride + column, (loss(up) - loss(down)) / (2 * step))
                }
            }
        }
    }
}
