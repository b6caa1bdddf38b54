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
            lines.append(TOMLText.line(setting.key, setting.value(in: self), setting.meaning))
        }
        for profile in profiles {
            lines += [
                "", "[[profile]]",
                TOMLText.line("nodes", .text("\(profile.nodes)"), "what follows is theirs"),
            ]
            if let radio = profile.radio {
                lines.append(
                    TOMLText.line("radio", .text(radio.rawValue), "they hear nodes with the same one"))
            }
            if let device = profile.device {
                lines.append(TOMLText.line("device", .text(device.rawValue), "their processor"))
            }
        }
        for timed in interventions {
            lines += [
                "", "[[at]]", TOMLText.line("tick", .whole(timed.tick), "when this many ticks have passed"),
                TOMLText.line("do", .text(timed.intervention.description), "what happens then"),
            ]
        }
        return lines.joined(separator: "\n")
    }
}
