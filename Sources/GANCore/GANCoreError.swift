/// What can go wrong in GANCore; turned into text in one place, ``description``.
public enum GANCoreError: Error, Equatable, CustomStringConvertible {
    /// A file that is not what it must be.
    case badFile(path: String, offset: Int, expected: String, found: String, remedy: String)
    /// A setting that cannot be.
    case badSetting(name: String, value: String, expected: String)

    public var description: String {
        switch self {
        case .badFile(let path, let offset, let expected, let found, let remedy):
            "\(path): at byte \(offset): expected \(expected), found \(found); \(remedy)"
        case .badSetting(let name, let value, let expected):
            "\(name): \(value) is not valid; expected \(expected)"
        }
    }
}
