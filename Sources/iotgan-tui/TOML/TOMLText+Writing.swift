import MeshModel

extension TOMLText {
    private static let commentColumn = 40

    /// An assignment, and what it means beside it or, where it is long, above it.
    static func line(_ key: String, _ value: SettingValue, _ meaning: String) -> String {
        let assignment = "\(key) = \(value)"
        if assignment.count > commentColumn { return "# \(meaning)\n\(assignment)" }
        return assignment + String(repeating: " ", count: commentColumn + 2 - assignment.count)
            + "# \(meaning)"
    }
}
