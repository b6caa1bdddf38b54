/// A table of text for people: columns as wide as their widest cell, numbers to the right.
struct TextTable {
    private let header: [String]
    private var rows: [[String]] = []

    /// The columns that stand to the left; numbers stand to the right.
    private let left: Set<Int>

    init(_ header: [String], left: Set<Int> = [0]) {
        self.header = header
        self.left = left
    }

    /// Adds a row; it has as many cells as the header.
    mutating func add(_ cells: [String]) {
        precondition(cells.count == header.count, "a row has a cell for each column")
        rows.append(cells)
    }

    /// The header, a rule, and the rows; where they are wider than `width`, several such tables one under the other, each
    /// with the first column and as many others as fit.
    func lines(within width: Int) -> [String] {
        var parts: [[Int]] = []
        for column in header.indices.dropFirst() {
            if let part = parts.last, columns([0] + part + [column]).lines[0].count <= width {
                parts[parts.count - 1].append(column)
            } else {
                parts.append([column])
            }
        }
        return Array(parts.map { columns([0] + $0).lines }.joined(separator: [""]))
    }

    /// The table of these columns alone.
    private func columns(_ kept: [Int]) -> TextTable {
        var table = TextTable(
            kept.map { header[$0] }, left: Set(kept.indices.filter { left.contains(kept[$0]) }))
        table.rows = rows.map { row in kept.map { row[$0] } }
        return table
    }

    /// The header, a rule, and the rows.
    var lines: [String] {
        let all = [header] + rows
        let widths = header.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
        let text = all.map { row in
            row.indices.map { column in
                let padding = String(repeating: " ", count: widths[column] - row[column].count)
                if left.contains(column) {
                    return column == widths.count - 1 ? row[column] : row[column] + padding
                }
                return padding + row[column]
            }.joined(separator: "  ")
        }
        let rule = widths.map { String(repeating: "-", count: $0) }.joined(separator: "  ")
        return [text[0], rule] + text.dropFirst()
    }
}

extension Double {
    /// The number with this many digits behind the point.
    func formatted(digits: Int) -> String {
        guard isFinite else { return description }
        var scale = 1.0
        for _ in 0..<digits { scale *= 10 }
        let scaled = (abs(self) * scale).rounded()
        guard scaled < 1e15 else { return description }
        let whole = Int(scaled)
        let sign = self < 0 && whole > 0 ? "-" : ""
        guard digits > 0 else { return sign + String(whole) }
        let text = String(whole)
        let padded = String(repeating: "0", count: max(0, digits + 1 - text.count)) + text
        return sign + padded.dropLast(digits) + "." + padded.suffix(digits)
    }

    /// The share as a percentage, e.g. `81.3 %`.
    var percent: String { (self * 100).formatted(digits: 1) + " %" }
}
