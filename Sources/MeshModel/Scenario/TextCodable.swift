/// A choice that people write as one short text, on command lines and in scenario files alike.
public protocol TextCodable: LosslessStringConvertible, Codable {
    /// What may be written, as an error message lists it.
    static var expectedText: String { get }
}

extension TextCodable {
    /// Decodes the string that ``Swift/CustomStringConvertible/description`` writes.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let value = Self(text) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "\(text) is not valid; expected \(Self.expectedText)")
        }
        self = value
    }

    /// Encodes ``Swift/CustomStringConvertible/description``.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
