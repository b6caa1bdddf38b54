import GANCore

/// A node's way under random waypoint mobility.
struct Walk: Sendable, Hashable {
    var target: Position
    /// Seconds that it rests before it goes on.
    var pauseSeconds: Double
    /// Targets so far.
    var leg: Int

    /// Where it comes to from `position` in `seconds`; at the target it rests, then heads for the next one.
    mutating func advance(
        from position: Position, seconds: Double, metresPerSecond: Double, rest: Double,
        nextTarget: (_ leg: Int) -> Position
    ) -> Position {
        if pauseSeconds > 0 {
            pauseSeconds = max(0, pauseSeconds - seconds)
            return position
        }
        let distance = position.squaredDistance(to: target).squareRoot()
        let step = metresPerSecond * seconds
        if distance <= step {
            let reached = target
            leg += 1
            target = nextTarget(leg)
            pauseSeconds = rest
            return reached
        }
        let share = step / distance
        return Position(
            x: position.x + (target.x - position.x) * share, y: position.y + (target.y - position.y) * share)
    }
}
