/// Moves a card aside where others stand in its way, so that two nodes that are near each other do not take all others
/// their cards.
enum CardNudge {
    /// Further aside a card would not be taken for a node that stands where it does.
    private static let columns = 6
    private static let rows = 2

    /// The ways to move, the nearest first; cells are twice as high as wide.
    private static let moves: [Point] = (-rows...rows).flatMap { y in
        (-columns...columns).map { Point($0, y) }
    }
    .sorted { (abs($0.x) + 2 * abs($0.y), $0.y, $0.x) < (abs($1.x) + 2 * abs($1.y), $1.y, $1.x) }

    /// The nearest place of a card where it keeps two columns and a row from all others; nil where there is none near.
    static func free(_ card: Rect, beside others: [Rect], within area: Rect) -> Rect? {
        func isFree(_ card: Rect) -> Bool {
            let spaced = Rect(x: card.x - 2, y: card.y - 1, width: card.width + 4, height: card.height + 2)
            return !others.contains { $0.intersects(spaced) }
        }
        if isFree(card) { return card }
        return moves.lazy.map {
            Rect(x: card.x + $0.x, y: card.y + $0.y, width: card.width, height: card.height)
        }
        .first { $0.intersection(area) == $0 && isFree($0) }
    }
}
