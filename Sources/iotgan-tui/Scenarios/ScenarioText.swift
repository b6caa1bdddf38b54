import MeshModel

extension Scenario {
    /// The scenario as a TOML document with every setting and what it means; reading it gives the same scenario.
    var toml: String {
        var lines = [
            "# Save this to a file, change it, and run it with --scenario FILE.",
            "# What is left out has its default.", "",
        ]
        var table: String?
        for setting in ScenarioSetting.all {
            if setting.table != table, let name = setting.table { lines += ["", "[\(name)]"] }
            table = setting.table
            lines.append(Self.line(setting.key, setting.value(in: self), setting.meaning))
        }
        for profile in profiles {
            lines += [
                "", "[[profile]]", Self.line("nodes", .text("\(profile.nodes)"), "what follows is theirs"),
            ]
            if let radio = profile.radio {
                lines.append(Self.line("radio", .text(radio.rawValue), "they hear nodes with the same one"))
            }
            if let device = profile.device {
                lines.append(Self.line("device", .text(device.rawValue), "their processor"))
            }
        }
        for timed in interventions {
            lines += [
                "", "[[at]]", Self.line("tick", .whole(timed.tick), "when this many ticks have passed"),
                Self.line("do", .text(timed.intervention.description), "what happens then"),
            ]
        }
        return lines.joined(separator: "\n")
    }

    private static let commentColumn = 40

    private static func line(_ key: String, _ value: SettingValue, _ meaning: String) -> String {
        let assignment = "\(key) = \(value)"
        if assignment.count > commentColumn { return "# \(meaning)\n\(assignment)" }
        return assignment + String(repeating: " ", count: commentColumn + 2 - assignment.count)
            + "# \(meaning)"
    }
}
