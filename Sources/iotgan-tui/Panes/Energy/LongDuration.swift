/// Times from seconds to years, in at most eleven characters.
enum LongDuration {
    static func text(_ seconds: Double) -> String {
        let days = seconds / 86_400
        return switch days {
        case ..<4: NumberText.duration(seconds)
        case ..<730: NumberText.short(days) + " days"
        default: days < 3.65e6 ? NumberText.short(days / 365.25) + " years" : "ages"
        }
    }
}
