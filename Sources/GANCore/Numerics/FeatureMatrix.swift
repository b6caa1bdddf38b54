/// A feature-major matrix in scratch memory: element `[row][sample]` is `base[row * stride + sample]`.
///
/// It is a view: ``ScratchArena`` owns the memory, and a view must not outlive it.
struct FeatureMatrix {
    let base: UnsafeMutablePointer<Float>
    let rows: Int
    let columns: Int
    let stride: Int

    /// The matrix from column `start` on, `count` columns wide, over the same memory.
    func columns(_ start: Int, count: Int) -> FeatureMatrix {
        assert(start + count <= columns, "a view lies inside its matrix")
        return FeatureMatrix(base: base + start, rows: rows, columns: count, stride: stride)
    }

    func row(_ index: Int) -> UnsafeMutablePointer<Float> {
        assert(index < rows, "a row lies inside its matrix")
        return base + index * stride
    }

    func fillRow(_ index: Int, with value: Float) {
        row(index).update(repeating: value, count: columns)
    }
}

/// Memory that one thread carves its scratch matrices from; nothing in it lives longer than a step.
final class ScratchArena {
    private var blocks: [UnsafeMutableRawPointer] = []

    /// A zeroed matrix whose rows start on cache lines.
    ///
    /// The stride is an odd number of cache lines: with an even one, the rows of a tall matrix would compete for
    /// a few sets of the first-level cache.
    func matrix(rows: Int, columns: Int) -> FeatureMatrix {
        let lines = ((columns + 15) / 16) | 1
        let stride = lines * 16
        return FeatureMatrix(base: floats(rows * stride), rows: rows, columns: columns, stride: stride)
    }

    /// `count` zeroed floats on a cache line.
    func floats(_ count: Int) -> UnsafeMutablePointer<Float> {
        let raw = UnsafeMutableRawPointer.allocate(
            byteCount: max(count, 1) * MemoryLayout<Float>.stride, alignment: 64)
        blocks.append(raw)
        let pointer = raw.bindMemory(to: Float.self, capacity: count)
        pointer.initialize(repeating: 0, count: count)
        return pointer
    }

    deinit {
        for block in blocks { block.deallocate() }
    }
}
