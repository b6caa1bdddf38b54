import GANCore
import MeshModel

/// How far apart the nodes' generators are: for each two, ‖a - b‖ over the mean of ‖a‖ and ‖b‖, where a and b are their
/// weight vectors. 0 for the same weights, about √2 for unrelated ones.
struct WeightDistances: Hashable, Sendable {
    /// The work grows with the square of the nodes.
    static let nodeLimit = 64

    let nodes: [NodeID]
    /// Only every so manieth weight was looked at.
    let stride: Int
    /// Row by row; symmetric.
    private let values: [Double]

    /// - Parameter budget: pairs of weights that are compared at most; six millions take half a millisecond.
    init?(_ nodes: [MeshSnapshot.Node], budget: Int = 6_000_000) {
        guard let first = nodes.first, nodes.count <= Self.nodeLimit,
            nodes.allSatisfy({ $0.generator.count == first.generator.count })
        else { return nil }
        self.nodes = nodes.map(\.id)
        let pairs = nodes.count * (nodes.count + 1) / 2
        stride = WeightDistances.stride(count: first.generator.count, room: max(1, budget / pairs))
        let samples = WeightSamples(nodes.map(\.generator), stride: stride)
        values = samples.distances
    }

    /// Odd where it is not 1: rows of weights are multiples of 16 long, and an even stride would meet the same columns,
    /// padding among them, in each.
    static func stride(count: Int, room: Int) -> Int {
        let needed = max(1, (count + room - 1) / room)
        return needed == 1 ? 1 : needed | 1
    }

    /// nil where one of the two was not compared.
    subscript(one: NodeID, other: NodeID) -> Double? {
        guard let row = nodes.firstIndex(of: one), let column = nodes.firstIndex(of: other) else {
            return nil
        }
        return values[row * nodes.count + column]
    }

    /// Over all pairs of two nodes; nil where there is none.
    var mean: Double? {
        guard nodes.count > 1 else { return nil }
        return values.reduce(0, +) / Double(nodes.count * (nodes.count - 1))
    }
}

/// Some weights of every generator side by side, in blocks of eight.
private struct WeightSamples {
    /// `[generator][block]`
    private var blocks: [SIMD8<Float>]
    private let generatorCount: Int
    private let blockCount: Int

    init(_ generators: [FloatBuffer], stride: Int) {
        let count = ((generators.first?.count ?? 0) + stride - 1) / stride
        generatorCount = generators.count
        let blockCount = (count + 7) / 8
        self.blockCount = blockCount
        blocks = Array(repeating: SIMD8(), count: generators.count * blockCount)
        for (index, generator) in generators.enumerated() {
            generator.withUnsafePointer { weights in
                blocks.withUnsafeMutableBytes { bytes in
                    let samples = bytes.bindMemory(to: Float.self)
                    let start = index * blockCount * 8
                    for sample in 0..<count { samples[start + sample] = weights[sample * stride] }
                }
            }
        }
    }

    /// The matrix, row by row.
    var distances: [Double] {
        blocks.withUnsafeBufferPointer { blocks in
            let norms = (0..<generatorCount).map { norm(blocks, $0, nil) }
            var matrix = [Double](repeating: 0, count: generatorCount * generatorCount)
            for row in 0..<generatorCount {
                for column in 0..<row {
                    let distance = norm(blocks, row, column)
                    // Two networks of zeros are the same.
                    let relative = distance == 0 ? 0 : distance / ((norms[row] + norms[column]) / 2)
                    matrix[row * generatorCount + column] = relative
                    matrix[column * generatorCount + row] = relative
                }
            }
            return matrix
        }
    }

    /// ‖a - b‖, or ‖a‖ without another.
    private func norm(_ blocks: UnsafeBufferPointer<SIMD8<Float>>, _ one: Int, _ other: Int?) -> Double {
        var sums = SIMD8<Float>()
        for block in 0..<blockCount {
            var values = blocks[one * blockCount + block]
            if let other { values -= blocks[other * blockCount + block] }
            sums += values * values
        }
        return (0..<8).reduce(0) { $0 + Double(sums[$1]) }.squareRoot()
    }
}
