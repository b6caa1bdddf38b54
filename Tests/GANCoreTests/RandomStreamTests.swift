import GANCore
import Testing

@Suite struct RandomStreamTests {
    @Test func sameNameSameNumbers() {
        var first = RandomStream(seed: 7, node: 3, purpose: .batch, tick: 11)
        var second = RandomStream(seed: 7, node: 3, purpose: .batch, tick: 11)
        for _ in 0..<100 { #expect(first.next() == second.next()) }
    }

    @Test func everyPartOfTheNameMatters() {
        var streams = [
            RandomStream(seed: 7, node: 3, purpose: .batch, tick: 11),
            RandomStream(seed: 8, node: 3, purpose: .batch, tick: 11),
            RandomStream(seed: 7 | 1 << 32, node: 3, purpose: .batch, tick: 11),
            RandomStream(seed: 7, node: 4, purpose: .batch, tick: 11),
            RandomStream(seed: 7, purpose: .batch, tick: 11),
            RandomStream(seed: 7, node: 3, purpose: .replay, tick: 11),
            RandomStream(seed: 7, node: 3, purpose: .batch, tick: 12),
            RandomStream(seed: 7, node: 3, purpose: .batch, tick: 11 | 1 << 40),
        ]
        let drawn = streams.indices.map { index in (0..<4).map { _ in streams[index].next() } }
        #expect(Set(drawn).count == streams.count)
    }

    @Test func purposesHaveDifferentNumbers() {
        #expect(Set(RandomPurpose.allCases.map(\.rawValue)).count == RandomPurpose.allCases.count)
    }

    @Test func boundedNumbersAreUnbiased() {
        var stream = RandomStream(seed: 1, purpose: .partition)
        var counts = [Int](repeating: 0, count: 7)
        for _ in 0..<70_000 { counts[stream.below(7)] += 1 }
        // Pearson's chi-squared with 6 degrees of freedom is below 22.5 with probability 0.999.
        let statistic = counts.reduce(0.0) { $0 + Double(($1 - 10_000) * ($1 - 10_000)) / 10_000 }
        #expect(statistic < 22.5)
        #expect(stream.below(1) == 0)
        #expect((0..<100).allSatisfy { _ in stream.below(1 << 31) < 1 << 31 })
    }

    @Test func uniformNumbersStayInTheirRange() {
        var stream = RandomStream(seed: 2, purpose: .glyphs)
        let numbers = (0..<10_000).map { _ in stream.uniform(in: -2...3) }
        #expect(numbers.allSatisfy { $0 >= -2 && $0 <= 3 })
        #expect(abs(numbers.reduce(0, +) / 10_000 - 0.5) < 0.1)
    }

    @Test func shufflingKeepsEveryElement() {
        var stream = RandomStream(seed: 3, purpose: .batch)
        var cards = Array(0..<52)
        stream.shuffle(&cards)
        #expect(cards != Array(0..<52))
        #expect(cards.sorted() == Array(0..<52))
    }

    /// Drawing many at once leaves the stream where no number is used twice.
    @Test func fillingMovesOnToAnUnusedBlock() {
        var filled = [Float](repeating: 0, count: 6)
        var stream = RandomStream(seed: 4, purpose: .discriminatorLatent)
        filled.withUnsafeMutableBufferPointer { stream.fillNormals($0.baseAddress!, count: 6) }
        let next = stream.next()
        var other = RandomStream(seed: 4, purpose: .discriminatorLatent)
        let words = (0..<9).map { _ in other.next() }
        #expect(next == words[8])
    }

    /// The first deviate of a fill is the one that single draws begin with.
    @Test func singleDeviatesAreThoseOfAFill() {
        var filled: Float = 0
        var stream = RandomStream(seed: 5, purpose: .weights)
        stream.fillNormals(&filled, count: 1)
        var other = RandomStream(seed: 5, purpose: .weights)
        #expect(other.normal() == filled)
    }
}
