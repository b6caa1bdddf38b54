import CKernels
import Testing

@testable import GANCore

@Suite struct AdamTests {
    @Test("three updates as computed from algorithm 1 of the paper in NumPy (double precision)")
    func goldenUpdates() {
        let settings = AdamSettings(learningRate: 2e-3, beta1: 0.5, beta2: 0.999, epsilon: 1e-8)
        var stream = RandomStream(seed: 1, purpose: .weights)
        var parameters = ModelParameters(
            layout: NetworkLayout(sizes: [2, 1]), keepsAverage: false, stream: &stream)
        for (index, value) in [Float(0.5), -1, 2].enumerated() { parameters.weights[index] = value }
        for t in 1...3 {
            var gradient = [Float](repeating: 0, count: parameters.layout.paddedCount)
            gradient[0] = 0.1 * Float(t)
            gradient[1] = -0.2
            gradient[2] = 0.03 * Float(t * t)
            let adam = parameters.nextUpdate(settings)
            let squares = parameters.update(gradient: gradient, adam: adam).reduce(0, +)
            let expected = gradient.reduce(0) { $0 + $1 * $1 }
            #expect(abs(squares - expected) < 1e-6)
        }
        let expected: [Float] = [0.49364435, -0.994, 1.99369386]
        for (index, value) in expected.enumerated() {
            #expect(abs(parameters.weights[index] - value) < 2e-7)
        }
        #expect(parameters.weights.elements[3...].allSatisfy { $0 == 0 }, "padding stays zero")
    }

    @Test("the moving average follows with min(decay, (1 + t) / (10 + t))")
    func averageWarmsUp() {
        var settings = AdamSettings(learningRate: 1, beta1: 0.5, beta2: 0.999, epsilon: 1e-8)
        settings.averageDecay = 0.15
        var stream = RandomStream(seed: 1, purpose: .weights)
        var parameters = ModelParameters(
            layout: NetworkLayout(sizes: [1, 1]), keepsAverage: true, stream: &stream)
        let decays = (0..<3).map { _ in parameters.nextUpdate(settings).average_decay }
        #expect(decays == [0.1, 0.15, 0.15])
    }
}
