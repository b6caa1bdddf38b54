extension String {
    /// The text, or as much of it as fits into `width` columns with a sign that more was there.
    func fitted(_ width: Int, _ glyphs: Glyphs) -> String {
        count <= width ? self : width > 0 ? prefix(width - 1) + glyphs.ellipsis : ""
    }

    /// The text in lines of at most `width` columns, broken at spaces; further lines are set in by two.
    ///
    /// A word that is longer than a line stands in one of its own.
    func wrapped(_ width: Int) -> [String] {
        var lines = [""]
        for word in split(separator: " ") {
            let isFirst = lines[lines.count - 1].allSatisfy { $0 == " " }
            let needed = lines[lines.count - 1].count + (isFirst ? 0 : 1) + word.count
            if needed > width, !isFirst { lines.append("  ") }
            let isNew = lines[lines.count - 1].allSatisfy { $0 == " " }
            lines[lines.count - 1] += (isNew ? "" : " ") + word
        }
        return lines
    }
}
