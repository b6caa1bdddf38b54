import CKernels
import Testing

extension KernelTests {
    /// Adam, alone and fused with the gradient.
    @Suite struct Optimiser {
        let adam = ck_adam(step: 0.003, beta1: 0.5, beta2: 0.999, epsilon_hat: 1e-8, average_decay: 0.99)

        /// Weights, both moments and the average, one behind the other, and the sums of squares of two updates.
        func trained(
            _ weights: [Float], averaged: Bool,
            _ update: (_ w: UnsafeMutablePointer<Float>, _ average: UnsafeMutablePointer<Float>?) -> Float
        ) -> [Float] {
            let count = weights.count
            var state = weights + [Float](repeating: 0, count: 3 * count)
            let sums = state.withUnsafeMutableBufferPointer { buffer in
                let w = buffer.baseAddress!
                return (0..<2).map { _ in update(w, averaged ? w + 3 * count : nil) }
            }
            return state + sums
        }

        /// By hand: with bias corrections a constant gradient moves each weight by alpha a step against its sign,
        /// and 0.5² + 0.25² + 0.125² = 0.328125.
        @Test func followsThePublishedAlgorithm() {
            let gradient: [Float] = [0.5, -0.25, 0.125, 0]
            var w: [Float] = [1, 1, 1, 1]
            var first = [Float](repeating: 0, count: 4)
            var second = first
            for (power1, power2) in [(0.5, 0.999), (0.25, 0.998001)] as [(Float, Float)] {
                let root = (1 - power2).squareRoot()
                let folded = ck_adam(
                    step: 0.003 * root / (1 - power1), beta1: 0.5, beta2: 0.999, epsilon_hat: 1e-8 * root,
                    average_decay: 0)
                #expect(ck_adam_update(4, gradient, &w, &first, &second, nil, folded) == 0.328125)
            }
            for (weight, expected) in zip(w, [0.994, 1.006, 0.994, 1] as [Float]) {
                #expect(abs(weight - expected) < 1e-6)
            }
        }

        @Test func theAverageFollowsTheWeights() {
            var w: [Float] = [2, -2]
            var first: [Float] = [0, 0]
            var second: [Float] = [0, 0]
            var average: [Float] = [1, 0]
            _ = ck_adam_update(2, [0, 0], &w, &first, &second, &average, adam)
            #expect(w == [2, -2])
            #expect(abs(average[0] - 1.01) < 1e-6 && abs(average[1] + 0.02) < 1e-6)
        }

        @Test(arguments: [1, 5, 16, 31, 256, 300, 1040], [false, true])
        func everyPathGivesTheSameUpdate(count: Int, averaged: Bool) {
            let gradient = KernelTests.numbers(count, seed: 12)
            let state = KernelTests.agreed("adam \(count)") {
                trained(KernelTests.numbers(count, seed: 11), averaged: averaged) { w, average in
                    ck_adam_update(count, gradient, w, w + count, w + 2 * count, average, adam)
                }
            }
            let exact = gradient.reduce(0.0) { $0 + Double($1) * Double($1) }
            #expect(abs(Double(state[4 * count]) - exact) <= exact * 1e-5)
            #expect(state[(3 * count)..<(4 * count)].allSatisfy { $0 == 0 } != averaged)
        }

        @Test(arguments: Shape.all, [false, true])
        func fusedIsTheGradientAndThenAdam(shape: Shape, averaged: Bool) {
            let (m, n, k, ldx, ldw) = (
                shape.outputs, shape.samples, shape.inputs, shape.sampleStride, shape.stride
            )
            let count = m * ldw
            let dy = KernelTests.numbers(m * ldx, seed: 13)
            let x = KernelTests.numbers(k * ldx, seed: 14)
            // Behind the last input a layer's weights are zero.
            let weights = KernelTests.numbers(count, seed: 11).enumerated().map { $0 % ldw < k ? $1 : 0 }
            let fused = KernelTests.agreed("fused \(shape.testDescription)") {
                trained(weights, averaged: averaged) { w, average in
                    ck_gradient_adam(
                        m, k, n, dy, ldx, x, ldx, w, w + count, w + 2 * count, average, ldw, adam)
                }
            }
            var dw = [Float](repeating: 0, count: count)
            ck_gradient(m, k, n, dy, ldx, x, ldx, &dw, ldw)
            let squares = sumOfSquares(dw, stride: ldw)
            let unfused = trained(weights, averaged: averaged) { w, average in
                _ = ck_adam_update(count, dw, w, w + count, w + 2 * count, average, adam)
                return squares
            }
            #expect(fused == unfused)
        }

        /// In the order that the fused kernel documents: down each column, then sixteen lanes of each 256 columns,
        /// which fold in halves.
        private func sumOfSquares(_ matrix: [Float], stride: Int) -> Float {
            var columns = [Float](repeating: 0, count: (stride + 255) / 256 * 256)
            for (index, value) in matrix.enumerated() { columns[index % stride] += value * value }
            var sum: Float = 0
            for chunk in Swift.stride(from: 0, to: columns.count, by: 256) {
                var lanes = [Float](repeating: 0, count: 16)
                for column in 0..<256 { lanes[column % 16] += columns[chunk + column] }
                while lanes.count > 1 {
                    let half = lanes.count / 2
                    lanes = (0..<half).map { lanes[$0] + lanes[half + $0] }
                }
                sum += lanes[0]
            }
            return sum
        }

        @Test func paddingStaysZeroEvenWhereErrorsAreNotFinite() {
            var w = [Float](repeating: 0, count: 32)
            var first = w
            var second = w
            _ = ck_gradient_adam(
                2, 3, 1, [.infinity, .nan], 1, [1, 1, 1], 1, &w, &first, &second, nil, 16, adam)
            for row in [0, 16] { #expect(w[(row + 3)..<(row + 16)].allSatisfy { $0 == 0 }) }
            #expect(w[16].isNaN)
        }
    }
}
