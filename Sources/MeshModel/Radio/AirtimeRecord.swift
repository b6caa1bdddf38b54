import GANCore

/// What a node has transmitted in the last hour, by the minute: radios with a duty cycle must look back over it.
///
/// ETSI EN 300 220-1 defines the duty cycle as the share of *any* observation interval of an hour. The minute that is
/// running counts besides the sixty before it, and what a tick brings belongs to the minute in which the tick ends: so no
/// interval of an hour has more than the record says, at the price of up to a minute in sixty-one.
struct AirtimeRecord: Sendable, Hashable {
    private struct Minute: Hashable {
        /// From 0, when the mesh began.
        let number: Int
        var nanoseconds: Int64
    }

    /// Those in which something was transmitted, ascending.
    private var minutes: [Minute] = []
    /// The sum of all minutes. Whole nanoseconds, so that what is taken out is what was put in.
    private(set) var nanoseconds: Int64 = 0

    static let minuteSeconds = 60.0
    /// What is remembered, the running minute included.
    static let rememberedMinutes = 61
    /// How long it takes until all is forgotten that a node transmitted at once.
    static let memorySeconds = minuteSeconds * Double(rememberedMinutes)

    var seconds: Double { Double(nanoseconds) * 1e-9 }

    /// Whether another `seconds` are allowed to a radio that may transmit for `limitSeconds` an hour.
    func allows(_ seconds: Double, limitSeconds: Double) -> Bool {
        nanoseconds + Self.whole(seconds) <= Self.whole(limitSeconds)
    }

    /// Counts `seconds` that end before `end`, which is in seconds since the mesh began.
    mutating func add(_ seconds: Double, before end: Double) {
        let added = Self.whole(seconds)
        let number = max(0, Int((end / Self.minuteSeconds).rounded(.up)) - 1)
        nanoseconds += added
        if let last = minutes.indices.last, minutes[last].number >= number {
            minutes[last].nanoseconds += added
        } else {
            minutes.append(Minute(number: number, nanoseconds: added))
        }
    }

    /// Forgets what was more than an hour ago at `now`, in seconds since the mesh began.
    mutating func forget(at now: Double) {
        let oldest = Int(now / Self.minuteSeconds) - Self.rememberedMinutes + 1
        let count = minutes.partitioningIndex { $0.number >= oldest }
        nanoseconds -= minutes[..<count].reduce(0) { $0 + $1.nanoseconds }
        minutes.removeFirst(count)
    }

    /// Adds all that it remembers to `digest`.
    func combine(into digest: inout Digest) {
        digest.combine(UInt64(minutes.count))
        for minute in minutes {
            digest.combine(UInt64(minute.number))
            digest.combine(UInt64(bitPattern: minute.nanoseconds))
        }
    }

    private static func whole(_ seconds: Double) -> Int64 { Int64((seconds * 1e9).rounded()) }
}
