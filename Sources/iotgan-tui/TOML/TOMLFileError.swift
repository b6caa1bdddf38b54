/// A TOML file that cannot be used, in one line: file, line, key, what is wrong, what is expected.
struct TOMLFileError: Error, CustomStringConvertible {
    let file: String
    var line: Int?
    var key: String?
    let problem: String

    var description: String {
        [line.map { "\(file):\($0)" } ?? file, key, problem].compactMap(\.self).joined(separator: ": ")
    }
}
