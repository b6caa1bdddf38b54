extension String {
    /// The one of `names` that this was probably meant to be; nil where none is close.
    package func nearest(in names: [String]) -> String? {
        let ranked = names.map { (name: $0, distance: editDistance(to: $0)) }
        guard let best = ranked.min(by: { $0.distance < $1.distance }) else { return nil }
        return best.distance <= max(1, count / 4) ? best.name : nil
    }

    /// Insertions, deletions and substitutions that make `other` of this (Levenshtein 1966).
    private func editDistance(to other: String) -> Int {
        let target = Array(other)
        var row = Array(0...target.count)
        for (index, character) in enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for column in target.indices {
                let substituted = diagonal + (character == target[column] ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = Swift.min(substituted, diagonal + 1, row[column] + 1)
            }
        }
        return row[target.count]
    }
}
