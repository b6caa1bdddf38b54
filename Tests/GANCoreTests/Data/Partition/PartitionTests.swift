import Testing

@testable import GANCore

@Suite struct PartitionTests {
    /// Images of no interest, with these labels.
    private func images(_ labels: [UInt8], classCount: Int) -> LabelledImages {
        LabelledImages(
            side: 1, classCount: classCount, pixels: FloatBuffer(count: labels.count), labels: labels)
    }

    /// Classes in turns.
    private func balanced(classes: Int, perClass: Int) -> LabelledImages {
        images((0..<classes * perClass).map { UInt8($0 % classes) }, classCount: classes)
    }

    private func counts(_ shard: [Int], of images: LabelledImages) -> [Int] {
        images.selecting(shard).countsByClass
    }

    // The expected numbers in the next five tests come from a Python program of its own: Philox4x32-10 checked
    // against Random123's known answers, Lemire's bounded integers, Durstenfeld's shuffle, and the rules that
    // `Partition` documents; 5 classes in turns, 12 images each, seed 7.

    @Test func `iid, to the image`() throws {
        let data = balanced(classes: 5, perClass: 12)
        let partition = try Partition(of: data, scheme: .iid, nodeCount: 2, samplesPerClass: 2, seed: 7)
        #expect(
            partition.shards == [
                [50, 20, 51, 16, 12, 27, 38, 28, 39, 9], [15, 0, 21, 11, 17, 57, 58, 43, 49, 34],
            ])
    }

    @Test func `classes:2, to the image`() throws {
        let data = balanced(classes: 5, perClass: 12)
        let partition = try Partition(
            of: data, scheme: .classes(2), nodeCount: 4, samplesPerClass: 3, seed: 7)
        #expect(
            partition.shards == [
                [38, 28, 58, 50, 20, 15], [51, 16, 21, 12, 27, 17], [39, 9, 49, 43, 13, 53],
                [0, 30, 25, 11, 31, 46],
            ])
    }

    @Test func `shards:2, to the image`() throws {
        let data = balanced(classes: 5, perClass: 12)
        let partition = try Partition(of: data, scheme: .shards(2), nodeCount: 3, samplesPerClass: 4, seed: 7)
        #expect(
            partition.shards == [
                [40, 5, 50, 55, 48, 33, 23, 8], [21, 10, 51, 41, 6, 26, 12, 17],
                [32, 43, 52, 42, 4, 29, 14, 19],
            ])
    }

    @Test func `classes:1-3, to the image`() throws {
        let data = balanced(classes: 5, perClass: 12)
        let partition = try Partition(
            of: data, scheme: .classRange(1...3), nodeCount: 4, samplesPerClass: 2, seed: 7)
        #expect(
            partition.shards == [[38, 28, 50, 20], [51, 16, 12, 27], [39, 9, 58, 43], [15, 0]])
    }

    /// Seed 3 draws one class for each of the three nodes; two of the five would be nobody's.
    @Test func `classes:A-B leaves no class to nobody`() throws {
        let data = balanced(classes: 5, perClass: 12)
        let partition = try Partition(
            of: data, scheme: .classRange(1...2), nodeCount: 3, samplesPerClass: 1, seed: 3)
        #expect(partition.shards == [[50, 14], [17, 1], [48]])
    }

    @Test(arguments: 1...20)
    func `classes:A-B keeps to its range and to what its seed gave it`(seed: Int) throws {
        let data = balanced(classes: 10, perClass: 130)
        func partition() throws -> Partition {
            try Partition(
                of: data, scheme: .classRange(1...3), nodeCount: 10, samplesPerClass: 5, seed: UInt64(seed))
        }
        let first = try partition()
        var held = Set<Int>()
        for shard in first.shards {
            let classes = counts(shard, of: data).indices.filter { counts(shard, of: data)[$0] > 0 }
            #expect(1...3 ~= classes.count)
            held.formUnion(classes)
        }
        #expect(held == Set(0..<10))
        #expect(try partition() == first)
        let later = counts(first.shard(forInjectedNode: 10), of: data).filter { $0 > 0 }
        #expect(1...3 ~= later.count && later.allSatisfy { $0 == 5 })
    }

    @Test(arguments: [1, 2, 3, 7, 10], [1, 4, 8, 13])
    func `classes:K gives K classes a node and covers them evenly`(classes: Int, nodes: Int) throws {
        let data = balanced(classes: 10, perClass: 130)
        let partition = try Partition(
            of: data, scheme: .classes(classes), nodeCount: nodes, samplesPerClass: 10, seed: 3)
        var holders = Array(repeating: 0, count: 10)
        for shard in partition.shards {
            let held = counts(shard, of: data)
            #expect(held.filter { $0 == 10 }.count == classes)
            #expect(held.filter { $0 == 0 }.count == 10 - classes)
            for (label, count) in held.enumerated() where count > 0 { holders[label] += 1 }
        }
        #expect(holders.max()! - holders.min()! <= 1)
        #expect(Set(partition.shards.joined()).count == nodes * classes * 10)
    }

    @Test func `A deck that runs out is dealt again from its front, and no node holds an image twice`() throws
    {
        let data = balanced(classes: 2, perClass: 5)
        let partition = try Partition(of: data, scheme: .iid, nodeCount: 4, samplesPerClass: 3, seed: 1)
        for shard in partition.shards { #expect(Set(shard).count == 6) }
        let ofFirstClass = partition.shards.flatMap { $0.filter { $0 % 2 == 0 } }
        #expect(Set(ofFirstClass.prefix(5)) == [0, 2, 4, 6, 8])
        #expect(ofFirstClass[5..<10] == ofFirstClass[0..<5])

        let greedy = try Partition(of: data, scheme: .iid, nodeCount: 2, samplesPerClass: 9, seed: 1)
        for shard in greedy.shards { #expect(Set(shard) == Set(0..<10) && shard.count == 10) }
    }

    @Test func `dirichlet deals as many images as iid, more unevenly the smaller alpha is`() throws {
        let data = balanced(classes: 10, perClass: 2000)
        func largestShare(_ alpha: Double) throws -> Double {
            let partition = try Partition(
                of: data, scheme: .dirichlet(alpha: alpha), nodeCount: 20, samplesPerClass: 50, seed: 2)
            #expect(partition.shards.allSatisfy { $0.count == 500 && Set($0).count == 500 })
            #expect(Set(partition.shards.joined()).count == 20 * 500)
            return partition.shards.map { Double(counts($0, of: data).max()!) / 500 }.reduce(0, +) / 20
        }
        let (wild, mild, even) = try (largestShare(0.1), largestShare(1), largestShare(1000))
        // The mean of the largest of ten shares is .67, .29 and .105 (NumPy, a million draws each).
        #expect(abs(wild - 0.67) < 0.13)
        #expect(abs(mild - 0.29) < 0.05)
        #expect(abs(even - 0.105) < 0.003)
    }

    @Test func `shards:S leaves a node with few classes and shares no image`() throws {
        let data = balanced(classes: 10, perClass: 100)
        let partition = try Partition(
            of: data, scheme: .shards(2), nodeCount: 10, samplesPerClass: 50, seed: 6)
        // 20 shards of 50 images: none straddles two classes.
        for shard in partition.shards {
            #expect(counts(shard, of: data).allSatisfy { [0, 50, 100].contains($0) })
        }
        #expect(Set(partition.shards.joined()) == Set(0..<1000))
    }

    @Test func `A class without images is passed over`() throws {
        let data = images((0..<40).map { UInt8(1 + $0 % 4) }, classCount: 6)
        let partition = try Partition(
            of: data, scheme: .classes(2), nodeCount: 4, samplesPerClass: 5, seed: 1)
        for shard in partition.shards { #expect(shard.count == 10) }
        #expect(Set(partition.shards.joined()) == Set(0..<40))
    }

    @Test(arguments: [PartitionScheme.iid, .classes(3), .dirichlet(alpha: 0.5), .shards(2)])
    func `The seed decides, and nothing else`(scheme: PartitionScheme) throws {
        let data = balanced(classes: 10, perClass: 100)
        func partition(_ seed: UInt64) throws -> Partition {
            try Partition(of: data, scheme: scheme, nodeCount: 5, samplesPerClass: 10, seed: seed)
        }
        #expect(try partition(4) == partition(4))
        #expect(try partition(4).shards != partition(5).shards)
    }

    @Test(arguments: [PartitionScheme.iid, .classes(3), .shards(2)])
    func `A node that joins gets what the first nodes left`(scheme: PartitionScheme) throws {
        let data = balanced(classes: 10, perClass: 200)
        let partition = try Partition(of: data, scheme: scheme, nodeCount: 8, samplesPerClass: 10, seed: 4)
        let ninth = partition.shard(forInjectedNode: 8)
        let tenth = partition.shard(forInjectedNode: 9)
        #expect(ninth.count == partition.shards[0].count)
        #expect(Set(ninth).count == ninth.count)
        #expect(Set(ninth).isDisjoint(with: tenth))
        for shard in partition.shards {
            #expect(Set(shard).isDisjoint(with: ninth))
            #expect(Set(shard).isDisjoint(with: tenth))
        }
    }

    @Test func `A node that joins under dirichlet holds as many images as the others`() throws {
        let data = balanced(classes: 10, perClass: 2000)
        let partition = try Partition(
            of: data, scheme: .dirichlet(alpha: 0.5), nodeCount: 8, samplesPerClass: 10, seed: 4)
        let ninth = partition.shard(forInjectedNode: 8)
        #expect(ninth.count == 100)
        #expect(Set(partition.shards.joined()).isDisjoint(with: ninth))
    }

    @Test func `A node that joins can be given its classes`() throws {
        let data = balanced(classes: 10, perClass: 200)
        let partition = try Partition(
            of: data, scheme: .classes(3), nodeCount: 8, samplesPerClass: 10, seed: 4)
        let shard = partition.shard(forInjectedNode: 12, classes: [7, 2])
        #expect(counts(shard, of: data) == [0, 0, 10, 0, 0, 0, 0, 10, 0, 0])
        #expect(Set(partition.shards.joined()).isDisjoint(with: shard))
    }

    @Test(arguments: [
        (PartitionScheme.classes(11), 8, 10), (.classes(0), 8, 10), (.shards(13), 8, 10), (.shards(0), 8, 10),
        (.classRange(1...11), 8, 10), (.classRange(1...3), 3, 10), (.classRange(0...3), 8, 10),
        (.dirichlet(alpha: 0), 8, 10), (.dirichlet(alpha: .nan), 8, 10), (.iid, 0, 10), (.iid, 8, 0),
    ])
    func `What cannot be dealt is refused`(scheme: PartitionScheme, nodes: Int, samples: Int) {
        let data = balanced(classes: 10, perClass: 10)
        #expect(throws: GANCoreError.self) {
            try Partition(of: data, scheme: scheme, nodeCount: nodes, samplesPerClass: samples, seed: 1)
        }
    }
}
