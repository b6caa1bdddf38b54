import MeshModel

/// What a new node is to be like, field by field. A field that is left as it was found says nothing: the node is then
/// as `inject` alone makes it.
struct InjectForm: Hashable, Sendable {
    enum Field: Int, CaseIterable, Sendable {
        case classes, samples, place, neighbours, battery

        /// As the command names it.
        var word: String {
            switch self {
            case .classes: "classes"
            case .samples: "samples"
            case .place: "at"
            case .neighbours: "near"
            case .battery: "battery"
            }
        }

        var label: String { self == .place ? "place" : word }

        var hint: String {
            switch self {
            case .classes: "numbers or names, e.g. 1,2"
            case .samples: "own images of each class"
            case .place: "X,Y in metres"
            case .neighbours: "nodes it links to, e.g. 0,1"
            case .battery: "joules"
            }
        }

        /// What an empty field leaves to the mesh.
        var otherwise: String {
            switch self {
            case .classes: "as dealt"
            case .samples, .battery: "as all"
            case .place: "anywhere"
            case .neighbours: "2 nearest"
            }
        }
    }

    private var fields: [TextField]
    private let usual: [String]
    private(set) var focus = Field.classes

    /// The form with what the scenario gives every node.
    init(_ scenario: Scenario) {
        usual = Field.allCases.map { field in
            switch field {
            case .samples: "\(scenario.samplesPerClass)"
            case .battery: "\(SettingValue.number(scenario.batteryJoules))"
            case .classes, .place, .neighbours: ""
            }
        }
        fields = usual.map { TextField($0) }
    }

    subscript(field: Field) -> TextField { fields[field.rawValue] }

    mutating func edit(_ edit: TextField.Edit) { fields[focus.rawValue].edit(edit) }

    mutating func focus(_ field: Field) { focus = field }

    mutating func moveFocus(by offset: Int) {
        let all = Field.allCases
        focus = all[(focus.rawValue + offset + all.count) % all.count]
    }

    /// What is typed, in parts, however they are set apart.
    private func items(_ field: Field) -> [String] {
        self[field].text.split { $0 == "," || $0 == " " }.map(String.init)
    }

    private func isUsual(_ field: Field) -> Bool {
        items(field).isEmpty || items(field) == [usual[field.rawValue]]
    }

    /// The command that does the same.
    func line(_ snapshot: MeshSnapshot) -> String {
        let words = Field.allCases.filter { !isUsual($0) }.map { field in
            let values =
                field == .classes
                ? items(field).map { Self.label($0, snapshot).map(String.init) ?? $0 } : items(field)
            return field.word + "=" + values.joined(separator: ",")
        }
        return (["inject"] + words).joined(separator: " ")
    }

    /// The class that a number or a name means.
    private static func label(_ text: String, _ snapshot: MeshSnapshot) -> Int? {
        let names = snapshot.classNames.map { $0.lowercased() }
        return names.firstIndex(of: text.lowercased())
            ?? Int(text).flatMap { names.indices.contains($0) ? $0 : nil }
    }

    /// What is wrong with a field, in a few words; nil where nothing is.
    func problem(_ field: Field, _ snapshot: MeshSnapshot) -> String? {
        guard !isUsual(field) else { return nil }
        let items = items(field)
        if field != .place, let twice = items.first(where: { item in items.count { $0 == item } > 1 }) {
            return "\(twice) is named twice"
        }
        switch field {
        case .classes:
            return items.first { Self.label($0, snapshot) == nil }.map { "there is no class \($0)" }
        case .samples:
            let isValid =
                items.count == 1 && Int(items[0]).map(Scenario.samplesPerClassRange.contains) ?? false
            return isValid ? nil : "a whole number, 1 to 1000000"
        case .place:
            let numbers = items.compactMap { Double($0) }.filter(\.isFinite)
            return items.count == 2 && numbers.count == 2 ? nil : "two numbers, e.g. 12.5,-3"
        case .neighbours:
            let stranger = items.first { item in UInt32(item).flatMap { snapshot.node(NodeID($0)) } == nil }
            return stranger.map { "there is no node \($0)" }
        case .battery:
            let isValid =
                items.count == 1 && Double(items[0]).map(Scenario.batteryJoulesRange.contains) ?? false
            return isValid ? nil : "a number, 1e-6 to 1e9"
        }
    }

    /// The first field that is not right.
    func firstWrong(_ snapshot: MeshSnapshot) -> Field? {
        Field.allCases.first { problem($0, snapshot) != nil }
    }
}
