/// The words after `inject`, each at most once.
struct InjectionText {
    private var classes: [Int]?
    private var position: Position?
    private var neighbours: [NodeID]?
    private var batteryJoules: Double?
    private var samplesPerClass: Int?

    init?(_ words: [String]) {
        for word in words {
            let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(
                String.init)
            guard parts.count == 2, read(parts[0], parts[1]) else { return nil }
        }
    }

    /// - Returns: whether there is such a word, it has not been read before, and this can be its value.
    private mutating func read(_ name: String, _ value: String) -> Bool {
        let items = value.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        switch name {
        case "classes" where classes == nil:
            let numbers = items.compactMap { Int($0) }.filter { $0 >= 0 }
            guard numbers.count == items.count else { return false }
            classes = numbers
        case "at" where position == nil && items.count == 2:
            position = Position(x: items[0], y: items[1])
            return position != nil
        case "near" where neighbours == nil:
            neighbours = [NodeID](text: value)
            return neighbours != nil
        case "battery" where batteryJoules == nil:
            guard let joules = Double(value), joules > 0, joules.isFinite else { return false }
            batteryJoules = joules
        case "samples" where samplesPerClass == nil:
            guard let count = Int(value), count > 0 else { return false }
            samplesPerClass = count
        default: return false
        }
        return true
    }

    var intervention: Intervention {
        .injectNode(
            classes: classes, position: position, neighbours: neighbours, batteryJoules: batteryJoules,
            samplesPerClass: samplesPerClass)
    }
}
