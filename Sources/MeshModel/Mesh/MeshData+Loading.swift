import GANCore

extension MeshData {
    /// Reads or draws the data set of `scenario` and deals it to its nodes.
    ///
    /// - Throws: ``MeshModelError/core(_:)`` for files that are not what they must be, and for a partition that the
    ///   data cannot fill.
    public static func load(for scenario: Scenario) throws(MeshModelError) -> MeshData {
        let dataset: ImageDataset
        do throws(GANCoreError) {
            dataset = try scenario.loadDataset()
        } catch {
            throw .core(error)
        }
        return try MeshData(dataset: dataset, dealtFor: scenario)
    }
}

extension Scenario {
    /// Glyphs of each class: enough for small meshes to share none, and drawn before anybody notices.
    private static let glyphsPerClass = 600...2_000
    private static let testGlyphsPerClass = 100

    func loadDataset() throws(GANCoreError) -> ImageDataset {
        switch dataset {
        case .glyphs:
            let wanted = nodeCount * samplesPerClass
            let range = Self.glyphsPerClass
            return .glyphs(
                side: gan.imageSide, trainingPerClass: min(max(wanted, range.lowerBound), range.upperBound),
                testPerClass: Self.testGlyphsPerClass, seed: seed)
        case .fashionMNIST: return try .fashionMNIST(side: gan.imageSide)
        case .folder(let path): return try .folder(path, side: gan.imageSide)
        }
    }

    /// This scenario with as many classes as `dataset` has.
    func fitted(to dataset: ImageDataset) -> Scenario {
        var fitted = self
        fitted.gan.classCount = dataset.training.classCount
        return fitted
    }
}
