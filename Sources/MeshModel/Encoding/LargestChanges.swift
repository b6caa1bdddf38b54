import GANCore

/// Finds which weights differ most between two versions of networks.
struct LargestChanges {
    /// Positions in the packed vectors, one network behind the other, ascending.
    private(set) var positions: [Int] = []
    /// Each one's new weight minus the old one.
    private(set) var changes: [Float] = []

    /// The `limit` largest changes of all; among equal ones those that come first. Weights that have not changed
    /// are never among them.
    init(from base: [FloatBuffer], to weights: [FloatBuffer], layouts: [NetworkLayout], limit: Int) {
        let all = Self.differences(from: base, to: weights, layouts: layouts)
        let threshold = Self.threshold(of: all, limit: limit)
        positions.reserveCapacity(limit)
        changes.reserveCapacity(limit)
        var ties = limit - all.count { Self.rank($0) > threshold }
        for (position, change) in all.enumerated() {
            let rank = Self.rank(change)
            guard rank >= threshold, rank > 0 else { continue }
            if rank == threshold {
                guard ties > 0 else { continue }
                ties -= 1
            }
            positions.append(position)
            changes.append(change)
        }
    }

    /// Magnitudes compare like the whole numbers that their bits are; what is no number comes out on top, so that
    /// it is never hidden.
    @inline(__always)
    private static func rank(_ change: Float) -> UInt32 { change.magnitude.bitPattern }

    private static func differences(
        from base: [FloatBuffer], to weights: [FloatBuffer], layouts: [NetworkLayout]
    ) -> [Float] {
        let total = layouts.reduce(0) { $0 + $1.parameterCount }
        return [Float](unsafeUninitializedCapacity: total) { target, count in
            for (index, layout) in layouts.enumerated() {
                base[index].withUnsafePointer { old in
                    weights[index].withUnsafePointer { new in
                        layout.forEachRow { row in
                            for column in 0..<row.count {
                                let place = row.padded + column
                                target[count + row.packed + column] = new[place] - old[place]
                            }
                        }
                    }
                }
                count += layout.parameterCount
            }
        }
    }

    /// The rank of the `limit`-th largest change, found without sorting: by how many there are of each value of
    /// its highest digit, then of the next among those that share it, and so on (radix selection, three digits of
    /// 11, 11 and 10 bits).
    private static func threshold(of changes: [Float], limit: Int) -> UInt32 {
        guard limit < changes.count else { return 0 }
        guard limit > 0 else { return .max }
        var found: UInt32 = 0
        var wanted = limit
        var known: UInt32 = 0
        for (shift, bits) in [(UInt32(21), UInt32(11)), (10, 11), (0, 10)] {
            var counts = [Int](repeating: 0, count: 1 << bits)
            let mask = UInt32(1) << bits - 1
            for change in changes where rank(change) & known == found {
                counts[Int(rank(change) >> shift & mask)] += 1
            }
            var digit = counts.count - 1
            while counts[digit] < wanted {
                wanted -= counts[digit]
                digit -= 1
            }
            found |= UInt32(digit) << shift
            known |= mask << shift
        }
        return found
    }
}
