import CKernels

/// What a random stream is for. Each purpose has a stream of its own, so that one more draw for one purpose
/// never shifts another.
public enum RandomPurpose: UInt16, Sendable, CaseIterable {
    case weights = 1
    case batch = 2
    case discriminatorLatent = 3
    case generatorLatent = 4
    case replay = 5
    case classifierWeights = 6
    case classifierBatch = 7
    case glyphs = 8
    case partition = 9
    case topology = 10
    case oracle = 11
    case preview = 12
    case metrics = 13
    case radio = 14
    case spectral = 15
    case shadowing = 16
    case quality = 17
    case poison = 18
    case mobility = 19
    case churn = 20
    case health = 21
}

/// A counter-based stream of random numbers: a pure function of (seed, node, purpose, tick) and a position.
///
/// The generator is Philox4x32-10 (Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", SC 2011).
/// Streams do not depend on scheduling, on each other, or on the machine.
public struct RandomStream: Sendable {
    private var state: ck_philox
    private var block: (UInt32, UInt32, UInt32, UInt32) = (0, 0, 0, 0)
    private var used = 4

    /// Creates the stream of `purpose` for `node` at `tick`.
    ///
    /// - Parameters:
    ///   - seed: the run's seed.
    ///   - node: the node's number; `RandomStream.noNode` where no node is meant.
    ///   - tick: the tick, or any other number that tells apart repeated uses of one purpose (below 2^48).
    public init(seed: UInt64, node: UInt32 = RandomStream.noNode, purpose: RandomPurpose, tick: UInt64 = 0) {
        precondition(tick < 1 << 48, "ticks are below 2^48")
        state = ck_philox(
            key: (UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32)),
            counter: (
                0, UInt32(truncatingIfNeeded: tick), node,
                UInt32(purpose.rawValue) | UInt32(truncatingIfNeeded: tick >> 32) << 16
            ))
    }

    /// Stands for "no node": data sets, topology, the observer.
    public static let noNode = UInt32.max

    /// The next 32 random bits.
    public mutating func next() -> UInt32 {
        if used == 4 {
            withUnsafeMutablePointer(to: &block) { pointer in
                pointer.withMemoryRebound(to: UInt32.self, capacity: 4) { ck_philox_block(state, $0) }
            }
            state.counter.0 &+= 1
            used = 0
        }
        defer { used += 1 }
        switch used {
        case 0: return block.0
        case 1: return block.1
        case 2: return block.2
        default: return block.3
        }
    }

    /// A uniform number in [0, 1), with 24 random bits.
    public mutating func uniform() -> Float {
        Float(next() >> 8) * 0x1p-24
    }

    /// A uniform number in `range`.
    public mutating func uniform(in range: ClosedRange<Float>) -> Float {
        range.lowerBound + (range.upperBound - range.lowerBound) * uniform()
    }

    /// A uniform whole number in 0 ..< `bound`, without bias (Lemire, "Fast random integer generation in an
    /// interval", 2019).
    public mutating func below(_ bound: Int) -> Int {
        precondition(bound > 0 && bound <= 1 << 31, "the bound is in 1 ... 2^31")
        let limit = UInt32(bound)
        var product = UInt64(next()) * UInt64(limit)
        if UInt32(truncatingIfNeeded: product) < limit {
            let threshold = (0 &- limit) % limit
            while UInt32(truncatingIfNeeded: product) < threshold { product = UInt64(next()) * UInt64(limit) }
        }
        return Int(product >> 32)
    }

    /// A standard normal deviate (Box & Muller 1958).
    public mutating func normal() -> Float {
        let radius = (-2 * ck_log((Float(next() >> 8) + 1) * 0x1p-24)).squareRoot()
        var sine: Float = 0
        var cosine: Float = 0
        ck_sincos_turns(uniform(), &sine, &cosine)
        return radius * cosine
    }

    /// Shuffles `elements` in place (Fisher and Yates, Durstenfeld's form).
    public mutating func shuffle<Element>(_ elements: inout [Element]) {
        for last in stride(from: elements.count - 1, to: 0, by: -1) {
            elements.swapAt(last, below(last + 1))
        }
    }

    /// Writes `count` standard normal deviates to `output` and moves on to the next unused block.
    public mutating func fillNormals(_ output: UnsafeMutablePointer<Float>, count: Int) {
        ck_philox_normals(state, count, output)
        state.counter.0 &+= UInt32((count + 3) / 4)
        used = 4
    }

    /// Writes standard normal deviates to the first `rows` rows of `matrix`, as if to one after the other.
    mutating func fillNormals(_ matrix: FeatureMatrix, rows: Int) {
        guard matrix.columns % 4 == 0 else {
            for row in 0..<rows { fillNormals(matrix.row(row), count: matrix.columns) }
            return
        }
        // Where each row is whole blocks, the rows are one long draw, which keeps the widest registers full.
        withUnsafeTemporaryAllocation(of: Float.self, capacity: rows * matrix.columns) { deviates in
            guard let base = deviates.baseAddress else { return }
            fillNormals(base, count: deviates.count)
            for row in 0..<rows {
                matrix.row(row).update(from: base + row * matrix.columns, count: matrix.columns)
            }
        }
    }
}
