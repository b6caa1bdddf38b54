public import GANCore

/// A data set and how it is dealt to the nodes of a mesh.
public struct MeshData: Sendable {
    public let dataset: ImageDataset
    /// For each node of tick 0, the numbers of the training images that it owns.
    public let shards: [[Int]]
    /// The training images of a node that comes later: a pure function of its id and of the classes asked for
    /// (nil: chosen for it).
    public let laterShard: @Sendable (_ node: NodeID, _ classes: [Int]?) -> [Int]
    /// A fingerprint of the training images and their labels.
    public let digest: UInt64
    let instruments: HealthInstruments

    public init(
        dataset: ImageDataset, shards: [[Int]],
        laterShard: @escaping @Sendable (_ node: NodeID, _ classes: [Int]?) -> [Int]
    ) {
        self.dataset = dataset
        self.shards = shards
        self.laterShard = laterShard
        var digest = Digest()
        dataset.training.combine(into: &digest)
        self.digest = digest.value
        instruments = HealthInstruments(dataset.test)
    }

    /// Deals `dataset` as `scenario` says.
    public init(dataset: ImageDataset, dealtFor scenario: Scenario) throws(MeshModelError) {
        do throws(GANCoreError) {
            let partition = try Partition(
                of: dataset.training, scheme: scenario.partition, nodeCount: scenario.nodeCount,
                samplesPerClass: scenario.samplesPerClass, seed: scenario.seed)
            self.init(dataset: dataset, shards: partition.shards) { id, classes in
                partition.shard(forInjectedNode: Int(id.number), classes: classes)
            }
        } catch {
            throw .core(error)
        }
    }

    /// The training images of a node that comes later, with so many of each of its classes; nil for as many as the first
    /// nodes have.
    ///
    /// Where it asks for more, those follow that the next nodes would get; where the data set has no more, it gets all.
    func laterShard(_ node: NodeID, classes: [Int]?, samplesPerClass: Int?) -> [Int] {
        let shard = laterShard(node, classes)
        guard let samplesPerClass else { return shard }
        let labels = dataset.training.labels
        let wanted =
            classes
            ?? dataset.training.classesPresent.filter { label in
                shard.contains { Int(labels[$0]) == label }
            }
        return wanted.flatMap { label in
            var images: [Int] = []
            var known: Set<Int> = []
            var donor = node.number
            while images.count < samplesPerClass {
                let fresh = laterShard(NodeID(donor), [label]).filter { known.insert($0).inserted }
                if fresh.isEmpty { break }
                images += fresh
                donor += 1
            }
            return Array(images.prefix(samplesPerClass))
        }
    }

    /// Checks that a mesh of `scenario` can be built from this data.
    func validate(for scenario: Scenario) throws(MeshModelError) {
        let training = dataset.training
        if shards.count != scenario.nodeCount {
            throw .dataMismatch(
                name: dataset.name, found: "shards for \(shards.count) nodes",
                expected: "\(scenario.nodeCount)",
                remedy: "deal the data for as many nodes as the scenario has")
        }
        for images in [training, dataset.test] {
            if images.side != scenario.gan.imageSide {
                throw .dataMismatch(
                    name: dataset.name, found: "images of side \(images.side)",
                    expected: "\(scenario.gan.imageSide)", remedy: "load them with the side of the scenario")
            }
            if images.classCount != scenario.gan.classCount {
                throw .dataMismatch(
                    name: dataset.name, found: "\(images.classCount) classes",
                    expected: "\(scenario.gan.classCount)",
                    remedy: "set the number of classes to that of the data set")
            }
        }
        let outside = shards.joined().first { !training.labels.indices.contains($0) }
        if let outside {
            throw .dataMismatch(
                name: dataset.name, found: "a shard with image \(outside)",
                expected: "numbers below \(training.count)", remedy: "deal the data again")
        }
    }
}
