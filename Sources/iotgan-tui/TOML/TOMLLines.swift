/// On which lines of a TOML document its keys stand, for error messages. The parser does not tell; this looks for
/// headers and for what stands before an equals sign, and so may know nothing of a key that is written unusually.
struct TOMLLines {
    private var lines: [String: Int] = [:]

    init(_ text: String) {
        var table = ""
        var counts: [String: Int] = [:]
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let content = line.prefix { $0 != "#" }.filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" }
            if content.hasPrefix("[["), let end = content.firstIndex(of: "]") {
                let name = String(content[content.index(content.startIndex, offsetBy: 2)..<end])
                table = "\(name)[\(counts[name, default: 0])]"
                counts[name, default: 0] += 1
                note(table, index)
                note(name, index)
            } else if content.hasPrefix("["), let end = content.firstIndex(of: "]") {
                table = String(content[content.index(after: content.startIndex)..<end])
                note(table, index)
            } else if let equals = content.firstIndex(of: "=") {
                let key = String(content[..<equals])
                note(table.isEmpty ? key : table + "." + key, index)
            }
        }
    }

    private mutating func note(_ key: String, _ index: Int) {
        if lines[key] == nil { lines[key] = index + 1 }
    }

    /// The line of `key`, or else of the table that it should be in; nil where neither was found.
    func line(of key: String?) -> Int? {
        guard let key else { return nil }
        return lines[key] ?? lines[String(key.prefix { $0 != "." })]
    }
}
