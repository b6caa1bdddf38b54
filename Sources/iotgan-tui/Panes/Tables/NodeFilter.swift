import MeshModel

/// Which nodes a table shows, as a person types it: words that must all fit.
///
/// A number is the node's own, `class=3` a class that it knows; any other word is part of its state, its radio, its device
/// or the name of a class that it knows.
struct NodeFilter: Hashable, Sendable {
    private let words: [String]
    private let classNames: [String]

    init(_ text: String, classNames: [String]) {
        words = text.lowercased().split(separator: " ").map(String.init)
        self.classNames = classNames.map { $0.lowercased() }
    }

    func fits(_ row: NodeFigures) -> Bool { words.allSatisfy { fits(row, $0) } }

    private func fits(_ row: NodeFigures, _ word: String) -> Bool {
        if let number = UInt32(word) { return row.node.id.number == number }
        let known = row.node.knowledge.indices.filter { row.node.knowledge[$0] != nil }
            .compactMap { classNames.indices.contains($0) ? classNames[$0] : nil }
        if word.hasPrefix("class=") { return known.contains(String(word.dropFirst("class=".count))) }
        // Names of classes that are single digits would turn up in everything.
        return ([row.state.name, row.node.radio.rawValue, row.node.device.rawValue] + known)
            .contains { $0.lowercased().contains(word) }
    }
}
