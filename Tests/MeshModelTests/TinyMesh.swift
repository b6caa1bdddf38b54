import GANCore

@testable import MeshModel

/// Scenarios and data so small that a debug build ticks through them quickly.
enum TinyMesh {
    static let classCount = 4

    static func scenario(_ change: (inout Scenario) -> Void = { _ in }) -> Scenario {
        var scenario = Scenario()
        scenario.name = "tiny"
        scenario.nodeCount = 4
        scenario.partition = .classes(1)
        scenario.samplesPerClass = 6
        scenario.exchangeInterval = 8
        scenario.fakesPerClass = 3
        scenario.encoding = .fp32
        scenario.tickSeconds = 0.1
        scenario.gan.imageSide = 4
        scenario.gan.classCount = classCount
        scenario.gan.latentCount = 4
        scenario.gan.generatorHidden = [8]
        scenario.gan.discriminatorHidden = [8]
        scenario.gan.batchSize = 4
        scenario.classifier.hidden = [8]
        scenario.classifier.batchSize = 4
        change(&scenario)
        return scenario
    }

    /// Flat grey images, one shade a class; node `n` owns those of class `n % classCount`.
    static func data(for scenario: Scenario) -> MeshData {
        let perClass = 6
        let labels = (0..<classCount).flatMap { Array(repeating: UInt8($0), count: perClass) }
        let side = scenario.gan.imageSide
        let shades = labels.map { Float($0) / Float(classCount) * 2 - 1 }
        let pixels = FloatBuffer(shades.flatMap { Array(repeating: $0, count: side * side) })
        let images = LabelledImages(side: side, classCount: classCount, pixels: pixels, labels: labels)
        let dataset = ImageDataset(
            name: "shades", classNames: (0..<classCount).map { "\($0)" }, training: images, test: images)
        let shards = (0..<scenario.nodeCount).map { images.indicesByClass[$0 % classCount].map(Int.init) }
        return MeshData(dataset: dataset, shards: shards) { id, classes in
            (classes ?? [Int(id.number) % classCount]).flatMap { images.indicesByClass[$0].map(Int.init) }
        }
    }

    static func state(_ scenario: Scenario = scenario()) throws -> MeshState {
        try MeshState(scenario: scenario, data: data(for: scenario))
    }

    static func run(_ scenario: Scenario = scenario(), threadCount: Int = 1) throws -> MeshRun {
        try MeshRun(scenario: scenario, data: data(for: scenario), threadCount: threadCount)
    }
}

extension MeshState {
    /// Who sends to whom, for each copy of a message on the air.
    var receptions: [(from: NodeID, to: NodeID)] {
        transmissions.flatMap { transmission in
            transmission.receptions.map { (transmission.sender, $0.receiver) }
        }
    }
}
