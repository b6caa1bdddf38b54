#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A system call did not do what it was asked for.
public struct SystemFailure: Error, Hashable, CustomStringConvertible {
    /// The value of `errno`.
    public let code: Int32

    public init(code: Int32) {
        self.code = code
    }

    /// Of the last call on this thread.
    static var last: SystemFailure { SystemFailure(code: errno) }

    /// What the system says of it, e.g. `No space left on device`.
    public var description: String { String(cString: strerror(code)) }
}

extension SystemFailure {
    /// A write that took nothing and says nothing of why.
    static let noProgress = SystemFailure(code: EIO)
}
