import GANCore

extension Scenario {
    /// The largest mesh that a scenario may ask for.
    public static let maximumNodeCount = 10_000
    /// Own samples of each class that a node may have.
    public static let samplesPerClassRange = 1...1_000_000
    /// Joules that a battery may hold.
    public static let batteryJoulesRange = 1e-6...1e9

    /// Checks every setting.
    ///
    /// - Throws: ``MeshModelError/badSetting(name:value:expected:)`` for the first one that cannot be.
    public func validate() throws(MeshModelError) {
        try requireWhole("nodes", nodeCount, in: 1...Self.maximumNodeCount)
        try requireWhole("samples per class", samplesPerClass, in: Self.samplesPerClassRange)
        try requireWhole("exchange interval", exchangeInterval, in: 1...1_000_000_000)
        try requireWhole("fakes per class", fakesPerClass, in: 1...1_000_000)
        try requireWhole("teachers per class", teachersPerClass, in: 1...16)
        try requireWhole("steps per tick", stepsPerTick, in: 1...10_000)
        if let ownShare {
            try require(
                "own share", ownShare, ownShare > 0 && ownShare <= 1, "a number above 0 and up to 1")
        }
        try requireNumber("tick seconds", tickSeconds, in: 1e-6...86_400)
        try requireNumber("battery joules", batteryJoules, in: Self.batteryJoulesRange)
        if case .randomGeometric(let radius) = topology {
            try require(
                "topology radius", radius, radius >= 0 && radius.isFinite,
                "a share of the unit square's side above 0, e.g. random:0.4, or random alone")
        }
        try validatePartition()
        try validateGAN()
        try validateWorld()
        for threshold in HealthThreshold.allCases {
            try requireNumber(threshold.rawValue, health[threshold], in: HealthThreshold.range)
        }
        try requireWhole("classifier batch size", classifier.batchSize, in: 1...65_536)
        try requireWhole(
            "classifier steps per adversarial step", classifier.stepsPerAdversarialStep, in: 1...1_000)
        try requireWidths("classifier hidden widths", classifier.hidden)
        try requirePositive("classifier learning rate", Double(classifier.learningRate), upTo: 1e6)
        try requireDecay("classifier average decay", classifier.averageDecay)
        try require(
            "classifier input noise", classifier.inputNoise,
            classifier.inputNoise >= 0 && classifier.inputNoise <= 10,
            "a number from 0 to 10, in units of grey from -1 to 1")
        try require(
            "classifier input offset", classifier.inputOffset, abs(classifier.inputOffset) <= 10,
            "a number from -10 to 10, in units of grey from -1 to 1")
        try require(
            "classifier label smoothing", classifier.labelSmoothing,
            classifier.labelSmoothing >= 0 && classifier.labelSmoothing < 1, "a share from 0 to below 1")
    }

    private func validatePartition() throws(MeshModelError) {
        switch partition {
        case .iid: break
        case .classes(let count):
            try requireWhole("partition classes", count, in: 1...max(1, gan.classCount))
        case .classRange(let counts):
            try requireWhole("partition classes", counts.upperBound, in: 1...max(1, gan.classCount))
        case .dirichlet(let alpha):
            let alphas = PartitionScheme.alphas
            try require(
                "partition dirichlet", alpha, alphas.contains(alpha),
                "an alpha from \(alphas.lowerBound) to \(alphas.upperBound)")
        case .shards(let count): try requireWhole("partition shards", count, in: 1...1_000_000)
        }
    }

    private func validateGAN() throws(MeshModelError) {
        try requireWhole("image side", gan.imageSide, in: 4...64)
        try requireWhole("classes", gan.classCount, in: ImageDataset.classCounts)
        try requireWhole("latent length", gan.latentCount, in: 1...65_536)
        try requireWhole("batch size", gan.batchSize, in: 1...65_536)
        try requireWhole("discriminator steps", gan.discriminatorSteps, in: 1...1_000)
        try requireWidths("generator hidden widths", gan.generatorHidden)
        try requireWidths("discriminator hidden widths", gan.discriminatorHidden)
        try requirePositive("generator learning rate", Double(gan.generatorLearningRate), upTo: 1e6)
        try requirePositive("discriminator learning rate", Double(gan.discriminatorLearningRate), upTo: 1e6)
        try requirePositive("Adam epsilon", Double(gan.epsilon), upTo: 1)
        try requireDecay("Adam beta1", gan.beta1)
        try requireDecay("Adam beta2", gan.beta2)
        try requireDecay("average decay", gan.averageDecay)
        try require(
            "R1 gamma", gan.r1Gamma, gan.r1Gamma >= 0 && gan.r1Gamma.isFinite, "a number from 0 up")
        let messageBytes = messageByteCount
        try require(
            "generator hidden widths", gan.generatorHidden, messageBytes <= MeshMessage.maximumByteCount,
            "networks whose weight vector fits a message of \(MeshMessage.maximumByteCount) bytes, "
                + "not of \(messageBytes)")
        try require(
            "encoding", encoding.rawValue, !(encoding == .delta && strategy == .relay),
            "one whose messages are whole, because relay forwards originals: fp32, fp16, int8 or int4")
    }

    func requireWidths(_ name: String, _ widths: [Int]) throws(MeshModelError) {
        try require(
            name, widths, !widths.isEmpty && widths.count <= 16 && widths.allSatisfy { 1...16_384 ~= $0 },
            "1 to 16 whole numbers in 1 ... 16384")
    }

    func requireDecay(_ name: String, _ value: Float) throws(MeshModelError) {
        try require(name, value, value >= 0 && value < 1, "a number from 0 to below 1")
    }

    func requireWhole(
        _ name: String, _ value: Int, in range: ClosedRange<Int>
    ) throws(MeshModelError) {
        try require(
            name, value, range.contains(value),
            "a whole number in \(range.lowerBound) ... \(range.upperBound)")
    }

    func requireNumber(
        _ name: String, _ value: Double, in range: ClosedRange<Double>
    ) throws(MeshModelError) {
        try require(
            name, value, range.contains(value), "a number in \(range.lowerBound) ... \(range.upperBound)")
    }

    func requirePositive(
        _ name: String, _ value: Double, upTo limit: Double
    ) throws(MeshModelError) {
        try require(name, value, value > 0 && value <= limit, "a positive number up to \(limit)")
    }

    func require(
        _ name: String, _ value: some Any, _ holds: Bool, _ expected: String
    ) throws(MeshModelError) {
        if !holds { throw .badSetting(name: name, value: "\(value)", expected: expected) }
    }
}
