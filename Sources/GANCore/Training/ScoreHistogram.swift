/// How D's scores of real and of generated samples are spread over 0 ... 1: a count for each of ``binCount`` bins.
///
/// Of a step these are the scores that the last update of D saw, before it. Histograms add up.
public struct ScoreHistogram: Sendable, Hashable {
    /// Bins of equal width; a score of 1 is in the last one.
    public static let binCount = 20

    // Vectors, because a node adds and subtracts one a step; the lanes behind the bins stay 0.
    private var realLanes = SIMD32<UInt32>()
    private var fakeLanes = SIMD32<UInt32>()

    public init() {}

    /// The histogram of some scores; those that are no numbers are left out.
    public init(real: some Sequence<Float>, fake: some Sequence<Float>) {
        Self.count(real, into: &realLanes)
        Self.count(fake, into: &fakeLanes)
    }

    /// The histogram of D's scores of a batch.
    init(_ logits: LogitBatch, realColumns: Range<Int>, fakeColumns: Range<Int>) {
        self.init(
            real: realColumns.lazy.map { logits[$0].probability },
            fake: fakeColumns.lazy.map { logits[$0].probability })
    }

    /// Samples in each bin, the lowest scores first.
    public var real: [Int] { (0..<Self.binCount).map { Int(realLanes[$0]) } }
    /// The same of generated samples.
    public var fake: [Int] { (0..<Self.binCount).map { Int(fakeLanes[$0]) } }

    public var realCount: Int { Int(realLanes.wrappedSum()) }
    public var fakeCount: Int { Int(fakeLanes.wrappedSum()) }
    public var isEmpty: Bool { realCount == 0 && fakeCount == 0 }

    public static func += (left: inout ScoreHistogram, right: ScoreHistogram) {
        left.realLanes &+= right.realLanes
        left.fakeLanes &+= right.fakeLanes
    }

    /// Takes back what was added.
    public static func -= (left: inout ScoreHistogram, right: ScoreHistogram) {
        left.realLanes &-= right.realLanes
        left.fakeLanes &-= right.fakeLanes
    }

    private static func count(_ scores: some Sequence<Float>, into lanes: inout SIMD32<UInt32>) {
        withUnsafeMutableBytes(of: &lanes) { bytes in
            let counts = bytes.bindMemory(to: UInt32.self)
            for score in scores where score >= 0 && score <= 1 {
                counts[min(Int(score * Float(binCount)), binCount - 1)] += 1
            }
        }
    }
}
