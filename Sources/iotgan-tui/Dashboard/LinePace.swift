/// How often frames may come on a terminal that takes its time, such as a serial line or a distant ssh: at most half of
/// the time goes into drawing the mesh, so that the line is free when a key wants its answer.
struct LinePace {
    /// A frame that took longer was held up by the line, and not by a busy machine.
    static let patience = Duration.milliseconds(250)

    /// Pictures are most of what a frame writes: they have at most an eighth of a slow line.
    private static let pictureRest = 8

    /// How long a frame takes.
    private var lastFrame = Duration.zero
    private var nextPictures: ContinuousClock.Instant?

    /// Whether the last frame of the mesh was held up.
    var isSlow: Bool { lastFrame > Self.patience }

    /// The time from the end of a frame to the beginning of the next.
    func interval(usual: Duration) -> Duration {
        isSlow ? max(usual, min(lastFrame, Self.longestRest)) : usual
    }

    /// The first frame on a serial line takes half a minute; nobody wants to see it for as long.
    private static let longestRest = Duration.seconds(3)

    /// Whether a frame that begins now may show pictures anew.
    func mayShowPictures(at now: ContinuousClock.Instant) -> Bool { nextPictures.map { now >= $0 } ?? true }

    /// Takes note of a frame of the mesh that is on the screen now.
    mutating func note(start: ContinuousClock.Instant, end: ContinuousClock.Instant) {
        let hadPictures = mayShowPictures(at: start)
        // A frame that a key cut short says little; a line that has become fast is believed after a few frames.
        lastFrame = max(start.duration(to: end), lastFrame / 2)
        if hadPictures { nextPictures = isSlow ? end + lastFrame * Self.pictureRest : nil }
    }
}
