/// How the training images are dealt to the nodes; ``Partition`` says exactly what each scheme does.
public enum PartitionScheme: Sendable, Hashable {
    /// Every node sees all classes alike.
    case iid
    /// Each node sees this many classes (McMahan et al. 2017, "pathological non-IID").
    case classes(Int)
    /// Each node draws its number of classes from this range, and every class is held by somebody.
    case classRange(ClosedRange<Int>)
    /// Each node's class shares are drawn from a symmetric Dirichlet distribution (Hsu et al. 2019).
    case dirichlet(alpha: Double)
    /// Images sorted by class, cut into shards; each node gets this many (McMahan et al. 2017).
    case shards(Int)

    /// Concentrations of a Dirichlet distribution that can be drawn in single precision.
    public static let alphas = 0.001...1000

    /// The schemes as they are written, for people.
    public static let forms =
        "iid, classes:K, classes:A-B, dirichlet:ALPHA or shards:S (K, A, S from 1; B from A; ALPHA from 0.001 to 1000)"
}

extension PartitionScheme: CustomStringConvertible {
    /// Reads what ``description`` writes: `iid`, `classes:3`, `classes:1-3`, `dirichlet:0.5` or
    /// `shards:2`.
    ///
    /// - Throws: ``GANCoreError/badSetting(name:value:expected:)`` for anything else.
    public init(parsing text: String) throws(GANCoreError) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(
            String.init)
        switch (parts[0], parts.count) {
        case ("iid", 1): self = .iid
        case ("classes", 2):
            let counts = parts[1].split(separator: "-", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
            guard counts.count <= 2, let least = counts.first, let most = counts.last, 1 <= least,
                least <= most
            else {
                throw Self.unreadable(text)
            }
            self = counts.count == 1 ? .classes(least) : .classRange(least...most)
        case ("dirichlet", 2):
            guard let alpha = Double(parts[1]), Self.alphas.contains(alpha) else {
                throw Self.unreadable(text)
            }
            self = .dirichlet(alpha: alpha)
        case ("shards", 2):
            guard let count = Int(parts[1]), count >= 1 else { throw Self.unreadable(text) }
            self = .shards(count)
        default: throw Self.unreadable(text)
        }
    }

    /// The scheme as it is written on the command line, e.g. `classes:3`.
    public var description: String {
        switch self {
        case .iid: "iid"
        case .classes(let count): "classes:\(count)"
        case .classRange(let counts): "classes:\(counts.lowerBound)-\(counts.upperBound)"
        case .dirichlet(let alpha): "dirichlet:\(alpha)"
        case .shards(let count): "shards:\(count)"
        }
    }

    /// How many classes a node holds, where the scheme says so.
    var classCounts: ClosedRange<Int>? {
        switch self {
        case .classes(let count): count...count
        case .classRange(let counts): counts
        case .iid, .dirichlet, .shards: nil
        }
    }

    private static func unreadable(_ text: String) -> GANCoreError {
        .badSetting(name: "partition", value: text, expected: forms)
    }
}

extension PartitionScheme: Codable {
    /// Decodes the string that ``description`` writes.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        do {
            self = try PartitionScheme(parsing: container.decode(String.self))
        } catch let error as GANCoreError {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: error.description)
        }
    }

    /// Encodes ``description``.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
