import Foundation
import Testing

@testable import GANCore

@Suite struct GeneratorSamplerTests {
    static let configuration: GANConfiguration = {
        var configuration = GANConfiguration()
        configuration.imageSide = 4
        configuration.classCount = 3
        configuration.latentCount = 5
        configuration.generatorHidden = [6, 7]
        return configuration
    }()

    @Test("a sample is tanh of the network's output for its latent vector and one-hot label, in doubles")
    func reference() {
        let gan = ConditionalGAN(configuration: Self.configuration, seed: 2, node: 0)
        let reference = ReferenceNetwork(layout: gan.generator.layout, padded: gan.sampledWeights.elements)
        var stream = RandomStream(seed: 9, purpose: .preview)
        let latents = (0..<10).map { _ in stream.normal() }
        let images = GeneratorSampler(configuration: Self.configuration)
            .samples(weights: gan.sampledWeights, labels: [2, 0], latents: latents)
        for (index, label) in [2, 0].enumerated() {
            let input = latents[index * 5..<index * 5 + 5].map { Double($0) }
            let expected = reference.output(input + (0..<3).map { $0 == label ? 1 : 0 }).map { tanh($0) }
            for (pixel, value) in zip(images.image(index), expected) {
                #expect(abs(Double(pixel) - value) < 1e-5)
            }
        }
        #expect(images.labels == [2, 0])
    }

    @Test("images in bytes are the same ones, rounded", arguments: [0, 1, 64, 150])
    func bytes(count: Int) {
        let gan = ConditionalGAN(configuration: Self.configuration, seed: 2, node: 0)
        let labels = (0..<count).map { UInt8($0 % 3) }
        let sampler = GeneratorSampler(configuration: Self.configuration)
        var one = RandomStream(seed: 9, purpose: .preview)
        var two = one
        let floats = sampler.samples(weights: gan.sampledWeights, labels: labels, stream: &one)
        let bytes = sampler.byteSamples(weights: gan.sampledWeights, labels: labels, stream: &two)
        #expect(bytes == ByteImages(quantising: floats))
        #expect(one.normal() == two.normal())
    }

    @Test("an image does not depend on what is drawn with it", arguments: [1, 64, 65, 150])
    func independence(count: Int) {
        let gan = ConditionalGAN(configuration: Self.configuration, seed: 2, node: 0)
        var stream = RandomStream(seed: 9, purpose: .preview)
        let latents = (0..<150 * 5).map { _ in stream.normal() }
        let labels = (0..<150).map { UInt8($0 % 3) }
        let sampler = GeneratorSampler(configuration: Self.configuration)
        let all = sampler.samples(weights: gan.sampledWeights, labels: labels, latents: latents)
        let some = sampler.samples(
            weights: gan.sampledWeights, labels: Array(labels.prefix(count)),
            latents: Array(latents.prefix(count * 5)))
        #expect(some.image(count - 1) == all.image(count - 1))
    }
}
