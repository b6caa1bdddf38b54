/// Which classes each node holds under ``PartitionScheme/classes(_:)`` and ``PartitionScheme/classRange(_:)``: a
/// run of the classes in their random order, which goes round.
struct ClassRuns: Sendable, Equatable {
    /// The runs of the first nodes: each begins where the one before ends, so that holders of a class are as many
    /// as those of any other, within one.
    let firstNodes: [Range<Int>]
    private let counts: ClosedRange<Int>
    private let classCount: Int
    private let seed: UInt64

    /// - Parameters:
    ///   - counts: how many classes a node holds, at least and at most.
    ///   - classCount: classes that have images.
    init(counts: ClosedRange<Int>, nodeCount: Int, classCount: Int, seed: UInt64) {
        self.counts = counts
        self.classCount = classCount
        self.seed = seed
        var lengths = (0..<nodeCount).map { Self.length(of: $0, in: counts, seed: seed) }
        if counts.count > 1 { Self.raise(&lengths, to: counts.upperBound, untilSumIs: classCount) }
        var end = 0
        firstNodes = lengths.map { length in
            defer { end += length }
            return end..<end + length
        }
    }

    /// The run of a node that joins later; it depends on its own number only.
    func run(ofLaterNode node: Int) -> Range<Int> {
        guard counts.count > 1 else {
            return node * counts.lowerBound..<(node + 1) * counts.lowerBound
        }
        var stream = Self.stream(seed, node: node)
        let length = Self.drawLength(in: counts, from: &stream)
        let start = stream.below(classCount)
        return start..<start + length
    }

    private static func length(of node: Int, in counts: ClosedRange<Int>, seed: UInt64) -> Int {
        guard counts.count > 1 else { return counts.lowerBound }
        var stream = stream(seed, node: node)
        return drawLength(in: counts, from: &stream)
    }

    private static func drawLength(in counts: ClosedRange<Int>, from stream: inout RandomStream) -> Int {
        counts.lowerBound + stream.below(counts.count)
    }

    /// Few nodes can draw so few classes that some are left to nobody: then each in turn takes one more.
    private static func raise(_ lengths: inout [Int], to most: Int, untilSumIs wanted: Int) {
        var missing = wanted - lengths.reduce(0, +)
        while missing > 0 {
            guard let fewest = lengths.min(), fewest < most else { return }
            for node in lengths.indices where lengths[node] == fewest && missing > 0 {
                lengths[node] += 1
                missing -= 1
            }
        }
    }

    private static func stream(_ seed: UInt64, node: Int) -> RandomStream {
        RandomStream(seed: seed, node: UInt32(node), purpose: .partition)
    }
}
