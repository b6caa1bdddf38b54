/// What can go wrong in GANCore; turned into text in one place, ``description``.
public enum GANCoreError: Error, Equatable, CustomStringConvertible {
    /// A file or a folder that is not there, or not one that can be read.
    case unreadable(path: String, expected: String, found: String, remedy: String)
    /// A file that is not what it must be. `offset` is in the unpacked bytes; where packed bytes themselves are
    /// bad, it is in the file.
    case badFile(path: String, offset: Int, expected: String, found: String, remedy: String)
    /// A setting that cannot be.
    case badSetting(name: String, value: String, expected: String)

    /// One line: what was wrong, where, and what to do.
    public var description: String {
        switch self {
        case .unreadable(let path, let expected, let found, let remedy):
            "\(path): expected \(expected), found \(found); \(remedy)"
        case .badFile(let path, let offset, let expected, let found, let remedy):
            "\(path): at byte \(offset): expected \(expected), found \(found); \(remedy)"
        case .badSetting(let name, let value, let expected):
            "\(name): \(value) is not valid; expected \(expected)"
        }
    }
}
