extension ImageDataset {
    /// How many classes a data set may have.
    public static let classCounts = 2...64

    /// Loads a folder with IDX files: MNIST, Fashion-MNIST, KMNIST, EMNIST and others of their kind.
    ///
    /// The folder holds `train-images-idx3-ubyte`, `train-labels-idx1-ubyte`, `t10k-images-idx3-ubyte` and
    /// `t10k-labels-idx1-ubyte`, plain or with `.gz`, with a dot before `idx` or a dash. Files with a prefix are
    /// found too (`emnist-balanced-train-images-idx3-ubyte.gz`, with `test` instead of `t10k`); where several
    /// data sets share a folder, `path` is folder/prefix.
    ///
    /// There are as many classes as the largest training label says, plus one; some may have no images (EMNIST's
    /// letters begin at 1). EMNIST's images are stored transposed; they are taken as they are.
    ///
    /// - Parameters:
    ///   - path: the folder.
    ///   - side: width and height in pixels that the images are scaled to, by area; 4 ... 64.
    ///   - classNames: a name for each class; their numbers, if nil.
    /// - Throws: ``GANCoreError`` for a missing, truncated, mislabelled, oversized or otherwise bad file, with the
    ///   file and the offset.
    public static func folder(
        _ path: String, side: Int, classNames: [String]? = nil
    ) throws(GANCoreError) -> ImageDataset {
        try load(
            path, name: path, side: side, classNames: classNames,
            remedy:
                "put train-images-idx3-ubyte, train-labels-idx1-ubyte and the same for t10k there, or their .gz"
        )
    }

    /// Loads Fashion-MNIST (Xiao, Rasul & Vollgraf 2017): ten kinds of clothing, 60,000 + 10,000 images.
    ///
    /// - Parameters:
    ///   - path: the folder with its files; where Debian's package `dataset-fashion-mnist` puts them by default.
    ///   - side: width and height in pixels that the images are scaled to, by area; 4 ... 64.
    public static func fashionMNIST(
        folder path: String = fashionMNISTFolder, side: Int
    ) throws(GANCoreError) -> ImageDataset {
        try load(
            path, name: "fashion-mnist", side: side,
            classNames: [
                "T-shirt", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag",
                "Boot",
            ],
            remedy:
                #"make run ARGS="--dataset fashion-mnist" installs it, apt-get install dataset-fashion-mnist too"#
        )
    }

    /// Where Debian's package `dataset-fashion-mnist` puts its files.
    public static let fashionMNISTFolder = "/usr/share/datasets/fashion-mnist"

    private static func load(
        _ path: String, name: String, side: Int, classNames: [String]?, remedy: String
    ) throws(GANCoreError) -> ImageDataset {
        guard sides.contains(side) else {
            throw .badSetting(name: "image side", value: "\(side)", expected: "4 to 64 pixels")
        }
        let files = try IDXFolder(path: path, remedy: remedy)
        let training = try LabelledFile(files.training)
        let test = try LabelledFile(files.test)
        let classCount = try training.countClasses()
        try test.check(against: training, classCount: classCount)
        let numbers = (0..<classCount).map { String($0) }
        return try ImageDataset(
            name: name, classNames: classNames?.count == classCount ? classNames! : numbers,
            training: training.load(side: side, classCount: classCount),
            test: test.load(side: side, classCount: classCount))
    }
}

/// A file of images whose header was read, and its labels.
private struct LabelledFile {
    private var images: IDXFile
    private let labels: [UInt8]
    private let labelsPath: String

    /// Images that are read at a time.
    private static let chunk = 256
    private static let oneSource = "take both files from one data set"

    init(_ pair: IDXFolder.Pair) throws(GANCoreError) {
        images = try IDXFile(path: pair.images, content: .images)
        var labels = try IDXFile(path: pair.labels, content: .labels)
        guard labels.count == images.count else {
            throw .badFile(
                path: pair.labels, offset: 4, expected: "\(images.count) labels, as many as images",
                found: "\(labels.count)", remedy: Self.oneSource)
        }
        let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: labels.count)
        defer { bytes.deallocate() }
        try labels.read(labels.count, into: bytes)
        try labels.finish()
        self.labels = Array(UnsafeBufferPointer(start: bytes, count: labels.count))
        labelsPath = pair.labels
    }

    /// The largest label and one.
    func countClasses() throws(GANCoreError) -> Int {
        try checkLabels(below: ImageDataset.classCounts.upperBound, remedy: "more classes are not supported")
        let count = Int(labels.max()!) + 1
        guard count >= ImageDataset.classCounts.lowerBound else {
            throw .badFile(
                path: labelsPath, offset: 8, expected: "labels of two classes at least", found: "zeros only",
                remedy: "take another data set")
        }
        return count
    }

    /// Checks that these images are of the same kind as those to train on.
    func check(against training: LabelledFile, classCount: Int) throws(GANCoreError) {
        guard images.side == training.images.side else {
            throw .badFile(
                path: images.path, offset: 8,
                expected: "\(training.images.side) rows, as in the training images",
                found: "\(images.side)", remedy: Self.oneSource)
        }
        try checkLabels(below: classCount, remedy: Self.oneSource)
    }

    private func checkLabels(below bound: Int, remedy: String) throws(GANCoreError) {
        guard let index = labels.firstIndex(where: { $0 >= bound }) else { return }
        throw .badFile(
            path: labelsPath, offset: 8 + index, expected: "a label below \(bound)",
            found: "\(labels[index])",
            remedy: remedy)
    }

    /// Reads the images and scales them.
    func load(side: Int, classCount: Int) throws(GANCoreError) -> LabelledImages {
        var images = images
        var resampler = AreaResampler(from: images.side, to: side)
        let imageBytes = images.side * images.side
        let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: Self.chunk * imageBytes)
        defer { bytes.deallocate() }
        var pixels = FloatBuffer(count: images.count * side * side)
        try pixels.withUnsafeMutablePointer { pointer throws(GANCoreError) in
            for first in stride(from: 0, to: images.count, by: Self.chunk) {
                let count = min(Self.chunk, images.count - first)
                try images.read(count * imageBytes, into: bytes)
                for index in 0..<count {
                    resampler.resample(
                        bytes + index * imageBytes, to: pointer + (first + index) * side * side)
                }
            }
        }
        try images.finish()
        return LabelledImages(side: side, classCount: classCount, pixels: pixels, labels: labels)
    }
}
