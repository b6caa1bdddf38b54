/// How fast a counter has grown over the last second or so.
struct RateMeter {
    private var samples: [(instant: ContinuousClock.Instant, count: Int)] = []
    /// Counts per second; kept while nothing is measured.
    private(set) var rate = 0.0

    private static let window = Duration.seconds(1)
    private static let spacing = Duration.milliseconds(50)

    /// Takes note of the counter.
    mutating func note(_ count: Int, at instant: ContinuousClock.Instant) {
        if let last = samples.last, last.instant.duration(to: instant) < Self.spacing { return }
        samples.append((instant, count))
        while samples.count > 2 && samples[1].instant.duration(to: instant) >= Self.window {
            samples.removeFirst()
        }
        guard let first = samples.first, samples.count > 1 else { return }
        let seconds = first.instant.duration(to: instant) / .seconds(1)
        rate = Double(count - first.count) / seconds
    }

    /// Leaves out what passes between now and the next note: the clock stood.
    mutating func interrupt() { samples = [] }
}
