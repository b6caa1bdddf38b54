import Testing

@testable import MeshModel

@Suite struct ShadowingTests {
    let propagation = Propagation(exponent: 3, shadowingDecibels: 4, coherenceSeconds: 60)

    private func link(_ low: UInt32, _ high: UInt32) -> LinkID { LinkID(NodeID(low), NodeID(high)) }

    // The variance of 20,000 draws varies by 1 % (one standard deviation), their mean by 0.7 % of theirs.
    @Test(arguments: [0.0, 15, 30, 52.5])
    func `its spread is the same at and between epochs`(offset: Double) {
        let count = 20_000
        let values = (0..<count).map { index in
            let epoch = Double(index % 100)
            return propagation.shadowingDecibels(
                seed: 7, link: link(0, 1 + UInt32(index / 100)), seconds: 60 * epoch + offset)
        }
        let mean = values.reduce(0, +) / Double(count)
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count)
        #expect(abs(mean) < 0.15)
        #expect(abs(variance / 16 - 1) < 0.06)
    }

    @Test func `it is the same in both directions and at another call`() {
        let there = propagation.shadowingDecibels(seed: 1, link: link(3, 9), seconds: 100)
        let back = propagation.shadowingDecibels(seed: 1, link: link(9, 3), seconds: 100)
        #expect(there == back)
        #expect(there != 0)
    }

    @Test func `links, seeds and epochs have draws of their own`() {
        let values = [
            propagation.shadowingDecibels(seed: 1, link: link(3, 9), seconds: 0),
            propagation.shadowingDecibels(seed: 2, link: link(3, 9), seconds: 0),
            propagation.shadowingDecibels(seed: 1, link: link(3, 8), seconds: 0),
            propagation.shadowingDecibels(seed: 1, link: link(4, 9), seconds: 0),
            propagation.shadowingDecibels(seed: 1, link: link(3, 9), seconds: 60),
        ]
        #expect(Set(values).count == values.count)
    }

    @Test func `it changes gradually, across epochs too`() {
        // σ π/2 / 60 s times the length of two normal draws: hardly ever above 0.5 dB/s.
        var previous = propagation.shadowingDecibels(seed: 5, link: link(0, 1), seconds: 0)
        var farthest = 0.0
        for step in 1...12_000 {
            let value = propagation.shadowingDecibels(seed: 5, link: link(0, 1), seconds: Double(step) * 0.05)
            farthest = max(farthest, abs(value - previous))
            previous = value
        }
        #expect(farthest < 0.025)
        #expect(farthest > 0)
    }

    @Test func `an epoch later it has nothing to do with what it was`() {
        let products = (0..<5000).map { index in
            let pair = link(0, 1 + UInt32(index))
            return propagation.shadowingDecibels(seed: 3, link: pair, seconds: 30)
                * propagation.shadowingDecibels(seed: 3, link: pair, seconds: 150)
        }
        // The mean of 5,000 products of independent draws varies by 16 / √5000 = 0.23.
        #expect(abs(products.reduce(0, +) / 5000) < 1)
    }

    @Test func `a deviation of 0 turns it off`() {
        let steady = Propagation(exponent: 3, shadowingDecibels: 0)
        #expect(steady.shadowingDecibels(seed: 1, link: link(0, 1), seconds: 12) == 0)
    }
}
