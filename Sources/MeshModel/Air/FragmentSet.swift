/// Which fragments of a message are still to come.
struct FragmentSet: Sendable, Hashable {
    private var words: [UInt64]
    /// How many there are.
    private(set) var count: Int

    /// All of `total` fragments.
    init(all total: Int) {
        words = Array(repeating: .max, count: (total + 63) / 64)
        if total % 64 > 0 { words[words.count - 1] = (1 << UInt64(total % 64)) - 1 }
        count = total
    }

    var isEmpty: Bool { count == 0 }

    func contains(_ fragment: Int) -> Bool { words[fragment / 64] >> UInt64(fragment % 64) & 1 == 1 }

    /// Removes `fragment`, whether or not it is there.
    mutating func remove(_ fragment: Int) {
        guard contains(fragment) else { return }
        words[fragment / 64] &= ~(1 << UInt64(fragment % 64))
        count -= 1
    }

    /// The first fragment from `start` on; nil where there is none.
    func first(from start: Int) -> Int? {
        var index = start / 64
        guard index < words.count else { return nil }
        var word = words[index] & (.max << UInt64(start % 64))
        while word == 0 {
            index += 1
            guard index < words.count else { return nil }
            word = words[index]
        }
        return index * 64 + word.trailingZeroBitCount
    }
}
