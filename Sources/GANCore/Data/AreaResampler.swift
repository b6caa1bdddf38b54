/// Scales square images of bytes by area: a pixel is the mean of what it covers, with exact fractions.
///
/// Output pixel r covers the source interval [r · S / T, (r + 1) · S / T) for S source and T output pixels a side.
/// Measured in T-ths of a source pixel every overlap is a whole number, so the sums are exact integers and one
/// division at the end rounds. Enlarging follows the same rule: pixels within one source pixel repeat it, and
/// those across a border mix both sides.
struct AreaResampler {
    private let sourceSide: Int
    private let side: Int
    /// The first source pixel that each output pixel overlaps.
    private let firsts: [Int]
    /// How much of each source pixel it overlaps, `taps` numbers an output pixel.
    private let weights: [UInt32]
    private let taps: Int
    /// Column sums of the source rows that one output row overlaps; `taps` more, so that no tap reads behind.
    private var columns: [UInt32]

    /// Creates a resampler; both sides are at least 1 and at most 256, where the sums still fit 32 bits.
    init(from sourceSide: Int, to side: Int) {
        precondition((1...256).contains(sourceSide) && (1...256).contains(side))
        let taps = (sourceSide + side - 1) / side + 1
        var weights = Array(repeating: UInt32(0), count: side * taps)
        for output in 0..<side {
            let (start, end) = (output * sourceSide, (output + 1) * sourceSide)
            for source in start / side...(end - 1) / side {
                let overlap = min(end, (source + 1) * side) - max(start, source * side)
                weights[output * taps + source - start / side] = UInt32(overlap)
            }
        }
        self.sourceSide = sourceSide
        self.side = side
        self.taps = taps
        self.weights = weights
        firsts = (0..<side).map { $0 * sourceSide / side }
        columns = Array(repeating: 0, count: sourceSide + taps)
    }

    /// Writes the scaled image with its bytes 0 ... 255 as floats -1 ... 1.
    mutating func resample(_ bytes: UnsafePointer<UInt8>, to pixels: UnsafeMutablePointer<Float>) {
        if side == sourceSide {
            // The same quotients, reduced, so the same bits; four times as fast.
            for index in 0..<side * side { pixels[index] = 2 * Float(bytes[index]) / 255 - 1 }
            return
        }
        let scale = Float(255 * sourceSide * sourceSide)
        for y in 0..<side {
            sumColumns(of: bytes, forRow: y)
            for x in 0..<side {
                var sum: UInt32 = 0
                for tap in 0..<taps { sum &+= weights[x * taps + tap] &* columns[firsts[x] + tap] }
                pixels[y * side + x] = 2 * Float(sum) / scale - 1
            }
        }
    }

    /// Sets `columns[x]` to the weighted sum of the pixels in column x that output row `y` overlaps.
    private mutating func sumColumns(of bytes: UnsafePointer<UInt8>, forRow y: Int) {
        for x in 0..<sourceSide { columns[x] = 0 }
        for tap in 0..<taps where weights[y * taps + tap] > 0 {
            let weight = weights[y * taps + tap]
            let row = bytes + (firsts[y] + tap) * sourceSide
            for x in 0..<sourceSide { columns[x] &+= weight &* UInt32(row[x]) }
        }
    }
}
