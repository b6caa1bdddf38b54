import CKernels

/// Fills batches from a node's own samples and its fakes, balanced over the classes of each.
struct BatchSampler {
    /// Writes `labels.count` samples into the columns of `output` (rows: pixels) and their classes into `labels`.
    ///
    /// The first samples are own ones, `ownShare` of the batch while there are fakes and all of it otherwise; the
    /// rest are fakes. Within each part every class has the same number of samples, give or take one, and the
    /// classes that get the one more are drawn.
    static func fill(
        _ output: FeatureMatrix, labels: inout [UInt8], from data: TrainingData, stream: inout RandomStream
    ) {
        let count = labels.count
        let ownCount: Int
        if data.fakes.count == 0 {
            ownCount = count
        } else if data.own.count == 0 {
            ownCount = 0
        } else {
            ownCount = Int((Float(count) * data.ownShare).rounded())
        }
        fill(output, labels: &labels, range: 0..<ownCount, from: data.own, stream: &stream)
        fill(output, labels: &labels, range: ownCount..<count, from: data.fakes, stream: &stream)
    }

    /// The same for a batch in which all classes of both sets together are balanced: the classifier's batches.
    static func fillBalanced(
        _ output: FeatureMatrix, labels: inout [UInt8], from data: TrainingData, stream: inout RandomStream
    ) {
        let own = data.own.classesPresent.count
        let foreign = data.fakes.classesPresent.count
        var shared = data
        shared.ownShare = Float(own) / Float(max(own + foreign, 1))
        fill(output, labels: &labels, from: shared, stream: &stream)
    }

    /// The same for a batch in which each class has the share that its weight has in the sum of all: the classifier's
    /// batches where some classes are harder than others.
    ///
    /// - Parameter weights: one for each class, above 0; a class that both sets have counts twice.
    static func fillWeighted(
        _ output: FeatureMatrix, labels: inout [UInt8], from data: TrainingData, weights: [Float],
        stream: inout RandomStream
    ) {
        let own = data.own.classesPresent
        let all = own + data.fakes.classesPresent
        let total = all.reduce(0) { $0 + weights[$1] }
        // Systematic sampling: evenly spaced points on the line of all weights, from one random start, so that every
        // class has its share to within one sample.
        let start = stream.uniform()
        var ownCount = 0
        var stratum = 0
        var edge = weights[all[0]]
        for position in labels.indices {
            let point = (Float(position) + start) / Float(labels.count) * total
            while point >= edge, stratum + 1 < all.count {
                stratum += 1
                edge += weights[all[stratum]]
            }
            labels[position] = UInt8(all[stratum])
            if stratum < own.count { ownCount += 1 }
        }
        gather(output, labels: labels, range: 0..<ownCount, from: data.own, stream: &stream)
        gather(output, labels: labels, range: ownCount..<labels.count, from: data.fakes, stream: &stream)
    }

    private static func fill<Images: PixelSource>(
        _ output: FeatureMatrix, labels: inout [UInt8], range: Range<Int>, from images: Images,
        stream: inout RandomStream
    ) {
        guard !range.isEmpty else { return }
        let classes = images.classesPresent
        precondition(!classes.isEmpty, "a batch needs samples")
        let first = stream.below(classes.count)
        for position in 0..<range.count {
            labels[range.lowerBound + position] = UInt8(classes[(first + position) % classes.count])
        }
        gather(output, labels: labels, range: range, from: images, stream: &stream)
    }

    /// Draws an image of each label of `range` and writes it into the label's column.
    static func gather<Images: PixelSource>(
        _ output: FeatureMatrix, labels: [UInt8], range: Range<Int>, from images: Images,
        stream: inout RandomStream
    ) {
        guard !range.isEmpty else { return }
        withUnsafeTemporaryAllocation(of: UnsafePointer<Images.Pixel>?.self, capacity: range.count) {
            chosen in
            images.withPixels { pixels in
                for position in 0..<range.count {
                    let candidates = images.indicesByClass[Int(labels[range.lowerBound + position])]
                    let index = Int(candidates[stream.below(candidates.count)])
                    // The images come from anywhere in memory: each is on its way while the next is drawn.
                    let image = pixels + index * images.pixelCount
                    ck_prefetch(image, images.pixelCount * MemoryLayout<Images.Pixel>.stride)
                    chosen[position] = image
                }
                let columns = output.columns(range.lowerBound, count: range.count)
                Images.gather(UnsafeBufferPointer(chosen), pixelCount: images.pixelCount, into: columns)
            }
        }
    }
}
