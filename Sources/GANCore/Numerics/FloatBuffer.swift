#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A fixed number of floats with value semantics, aligned to 64 bytes (a cache line, an AVX-512 register).
///
/// Copies share storage until one of them is written to, so that a checkpoint or a weight vector on its way
/// through the mesh costs a reference.
public struct FloatBuffer: Sendable {
    private var storage: Storage

    /// Creates a buffer of `count` zeros.
    public init(count: Int) {
        storage = Storage(count: count)
    }

    /// Creates a buffer that holds `elements` in their order.
    public init(_ elements: some Collection<Float>) {
        storage = Storage(count: elements.count)
        _ = UnsafeMutableBufferPointer(start: storage.base, count: storage.count).update(from: elements)
    }

    /// The number of floats.
    public var count: Int { storage.count }

    /// Where the floats are: equal for two buffers that share their storage.
    public var storageIdentity: ObjectIdentifier { ObjectIdentifier(storage) }

    public subscript(index: Int) -> Float {
        get {
            precondition(index >= 0 && index < storage.count, "index out of range")
            return storage.base[index]
        }
        set {
            precondition(index >= 0 && index < storage.count, "index out of range")
            makeUnique()
            storage.base[index] = newValue
        }
    }

    /// Calls `body` with the floats; the pointer is valid during the call only.
    @inline(__always)
    public func withUnsafePointer<R, E: Error>(_ body: (UnsafePointer<Float>) throws(E) -> R) throws(E) -> R {
        defer { _fixLifetime(storage) }
        return try body(UnsafePointer(storage.base))
    }

    /// Calls `body` with the floats to be written; copies them first where the storage is shared.
    @inline(__always)
    public mutating func withUnsafeMutablePointer<R, E: Error>(
        _ body: (UnsafeMutablePointer<Float>) throws(E) -> R
    ) throws(E) -> R {
        makeUnique()
        defer { _fixLifetime(storage) }
        return try body(storage.base)
    }

    @inline(__always)
    private mutating func makeUnique() {
        if !isKnownUniquelyReferenced(&storage) { storage = Storage(copying: storage) }
    }

    /// Written only through a uniquely referenced `FloatBuffer`, so sharing it between threads is safe.
    private final class Storage: @unchecked Sendable {
        let base: UnsafeMutablePointer<Float>
        let count: Int

        init(count: Int) {
            precondition(count >= 0, "a buffer cannot have a negative count")
            self.count = count
            base = Self.block(of: count)
            base.initialize(repeating: 0, count: count)
        }

        init(copying other: Storage) {
            count = other.count
            base = Self.block(of: count)
            base.initialize(from: other.base, count: count)
        }

        deinit {
            BlockPool.give(UnsafeMutableRawPointer(base), bytes: Self.byteCount(of: count))
        }

        private static func block(of count: Int) -> UnsafeMutablePointer<Float> {
            BlockPool.take(bytes: byteCount(of: count)).bindMemory(to: Float.self, capacity: count)
        }

        /// Whole cache lines, at least one.
        private static func byteCount(of count: Int) -> Int {
            (max(count, 1) * MemoryLayout<Float>.stride + 63) & ~63
        }
    }
}

extension FloatBuffer: Equatable {
    public static func == (left: FloatBuffer, right: FloatBuffer) -> Bool {
        guard left.count == right.count else { return false }
        if left.storageIdentity == right.storageIdentity { return true }
        return left.withUnsafePointer { a in
            right.withUnsafePointer { b in
                memcmp(a, b, left.count * MemoryLayout<Float>.stride) == 0
            }
        }
    }
}

extension FloatBuffer {
    /// The floats as an array.
    public var elements: [Float] {
        withUnsafePointer { Array(UnsafeBufferPointer(start: $0, count: count)) }
    }
}
