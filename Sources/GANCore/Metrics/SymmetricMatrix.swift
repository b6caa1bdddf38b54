/// A small symmetric matrix in double precision, with the spectral decomposition that the Fréchet distance needs.
public struct SymmetricMatrix: Sendable, Hashable {
    public let size: Int
    /// Row by row, both triangles.
    private var elements: [Double]

    /// A matrix of zeros.
    public init(size: Int) {
        self.size = size
        elements = [Double](repeating: 0, count: size * size)
    }

    public subscript(row: Int, column: Int) -> Double { elements[row * size + column] }

    public var trace: Double { (0..<size).reduce(0) { $0 + self[$1, $1] } }

    /// Adds `value` to an element and to its mirror image.
    public mutating func add(_ value: Double, _ row: Int, _ column: Int) {
        elements[row * size + column] += value
        if row != column { elements[column * size + row] += value }
    }

    /// The matrix of the transformed elements.
    public func map(_ transform: (Double) -> Double) -> SymmetricMatrix {
        var result = self
        result.elements = elements.map(transform)
        return result
    }

    /// self · inner · self
    public func sandwiching(_ inner: SymmetricMatrix) -> SymmetricMatrix {
        var result = SymmetricMatrix(size: size)
        result.elements = Self.product(Self.product(elements, inner.elements, size), elements, size)
        return result
    }

    /// The positive semidefinite square root; negative eigenvalues (rounding) count as zero.
    public func squareRoot() -> SymmetricMatrix {
        let (values, vectors) = decomposed()
        let roots = values.map { max($0, 0).squareRoot() }
        var result = SymmetricMatrix(size: size)
        for row in 0..<size {
            for column in 0...row {
                var sum = 0.0
                for index in 0..<size {
                    sum += roots[index] * vectors[row * size + index] * vectors[column * size + index]
                }
                result.add(sum, row, column)
            }
        }
        return result
    }

    /// The eigenvalues, in no particular order.
    public func eigenvalues() -> [Double] { decomposed().values }

    /// Cyclic Jacobi rotations (Golub & Van Loan, "Matrix Computations", section 8.5): eigenvalues, and eigenvectors
    /// in the columns of a row-by-row matrix.
    private func decomposed() -> (values: [Double], vectors: [Double]) {
        var a = elements
        var v = [Double](repeating: 0, count: size * size)
        for index in 0..<size { v[index * size + index] = 1 }
        let norm = a.reduce(0) { $0 + $1 * $1 }
        for _ in 0..<30 {
            var off = 0.0
            for p in 0..<size {
                for q in p + 1..<max(size, p + 1) {
                    off += a[p * size + q] * a[p * size + q]
                    Self.rotate(&a, &v, size, p, q)
                }
            }
            if off <= 1e-28 * norm { break }
        }
        return ((0..<size).map { a[$0 * size + $0] }, v)
    }

    /// One rotation in the plane of `p` and `q` that makes a[p][q] zero.
    private static func rotate(_ a: inout [Double], _ v: inout [Double], _ size: Int, _ p: Int, _ q: Int) {
        let apq = a[p * size + q]
        guard apq != 0 else { return }
        let theta = (a[q * size + q] - a[p * size + p]) / (2 * apq)
        let t = (theta >= 0 ? 1 : -1) / (abs(theta) + (theta * theta + 1).squareRoot())
        let c = 1 / (t * t + 1).squareRoot()
        let s = t * c
        for k in 0..<size {
            let kp = a[k * size + p]
            let kq = a[k * size + q]
            a[k * size + p] = c * kp - s * kq
            a[k * size + q] = s * kp + c * kq
        }
        for k in 0..<size {
            let pk = a[p * size + k]
            let qk = a[q * size + k]
            a[p * size + k] = c * pk - s * qk
            a[q * size + k] = s * pk + c * qk
            let kp = v[k * size + p]
            let kq = v[k * size + q]
            v[k * size + p] = c * kp - s * kq
            v[k * size + q] = s * kp + c * kq
        }
    }

    private static func product(_ a: [Double], _ b: [Double], _ size: Int) -> [Double] {
        var result = [Double](repeating: 0, count: size * size)
        for row in 0..<size {
            for inner in 0..<size {
                let factor = a[row * size + inner]
                for column in 0..<size { result[row * size + column] += factor * b[inner * size + column] }
            }
        }
        return result
    }
}
