/// An intervention in a file: its line of text, as people write it.
///
/// What the text cannot say, because no mesh would do it (to split off no node at all), is written field by field.
struct InterventionLine: Codable {
    let intervention: Intervention

    init(_ intervention: Intervention) {
        self.intervention = intervention
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let text = try? container.decode(String.self) else {
            intervention = try container.decode(Intervention.self)
            return
        }
        do {
            intervention = try Intervention(parsing: text)
        } catch {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: error.description)
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        let text = intervention.description
        if Intervention(text) == intervention {
            try container.encode(text)
        } else {
            try container.encode(intervention)
        }
    }
}
