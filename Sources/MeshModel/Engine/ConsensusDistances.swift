public import GANCore

/// How far apart the nodes' generators are: for each two, ‖a - b‖ over the mean of ‖a‖ and ‖b‖, where a and b are their
/// weight vectors. 0 for the same weights, about √2 for independent ones of a size, 2 for opposite ones.
public struct ConsensusDistances: Sendable, Hashable {
    /// Larger meshes are not measured: the work grows with the square of their nodes.
    public static let nodeLimit = 64

    /// Ascending; rows and columns of ``matrix``.
    public let nodes: [NodeID]
    /// Symmetric, zeros on its diagonal.
    public let matrix: SymmetricMatrix

    /// Compares `generators`, one of each node and all of a layout, pair by pair.
    ///
    /// - Returns: nil where there are more than ``nodeLimit``.
    public init?(nodes: [NodeID], generators: [FloatBuffer]) {
        guard nodes.count <= Self.nodeLimit else { return nil }
        self.nodes = nodes
        let norms = generators.map { $0.squaredDistance(to: nil).squareRoot() }
        var matrix = SymmetricMatrix(size: nodes.count)
        for row in nodes.indices {
            for column in 0..<row {
                let distance = generators[row].squaredDistance(to: generators[column]).squareRoot()
                let size = (norms[row] + norms[column]) / 2
                // Two networks of zeros are the same.
                matrix.add(distance == 0 ? 0 : distance / size, row, column)
            }
        }
        self.matrix = matrix
    }

    /// The distance of two nodes; nil where one of them was not measured.
    public func distance(_ one: NodeID, _ other: NodeID) -> Double? {
        guard let row = nodes.firstIndex(of: one), let column = nodes.firstIndex(of: other) else {
            return nil
        }
        return matrix[row, column]
    }

    /// The mean over all pairs; nil where there is none.
    public var mean: Double? {
        guard nodes.count > 1 else { return nil }
        let sum = nodes.indices.reduce(0.0) { sum, row in (0..<row).reduce(sum) { $0 + matrix[row, $1] } }
        return sum / Double(nodes.count * (nodes.count - 1) / 2)
    }
}

extension FloatBuffer {
    /// ‖self - other‖², or ‖self‖² without another: in eight partial sums that are added up in order, and double precision
    /// from blocks of 1,024 on, so that the result depends on the weights alone and loses no digits.
    fileprivate func squaredDistance(to other: FloatBuffer?) -> Double {
        withUnsafePointer { mine in
            guard let other else { return Self.sum(mine, nil, count: count) }
            return other.withUnsafePointer { Self.sum(mine, $0, count: count) }
        }
    }

    private static func sum(
        _ mine: UnsafePointer<Float>, _ theirs: UnsafePointer<Float>?, count: Int
    ) -> Double {
        var total = 0.0
        for block in stride(from: 0, to: count, by: 1_024) {
            let end = min(block + 1_024, count)
            let whole = block + (end - block) / 8 * 8
            var sums = SIMD8<Float>()
            for start in stride(from: block, to: whole, by: 8) {
                var values = UnsafeRawPointer(mine + start).loadUnaligned(as: SIMD8<Float>.self)
                if let theirs {
                    values -= UnsafeRawPointer(theirs + start).loadUnaligned(as: SIMD8<Float>.self)
                }
                sums += values * values
            }
            for lane in 0..<8 { total += Double(sums[lane]) }
            for index in whole..<end {
                let value = mine[index] - (theirs?[index] ?? 0)
                total += Double(value * value)
            }
        }
        return total
    }
}
