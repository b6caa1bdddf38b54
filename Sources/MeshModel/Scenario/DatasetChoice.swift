/// Where images come from.
public enum DatasetChoice: Sendable, Hashable {
    /// The procedural glyphs that the program carries with it.
    case glyphs
    /// The files of Debian's package `dataset-fashion-mnist`.
    case fashionMNIST
    /// A folder with IDX image/label pairs.
    case folder(String)
}

extension DatasetChoice: TextCodable {
    public static let expectedText = "glyphs, fashion-mnist, or the path of a folder"

    /// Reads `glyphs`, `fashion-mnist`, or the path of a folder.
    public init?(_ text: String) {
        switch text {
        case "": return nil
        case "glyphs": self = .glyphs
        case "fashion-mnist": self = .fashionMNIST
        default: self = .folder(text)
        }
    }

    public var description: String {
        switch self {
        case .glyphs: "glyphs"
        case .fashionMNIST: "fashion-mnist"
        case .folder(let path): path
        }
    }
}
