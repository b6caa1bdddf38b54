/// Times work on a shared machine: the least of several rounds is the least disturbed one.
struct Stopwatch {
    private let clock = ContinuousClock()

    /// Seconds that `body` takes.
    func seconds(_ body: () throws -> Void) rethrows -> Double {
        let duration = try clock.measure(body)
        return Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
    }

    /// How often `body` runs in about `target` seconds.
    func repetitions(filling target: Double, _ body: (Int) -> Void) -> Int {
        var count = 1
        while true {
            let elapsed = seconds { body(count) }
            if elapsed > target / 4 { return max(1, Int(Double(count) * target / elapsed)) }
            count *= 2
        }
    }
}

/// Something to be timed: `run(n)` does `n` units of work, each of `flops` floating-point operations.
struct Contender {
    let name: String
    let flops: Double
    let run: (Int) -> Void
}

/// Times contenders in turns, so that what disturbs the machine disturbs all of them, and keeps the best round of
/// each.
struct InterleavedTiming {
    var rounds = 60
    var secondsPerTurn = 0.004

    /// The best seconds per unit of each contender, in their order.
    func best(_ contenders: [Contender]) -> [Double] {
        let stopwatch = Stopwatch()
        let counts = contenders.map { stopwatch.repetitions(filling: secondsPerTurn, $0.run) }
        var best = contenders.map { _ in Double.infinity }
        for _ in 0..<rounds {
            for (index, contender) in contenders.enumerated() {
                let count = counts[index]
                let perUnit = stopwatch.seconds { contender.run(count) } / Double(count)
                best[index] = min(best[index], perUnit)
            }
        }
        return best
    }
}
