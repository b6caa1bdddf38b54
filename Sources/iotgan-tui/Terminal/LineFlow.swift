/// How much may be on its way to the terminal.
///
/// Kernels and ssh take thousands of bytes ahead, and on a slow line whatever is written then waits behind them. So after
/// each portion the terminal is asked for its status, and the next portion begins when it has answered, for then it has
/// read all before. Portions are as large as the line carries in a quarter of a second: on a fast one a whole frame.
struct LineFlow {
    typealias Instant = ContinuousClock.Instant

    /// Bytes that may be on their way.
    private(set) var portion = Self.smallestPortion
    private var question: Question?
    private var hasAnswered = false
    /// The time that a question alone takes to the terminal and back.
    private var latency = Duration.zero
    /// Whether a question is to be asked behind nothing: at first, and where even the smallest portion took long, lest a line
    /// that has got longer be taken for a slower one for good.
    private(set) var mustMeasure = true
    private var lastAnswer = Duration.zero
    /// Other terminals would show the question.
    private let isUnderstood: Bool

    private struct Question {
        let time: Instant
        let byteCount: Int
    }

    private static let smallestPortion = 128
    private static let largestPortion = 1 << 16
    /// Nobody minds so much of a wait behind a portion.
    private static let target = Duration.milliseconds(250)
    private static let shortestPatience = Duration.seconds(1)
    private static let longestPatience = Duration.seconds(10)

    /// - Parameter isUnderstood: whether the terminal may be asked at all.
    init(isUnderstood: Bool = true) {
        self.isUnderstood = isUnderstood
    }

    var isAwaitingAnswer: Bool { question != nil }

    /// When the terminal is given up that has not answered yet; nil where it owes no answer.
    var patienceEnd: Instant? { question.map { $0.time + patience } }

    /// Whether the terminal is of a kind that does not answer: it is not asked again, but may answer yet.
    func isMute(at now: Instant) -> Bool { !isUnderstood || (!hasAnswered && isLost(at: now)) }

    /// Whether something may be written: all that was written before has arrived, or an answer must have been lost.
    func mayWrite(at now: Instant) -> Bool { question == nil || isLost(at: now) }

    /// Takes note of a question behind so many bytes.
    mutating func asked(byteCount: Int, at now: Instant) {
        question = Question(time: now, byteCount: byteCount)
    }

    /// Takes note of an answer.
    mutating func answered(at now: Instant) {
        guard let question else { return }
        self.question = nil
        hasAnswered = true
        lastAnswer = question.time.duration(to: now)
        latency = question.byteCount == 0 ? lastAnswer : min(latency, lastAnswer)
        let wait = lastAnswer - latency
        mustMeasure = wait > Self.target && portion == Self.smallestPortion
        if wait > Self.target {
            portion = max(Self.smallestPortion, min(portion, question.byteCount) / 2)
        } else if wait < Self.target / 2, question.byteCount >= portion {
            portion = min(Self.largestPortion, portion * 2)
        }
    }

    /// Whoever has the terminal now gets the answer.
    mutating func forgetQuestion() { question = nil }

    private func isLost(at now: Instant) -> Bool { patienceEnd.map { now >= $0 } ?? false }

    /// Long after a long wait: a line that stood still is not to be filled meanwhile.
    private var patience: Duration { min(max(Self.shortestPatience, lastAnswer * 4), Self.longestPatience) }
}
