/// Which training images each node holds; a pure function of the labels, the scheme, the counts and the seed, so
/// that everyone sees the same partition.
///
/// Let `s` be `samplesPerClass`, `N` the number of nodes, and `C` the classes that have images, `c` of them. The
/// images of each class are shuffled once (a *deck*). Nodes are served in the order of their numbers, and each
/// takes the next images of a deck. So nodes' images are disjoint while a deck lasts; after its last image it is
/// dealt again from its first. No node holds an image twice: where it asks for more than the deck has, it gets
/// the whole deck.
///
/// - `iid`: every node takes `s` images of each class in `C`.
/// - `classes(K)`: the classes are put into a random order π, and node `i` takes `s` images of each of
///   π[(i · K + j) mod c], j < K. Each class is held by ⌊N · K / c⌋ or ⌈N · K / c⌉ nodes.
/// - `classRange(A...B)`: node `i` draws its number of classes k(i) uniformly from A ... B; if all draw so few that
///   classes are left over, those with the fewest take one more until none is. It takes `s` images of each of
///   π[(k(0) + ... + k(i - 1) + j) mod c], j < k(i).
/// - `dirichlet(alpha)`: node `i` draws class shares from a symmetric Dirichlet distribution over `C` and takes
///   that part of `s` · `c` images of each class. A large `alpha` is `iid`.
/// - `shards(S)`: the images, sorted by class, are cut into N · S shards of equal size (within one image); the
///   shards are put into a random order, and node `i` gets the `i`-th run of `S`. It keeps `s` random images of
///   each shard, or the whole shard where that has no more.
public struct Partition: Sendable, Equatable {
    /// How the images were dealt.
    public let scheme: PartitionScheme
    /// The numbers of each node's images in the training set; class by class or shard by shard.
    public let shards: [[Int]]

    private let samplesPerClass: Int
    private let seed: UInt64
    private let classDecks: [ImageDeck]
    private let classOrder: [Int]
    private let classRuns: ClassRuns?
    private let shardDecks: [ImageDeck]
    /// How many images of each class the first nodes took.
    private let dealt: [Int]

    /// Deals `images` to `nodeCount` nodes.
    ///
    /// - Parameters:
    ///   - images: the training set.
    ///   - scheme: how to deal.
    ///   - nodeCount: how many nodes there are at first.
    ///   - samplesPerClass: own samples of each class that a node holds; see above for what each scheme makes of it.
    ///   - seed: the run's seed.
    /// - Throws: ``GANCoreError/badSetting(name:value:expected:)`` for more classes a node than there are, more
    ///   shards than images, an `alpha` out of range, or counts below one.
    public init(
        of images: LabelledImages, scheme: PartitionScheme, nodeCount: Int, samplesPerClass: Int, seed: UInt64
    ) throws(GANCoreError) {
        try Self.validate(scheme, images: images, nodeCount: nodeCount, samplesPerClass: samplesPerClass)
        let decks = images.indicesByClass.enumerated().map { label, indices in
            ImageDeck(shuffling: indices.map(Int.init), stream: Self.deckStream(seed, class: label))
        }
        var order = images.classesPresent
        var stream = Self.orderStream(seed)
        let runs = scheme.classCounts.map {
            ClassRuns(counts: $0, nodeCount: nodeCount, classCount: order.count, seed: seed)
        }
        if runs != nil { stream.shuffle(&order) }

        self.scheme = scheme
        self.samplesPerClass = samplesPerClass
        self.seed = seed
        classDecks = decks
        classOrder = order
        classRuns = runs
        if case .shards(let perNode) = scheme {
            shardDecks = Self.cut(decks, into: nodeCount * perNode, seed: seed)
            var numbers = Array(shardDecks.indices)
            stream.shuffle(&numbers)
            shards = (0..<nodeCount).map { [shardDecks] node in
                numbers[node * perNode..<(node + 1) * perNode].flatMap {
                    shardDecks[$0].deal(samplesPerClass, from: 0)
                }
            }
            dealt = Array(repeating: 0, count: images.classCount)
        } else {
            shardDecks = []
            var taken = Array(repeating: 0, count: images.classCount)
            shards = (0..<nodeCount).map { node in
                let shares = Self.demand(
                    scheme, node: node, run: runs?.firstNodes[node], order: order, samples: samplesPerClass,
                    seed: seed)
                return shares.flatMap { label, count in
                    let hand = decks[label].deal(count, from: taken[label])
                    taken[label] += hand.count
                    return hand
                }
            }
            dealt = taken
        }
    }

