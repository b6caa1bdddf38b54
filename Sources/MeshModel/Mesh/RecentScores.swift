import GANCore

/// How D scored real and generated samples in a node's last steps.
struct RecentScores: Sendable {
    /// Of all steps that are there together.
    private(set) var sum = ScoreHistogram()
    /// Those of the last ``RecentSteps/window`` steps, in a ring.
    private var ring: [ScoreHistogram] = []
    private var next = 0

    mutating func append(_ scores: ScoreHistogram) {
        sum += scores
        if ring.count < RecentSteps.window {
            ring.append(scores)
        } else {
            sum -= ring[next]
            ring[next] = scores
        }
        next = (next + 1) % RecentSteps.window
    }
}
