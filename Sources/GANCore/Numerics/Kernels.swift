import CKernels

/// Which variant of the inner loops runs. All variants give the same bits.
public enum KernelPath: String, Sendable, CaseIterable, Codable {
    case portable, avx2, avx512, neon

    private var kernel: ck_path {
        switch self {
        case .portable: CK_PATH_PORTABLE
        case .avx2: CK_PATH_AVX2
        case .avx512: CK_PATH_AVX512
        case .neon: CK_PATH_NEON
        }
    }

    /// The variant in use; at first the fastest that this CPU can run.
    public static var current: KernelPath { allCases.first { $0.kernel == ck_path_current() } ?? .portable }

    /// The variants that this CPU can run.
    public static var supported: [KernelPath] { allCases.filter { ck_path_supported($0.kernel) } }

    /// Uses this variant from now on, in the whole process. Returns false where the CPU cannot run it.
    @discardableResult
    public func select() -> Bool { ck_path_select(kernel) }
}

/// The product of matrices that a layer's pass is made of, for `bench`.
public struct LayerProduct: Sendable, Hashable {
    /// The three passes of a layer with `n` samples.
    public enum Pass: String, Sendable, CaseIterable, Codable {
        /// y[outputs × n] = w · x
        case forward
        /// dx[inputs × n] = wᵀ · dy
        case backward
        /// dw[outputs × inputs] = dy · xᵀ
        case gradient
    }

    public let pass: Pass
    public let inputs: Int
    public let outputs: Int
    public let samples: Int

    public init(pass: Pass, inputs: Int, outputs: Int, samples: Int) {
        self.pass = pass
        self.inputs = inputs
        self.outputs = outputs
        self.samples = samples
    }

    /// Two for each multiply-add.
    public var flops: Int { 2 * inputs * outputs * samples }
}

/// Operands of one ``LayerProduct`` in memory, filled with random numbers, to be multiplied again and again.
public final class LayerProductOperands {
    public let product: LayerProduct
    private let arena = ScratchArena()
    private let layer: NetworkLayout.Layer
    private let weights: UnsafeMutablePointer<Float>
    private let input: FeatureMatrix
    private let output: FeatureMatrix

    public init(_ product: LayerProduct) {
        self.product = product
        layer = NetworkLayout(sizes: [product.inputs, product.outputs]).layers[0]
        weights = arena.floats(layer.paddedCount)
        input = arena.matrix(rows: product.inputs + 1, columns: product.samples)
        output = arena.matrix(rows: product.outputs, columns: product.samples)
        var stream = RandomStream(seed: 1, purpose: .weights)
        stream.fillNormals(weights, count: layer.paddedCount)
        for matrix in [input, output] {
            for row in 0..<matrix.rows { stream.fillNormals(matrix.row(row), count: matrix.columns) }
        }
    }

    /// Runs the project's kernel `count` times. (The bias is left out, so that libraries can be compared with.)
    public func run(count: Int) {
        let m = product.outputs
        let k = product.inputs
        let n = product.samples
        for _ in 0..<count {
            switch product.pass {
            case .forward:
                ck_forward(
                    m, n, k, weights, layer.stride, input.base, input.stride, output.base, output.stride,
                    CK_IDENTITY)
            case .backward:
                ck_backward(
                    k, n, m, weights, layer.stride, output.base, output.stride, nil, 0, input.base,
                    input.stride,
                    CK_IDENTITY)
            case .gradient:
                ck_gradient(
                    m, k, n, output.base, output.stride, input.base, input.stride, weights, layer.stride)
            }
        }
    }

    /// Where the operands are, for a library's own product: `w`, `x`, `y` and their strides.
    public func withOperands(
        _ body: (
            _ w: UnsafeMutablePointer<Float>, _ ldw: Int, _ x: UnsafeMutablePointer<Float>, _ ldx: Int,
            _ y: UnsafeMutablePointer<Float>, _ ldy: Int
        ) -> Void
    ) {
        body(weights, layer.stride, input.base, input.stride, output.base, output.stride)
    }
}

/// Runs chains of fused multiply-adds in registers and returns how many floating-point operations they were: the
/// most that one core can do, when timed.
public func peakFLOPs(iterations: Int) -> Double { ck_peak_flops(iterations) }
