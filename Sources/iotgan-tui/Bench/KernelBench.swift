import GANCore

/// Speed of what one core does: its peak, the adversarial step, the products of matrices.
struct KernelBench {
    var timing = InterleavedTiming()

    /// Multiply-adds in registers.
    static func peak() -> Contender {
        Contender(name: "peak", flops: peakFLOPs(iterations: 1)) { count in
            _ = peakFLOPs(iterations: count)
        }
    }

    /// One adversarial step after the other of a preset, on random images as PyTorch's counterpart has them.
    static func step(_ preset: BenchPreset) -> Contender {
        let configuration = preset.configuration
        let workspace = GANWorkspace(configuration: configuration)
        var gan = ConditionalGAN(configuration: configuration, seed: 1, node: 0)
        let data = TrainingData(own: randomImages(count: 2048, side: configuration.imageSide))
        var tick: UInt64 = 0
        return Contender(name: preset.rawValue, flops: Double(gan.flopsPerStep)) { count in
            for _ in 0..<count {
                _ = gan.step(on: data, seed: 1, node: 0, tick: tick, workspace: workspace)
                tick += 1
            }
        }
    }

    private static func randomImages(count: Int, side: Int) -> LabelledImages {
        var stream = RandomStream(seed: 2, purpose: .glyphs)
        let pixels = (0..<count * side * side).map { _ in stream.uniform(in: -1...1) }
        return LabelledImages(
            side: side, classCount: 10, pixels: FloatBuffer(pixels),
            labels: (0..<count).map { UInt8($0 % 10) })
    }

    /// The peak, and the steps of `presets` in turns.
    func steps(of presets: [BenchPreset]) -> (peakGflops: Double, steps: [BenchReport.Step]) {
        let contenders = [Self.peak()] + presets.map(Self.step)
        let seconds = timing.best(contenders)
        let peak = contenders[0].flops / seconds[0]
        let steps = zip(contenders, seconds).dropFirst().map { contender, seconds in
            BenchReport.Step(
                preset: contender.name, stepsPerSecond: 1 / seconds, gflops: contender.flops / seconds * 1e-9,
                shareOfPeak: contender.flops / seconds / peak, megaflopsPerStep: contender.flops * 1e-6)
        }
        return (peak * 1e-9, Array(steps))
    }

    /// The products of all presets, in turns with OpenBLAS where the machine has it.
    func products(peakGflops: Double) -> [BenchReport.Product] {
        let library = OpenBLAS()
        return BenchPreset.allCases.flatMap { preset in
            preset.products.map { network, product in
                let operands = LayerProductOperands(product)
                let flops = Double(product.flops)
                var contenders = [Contender(name: "own", flops: flops) { operands.run(count: $0) }]
                if let library {
                    contenders.append(
                        Contender(name: "OpenBLAS", flops: flops) { library.run(operands, count: $0) })
                }
                let speeds = timing.best(contenders).map { flops / $0 * 1e-9 }
                let shape = product.shape
                return BenchReport.Product(
                    preset: preset.rawValue, network: network, pass: product.pass.rawValue, m: shape.m,
                    n: shape.n, k: shape.k, gflops: speeds[0], shareOfPeak: speeds[0] / peakGflops,
                    openblasGflops: speeds.count > 1 ? speeds[1] : nil,
                    ratioToOpenblas: speeds.count > 1 ? speeds[0] / speeds[1] : nil)
            }
        }
    }
}

extension LayerProduct {
    /// Rows, columns and inner length of the product.
    var shape: (m: Int, n: Int, k: Int) {
        switch pass {
        case .forward: (outputs, samples, inputs)
        case .backward: (inputs, samples, outputs)
        case .gradient: (outputs, inputs, samples)
        }
    }
}
