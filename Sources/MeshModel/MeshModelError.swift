public import GANCore

/// What can go wrong in MeshModel; turned into text in one place, ``description``.
public enum MeshModelError: Error, Equatable, CustomStringConvertible {
    /// A setting that cannot be.
    case badSetting(name: String, value: String, expected: String)
    /// A data set that does not fit the scenario.
    case dataMismatch(name: String, found: String, expected: String, remedy: String)
    /// Something below refused.
    case core(GANCoreError)

    public var description: String {
        switch self {
        case .badSetting(let name, let value, let expected):
            "\(name): \(value) is not valid; expected \(expected)"
        case .dataMismatch(let name, let found, let expected, let remedy):
            "data set \(name): found \(found), expected \(expected); \(remedy)"
        case .core(let error): error.description
        }
    }
}