    /// The images of a node that joins later.
    ///
    /// It is dealt to as the first nodes were, from the images behind theirs: node `id` skips
    /// `(id - N) · samplesPerClass` images of each deck, so that it depends on its own number only and not on
    /// which other nodes joined. Under `shards` it gets as many shards as the others, drawn at random from all of
    /// them, and of each the images behind those that the shard's first holder kept.
    ///
    /// - Parameters:
    ///   - id: the node's number, not below the number of first nodes.
    ///   - classes: the classes it holds, `samplesPerClass` images each; nil for what the scheme gives it. A class
    ///     without images gives none. Under `shards` these may be images that a first node holds as well.
    public func shard(forInjectedNode id: Int, classes: [Int]? = nil) -> [Int] {
        precondition(id >= shards.count, "the first nodes' shards are in `shards`")
        let skipped = (id - shards.count) * samplesPerClass
        if let classes {
            return classes.flatMap { classDecks[$0].deal(samplesPerClass, from: dealt[$0] + skipped) }
        }
        if case .shards(let perNode) = scheme {
            var numbers = Array(shardDecks.indices)
            var stream = Self.nodeStream(seed, node: id)
            stream.shuffle(&numbers)
            return numbers.prefix(perNode).flatMap {
                shardDecks[$0].deal(samplesPerClass, from: samplesPerClass + skipped)
            }
        }
        let shares = Self.demand(
            scheme, node: id, run: classRuns?.run(ofLaterNode: id), order: classOrder,
            samples: samplesPerClass, seed: seed)
        return shares.flatMap { label, count in
            classDecks[label].deal(count, from: dealt[label] + skipped)
        }
    }
}

extension Partition {
    private static func validate(
        _ scheme: PartitionScheme, images: LabelledImages, nodeCount: Int, samplesPerClass: Int
    ) throws(GANCoreError) {
        guard nodeCount >= 1 else {
            throw .badSetting(name: "nodes", value: "\(nodeCount)", expected: "at least 1")
        }
        guard samplesPerClass >= 1 else {
            throw .badSetting(name: "samples per class", value: "\(samplesPerClass)", expected: "at least 1")
        }
        let expected: String
        switch scheme {
        case .iid: return
        case .classes(let count):
            if (1...max(1, images.classesPresent.count)).contains(count) { return }
            expected = "1 to \(images.classesPresent.count) classes a node, the data set has no more"
        case .classRange(let counts):
            let present = max(1, images.classesPresent.count)
            if counts.lowerBound >= 1 && counts.upperBound <= present
                && counts.upperBound * nodeCount >= present
            {
                return
            }
            expected =
                "at most \(present) classes a node, the data set has no more, and at least "
                + "\((present + nodeCount - 1) / nodeCount), so that \(nodeCount) nodes can hold them all"
        case .dirichlet(let alpha):
            if PartitionScheme.alphas.contains(alpha) { return }
            expected = "an alpha from 0.001 to 1000"
        case .shards(let count):
            if count >= 1 && count <= images.count / nodeCount { return }
            expected = "1 to \(images.count / nodeCount) shards a node, one image each at the least"
        }
        throw .badSetting(name: "partition", value: scheme.description, expected: expected)
    }

    /// How many images of which classes `node` asks for; `run` is its run of classes, where the scheme has such.
    private static func demand(
        _ scheme: PartitionScheme, node: Int, run: Range<Int>?, order: [Int], samples: Int, seed: UInt64
    ) -> [(label: Int, count: Int)] {
        switch scheme {
        case .iid, .shards: return order.map { ($0, samples) }
        case .classes, .classRange:
            return (run ?? 0..<0).map { (order[$0 % order.count], samples) }
        case .dirichlet(let alpha):
            var stream = nodeStream(seed, node: node)
            let shares = Dirichlet.shares(alpha: Float(alpha), count: order.count, stream: &stream)
            let counts = Dirichlet.counts(total: samples * order.count, shares: shares)
            return zip(order, counts).map { ($0, $1) }
        }
    }

    /// Cuts the images, sorted by class, into `count` shards and shuffles each.
    private static func cut(_ classDecks: [ImageDeck], into count: Int, seed: UInt64) -> [ImageDeck] {
        let sorted = classDecks.flatMap(\.all)
        return (0..<count).map { number in
            let range = number * sorted.count / count..<(number + 1) * sorted.count / count
            return ImageDeck(shuffling: Array(sorted[range]), stream: shardStream(seed, shard: number))
        }
    }

    // The streams of a partition, apart by node and tick.
    private static func orderStream(_ seed: UInt64) -> RandomStream {
        RandomStream(seed: seed, purpose: .partition, tick: 0)
    }
    private static func deckStream(_ seed: UInt64, class label: Int) -> RandomStream {
        RandomStream(seed: seed, purpose: .partition, tick: 1 + UInt64(label))
    }
    private static func shardStream(_ seed: UInt64, shard: Int) -> RandomStream {
        RandomStream(seed: seed, purpose: .partition, tick: (1 << 32) + UInt64(shard))
    }
    private static func nodeStream(_ seed: UInt64, node: Int) -> RandomStream {
        RandomStream(seed: seed, node: UInt32(node), purpose: .partition)
    }
}
