/// Ascending positions as the gaps between them, each gap in Rice's code: its quotient by 2^b as that many ones and
/// a zero, then its b low bits (Rice 1979; Golomb 1966 for 2^b). Bits fill bytes from the lowest up; the bits behind
/// the last gap are zero.
///
/// Gaps between things that are spread evenly are distributed geometrically, for which no code of whole bits is
/// shorter (Gallager & van Voorhis 1975): one position in ten takes about 4.7 bits, where a bitmap takes ten.
struct RiceCode {
    /// How many positions there are.
    let count: Int
    /// All positions are below it.
    let end: Int
    /// b, the bits of a gap that are written as they are.
    let lowBits: Int

    /// The code for `count` positions below `end`; both sides know the two, and so which code it is: the one with
    /// the shortest ``maximumByteCount``.
    init(count: Int, end: Int) {
        precondition(count >= 0 && count <= end, "each position is taken once")
        self.count = count
        self.end = end
        lowBits = (0..<31).min { Self.bits(count, end, $0) < Self.bits(count, end, $1) } ?? 0
    }

    private static func bits(_ count: Int, _ end: Int, _ lowBits: Int) -> Int {
        (end - count) >> lowBits + count * (lowBits + 1)
    }

    /// The most bytes that `count` positions below `end` can take.
    var maximumByteCount: Int { (Self.bits(count, end, lowBits) + 7) / 8 }

    /// Appends the code of `positions` to `bytes`.
    func encode(_ positions: [Int], to bytes: inout [UInt8]) {
        var pending: UInt64 = 0
        var pendingCount = 0
        func put(_ value: UInt64, _ count: Int) {
            pending |= value << UInt64(pendingCount)
            pendingCount += count
            while pendingCount >= 8 {
                bytes.append(UInt8(truncatingIfNeeded: pending))
                pending >>= 8
                pendingCount -= 8
            }
        }
        var next = 0
        for position in positions {
            let gap = position - next
            for _ in 0..<gap >> lowBits { put(1, 1) }
            put(0, 1)
            put(UInt64(gap) & (1 << UInt64(lowBits) - 1), lowBits)
            next = position + 1
        }
        if pendingCount > 0 { put(0, 8 - pendingCount) }
    }

    /// Reads positions that fill `bytes`; nil where anything else is in them.
    func decode(_ bytes: UnsafeRawBufferPointer) -> [Int]? {
        guard bytes.count <= maximumByteCount else { return nil }
        let bitCount = bytes.count * 8
        var cursor = 0
        func take() -> Int? {
            guard cursor < bitCount else { return nil }
            defer { cursor += 1 }
            return Int(bytes[cursor >> 3] >> UInt8(cursor & 7) & 1)
        }
        var positions: [Int] = []
        positions.reserveCapacity(count)
        var next = 0
        for _ in 0..<count {
            var gap = 0
            while true {
                guard let bit = take() else { return nil }
                if bit == 0 { break }
                gap += 1 << lowBits
            }
            for place in 0..<lowBits {
                guard let bit = take() else { return nil }
                gap |= bit << place
            }
            guard next + gap < end else { return nil }
            positions.append(next + gap)
            next += gap + 1
        }
        guard bitCount - cursor < 8 else { return nil }
        while let bit = take() { guard bit == 0 else { return nil } }
        return positions
    }
}
