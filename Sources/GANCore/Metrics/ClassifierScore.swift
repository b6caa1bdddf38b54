/// How a classifier did on labelled images.
public struct ClassifierScore: Sendable, Hashable, Codable {
    /// Share of images of all classes that were classified correctly.
    public var accuracy: Double
    /// The same for each class; nil where there were no images of it.
    public var accuracyByClass: [Double?]

    public init(accuracy: Double, accuracyByClass: [Double?]) {
        self.accuracy = accuracy
        self.accuracyByClass = accuracyByClass
    }

    /// Mode coverage: the classes of which at least `threshold` of the images are recognised.
    public func coveredClasses(threshold: Double = 0.5) -> [Int] {
        accuracyByClass.indices.filter { (accuracyByClass[$0] ?? 0) >= threshold }
    }
}
