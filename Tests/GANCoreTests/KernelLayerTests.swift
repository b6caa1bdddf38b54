import CKernels
import Testing

extension KernelTests {
    /// Forward, backward, gradient and plain product against sums in ascending order.
    @Suite struct Layers {
        /// One chain of fused multiply-adds from zero: what every output element is defined to be.
        func chain(_ depth: Int, _ factors: (Int) -> (Float, Float)) -> Float {
            var sum: Float = 0
            for index in 0..<depth {
                let (a, b) = factors(index)
                sum.addProduct(a, b)
            }
            return sum
        }

        /// Sixteen chains, each over every sixteenth step, which fold in halves: what every element of a gradient with
        /// one row is defined to be.
        func foldedChains(_ depth: Int, _ factors: (Int) -> (Float, Float)) -> Float {
            var chains = [Float](repeating: 0, count: 16)
            for index in 0..<depth {
                let (a, b) = factors(index)
                chains[index % 16].addProduct(a, b)
            }
            for half in [8, 4, 2, 1] {
                for lane in 0..<half { chains[lane] += chains[half + lane] }
            }
            return chains[0]
        }

        func activated(_ x: Float, _ activation: ck_activation) -> Float {
            switch activation {
            case CK_LEAKY_RELU: x > 0 ? x : CK_LEAKY_SLOPE * x
            case CK_TANH: ck_tanh(x)
            default: x
            }
        }

        func derivative(_ output: Float, _ activation: ck_activation) -> Float {
            switch activation {
            case CK_LEAKY_RELU: output > 0 ? 1 : CK_LEAKY_SLOPE
            case CK_TANH: 1 - output * output
            default: 1
            }
        }

        @Test(arguments: Shape.all, [CK_IDENTITY.rawValue, CK_LEAKY_RELU.rawValue, CK_TANH.rawValue])
        func forward(shape: Shape, rawActivation: UInt32) {
            let activation = ck_activation(rawActivation)
            let (m, n, k, ldx) = (shape.outputs, shape.samples, shape.inputs, shape.sampleStride)
            let w = KernelTests.numbers(m * shape.stride, seed: 1)
            let x = KernelTests.numbers(k * ldx, seed: 2)
            let y = KernelTests.agreed("forward \(shape.testDescription)") {
                var y = [Float](repeating: 7, count: m * ldx)
                ck_forward(m, n, k, w, shape.stride, x, ldx, &y, ldx, activation)
                return y
            }
            var expected = [Float](repeating: 7, count: m * ldx)
            for i in 0..<m {
                for j in 0..<n {
                    let sum = chain(k) { (w[i * shape.stride + $0], x[$0 * ldx + j]) }
                    expected[i * ldx + j] = activated(sum, activation)
                }
            }
            // What lies between the rows stays as it was.
            #expect(y == expected)
        }

        @Test(arguments: Shape.all, [CK_IDENTITY.rawValue, CK_LEAKY_RELU.rawValue, CK_TANH.rawValue])
        func backward(shape: Shape, rawActivation: UInt32) {
            let activation = ck_activation(rawActivation)
            let (m, n, k, ldx) = (shape.outputs, shape.samples, shape.inputs, shape.sampleStride)
            let w = KernelTests.numbers(m * shape.stride, seed: 3)
            let dy = KernelTests.numbers(m * ldx, seed: 4)
            let x = KernelTests.numbers(k * ldx, seed: 5)
            let dx = KernelTests.agreed("backward \(shape.testDescription)") {
                var dx = [Float](repeating: 7, count: k * ldx)
                ck_backward(
                    k, n, m, w, shape.stride, dy, ldx, activation == CK_IDENTITY ? nil : x, ldx, &dx, ldx,
                    activation)
                return dx
            }
            var expected = [Float](repeating: 7, count: k * ldx)
            for i in 0..<k {
                for j in 0..<n {
                    let sum = chain(m) { (w[$0 * shape.stride + i], dy[$0 * ldx + j]) }
                    expected[i * ldx + j] = sum * derivative(x[i * ldx + j], activation)
                }
            }
            #expect(dx == expected)
        }

        @Test(arguments: Shape.all)
        func gradient(shape: Shape) {
            let (m, n, k, ldx) = (shape.outputs, shape.samples, shape.inputs, shape.sampleStride)
            let dy = KernelTests.numbers(m * ldx, seed: 6)
            let x = KernelTests.numbers(k * ldx, seed: 7)
            let dw = KernelTests.agreed("gradient \(shape.testDescription)") {
                var dw = [Float](repeating: 7, count: m * shape.stride)
                ck_gradient(m, k, n, dy, ldx, x, ldx, &dw, shape.stride)
                return dw
            }
            var expected = [Float](repeating: 0, count: m * shape.stride)
            for i in 0..<m {
                for j in 0..<k {
                    let factors = { (p: Int) in (dy[i * ldx + p], x[j * ldx + p]) }
                    expected[i * shape.stride + j] = m == 1 ? foldedChains(n, factors) : chain(n, factors)
                }
            }
            #expect(dw == expected)
        }

        @Test(arguments: Shape.all)
        func plainProduct(shape: Shape) {
            let (m, n, k, ldx) = (shape.outputs, shape.samples, shape.inputs, shape.sampleStride)
            let a = KernelTests.numbers(m * shape.stride, seed: 8)
            let b = KernelTests.numbers(k * ldx, seed: 9)
            let c = KernelTests.agreed("gemm \(shape.testDescription)") {
                var c = [Float](repeating: 7, count: m * ldx)
                ck_gemm(m, n, k, a, shape.stride, b, ldx, &c, ldx)
                return c
            }
            var worst = 0.0
            for i in 0..<m {
                for j in 0..<n {
                    var exact = 0.0
                    for p in 0..<k { exact += Double(a[i * shape.stride + p]) * Double(b[p * ldx + j]) }
                    worst = max(worst, abs(Double(c[i * ldx + j]) - exact))
                }
            }
            // Each of k steps rounds a sum below k to 24 bits.
            #expect(worst <= Double(k * k) * 0x1p-24)
        }

        /// Products that only a single rounding gets right: with two, (1 + e)(1 - e) - 1 would be 0.
        @Test func multiplyAddRoundsOnce() {
            let e = Float.ulpOfOne
            let cases: [(Float, Float, Float)] = [
                (1 + e, 1 - e, -1), (0x1p-75, 0x1p-75, 0x1p-149), (0x1.fffffep127, 2, -0x1.fffffep127),
                (0x1.000002p0, 0x1.000002p0, 0x1p-60), (0x1.8p-75, 0x1p-75, 0), (.infinity, 1, 1),
                (0x1.fffffep-1, 0x1.000002p-126, 0x1p-149), (3, 0x1p-149, 0x1p-126), (-1, 1, 1),
                (0x1.000002p0, 0x1.8p-24, 1), (-0x1.000002p0, 0x1.8p-24, 1), (0x1p127, 2, 1),
            ]
            // A row (c, a) times a column (1, b) is the chain 0 + c, then + a b.
            let results = KernelTests.agreed("single rounding") {
                cases.map { a, b, c in
                    var result: Float = 0
                    ck_gemm(1, 1, 2, [c, a], 2, [1, b], 1, &result, 1)
                    return result
                }
            }
            for (result, (a, b, c)) in zip(results, cases) { #expect(result == c.addingProduct(a, b)) }
        }
    }
}
