import Foundation

/// Times work, by one of two clocks.
enum Stopwatch {
    /// Seconds as they pass: for work on several threads.
    case wall
    /// Seconds that the calling thread was computing: for work on one thread. On an idle machine it is the same; on a
    /// shared one it leaves out the time in which others had the core.
    case threadCPU

    /// Seconds that `body` takes.
    func seconds(_ body: () throws -> Void) rethrows -> Double {
        let start = now
        try body()
        return now - start
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

    /// What the clock shows, in seconds.
    var now: Double {
        var time = timespec()
        clock_gettime(self == .wall ? CLOCK_MONOTONIC : CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
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
    var stopwatch = Stopwatch.threadCPU
    var rounds = 30
    var secondsPerTurn = 0.015

    /// The best seconds per unit of each contender, in their order.
    func best(_ contenders: [Contender]) -> [Double] {
        let counts = contenders.map { stopwatch.repetitions(filling: secondsPerTurn, $0.run) }
        var best = contenders.map { _ in Double.infinity }
        for _ in 0..<rounds {
            for (index, contender) in contenders.enumerated() {
                let count = counts[index]
                // The others have been in the caches since.
                contender.run(1)
                let perUnit = stopwatch.seconds { contender.run(count) } / Double(count)
                best[index] = min(best[index], perUnit)
            }
        }
        return best
    }
}
