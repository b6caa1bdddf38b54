import Foundation

/// A scenario in a session file: settings that programs did not have yet when it was written are as they are by default, for
/// which a setting that changes no bit of earlier runs has to see.
struct RecordedScenario: Decodable {
    let scenario: Scenario

    /// Fields that are made of settings themselves, and no choices.
    private static let parts = ["gan", "classifier", "propagation", "churn"]

    init(from decoder: any Decoder) throws {
        let written = try decoder.singleValueContainer().decode(JSONValue.self)
        let usual = try SessionJSON.decoder.decode(
            JSONValue.self, from: SessionJSON.encoder.encode(Scenario()))
        let whole = written.completed(from: usual, where: Self.parts.contains)
        scenario = try SessionJSON.decoder.decode(
            Scenario.self, from: SessionJSON.encoder.encode(whole))
    }
}

/// How JSON is written in session files: names in alphabetical order, so that the same record is the same bytes.
enum SessionJSON {
    static var encoder: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        return encoder
    }

    static var decoder: JSONDecoder {
        let decoder = JSONDecoder()
        decoder.nonConformingFloatDecodingStrategy = .convertFromString(
            positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        return decoder
    }
}
