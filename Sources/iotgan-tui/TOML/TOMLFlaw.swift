import TOMLKit

/// What is wrong in a TOML document, before it is known where.
struct TOMLFlaw: Error {
    var line: Int?
    var key: String?
    var problem: String
}

extension TOMLFileError {
    init(_ flaw: TOMLFlaw, file: String, lines: TOMLLines) {
        self.init(
            file: file, line: flaw.line ?? lines.line(of: flaw.key), key: flaw.key, problem: flaw.problem)
    }
}

extension TOMLTable {
    static func parse(_ text: String) throws(TOMLFlaw) -> TOMLTable {
        // The parser takes the text as a C string and would not see what follows.
        guard !text.unicodeScalars.contains("\0") else { throw TOMLFlaw(problem: "it is not a text file") }
        do {
            return try TOMLTable(string: text)
        } catch let error as TOMLParseError {
            throw TOMLFlaw(line: error.source.begin.line, problem: error.description)
        } catch {
            throw TOMLFlaw(problem: "\(error)")
        }
    }
}
