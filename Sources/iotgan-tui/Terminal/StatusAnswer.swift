/// A terminal's answer to the question for its status (DSR 5, `ESC [ 5 n`), byte by byte as it comes among the keys.
///
/// Not the question for the cursor's place, which many programs ask: its answer may look like F3 with a modifier.
struct StatusAnswer {
    enum Outcome: Hashable {
        case whole
        /// These bytes are no part of an answer; none where one may have begun.
        case other([UInt8])
    }

    private static let bytes = Array("\u{1B}[0n".utf8)

    /// How many bytes of it have come.
    private var count = 0

    /// Whether an answer may have begun. It may be the Escape key as well.
    var hasBegun: Bool { count > 0 }

    mutating func take(_ byte: UInt8) -> Outcome {
        if byte == Self.bytes[count] {
            count += 1
            guard count == Self.bytes.count else { return .other([]) }
            count = 0
            return .whole
        }
        let begun = release()
        guard byte == Self.bytes[0] else { return .other(begun + [byte]) }
        count = 1
        return .other(begun)
    }

    /// What has begun is no answer after all.
    ///
    /// - Returns: the bytes that have come.
    mutating func release() -> [UInt8] {
        defer { count = 0 }
        return Array(Self.bytes[..<count])
    }
}
