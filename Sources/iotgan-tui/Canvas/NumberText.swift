/// Numbers as people read them: rounded, with units, never wider than they need be.
enum NumberText {
    /// `value` with this many decimals; `-` where it is not a number.
    static func fixed(_ value: Double, _ decimals: Int) -> String {
        guard value.isFinite else { return value.isNaN ? "NaN" : value < 0 ? "-inf" : "inf" }
        guard abs(value) < 1e15 else { return "\(value)" }
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        let scaled = Int64((abs(value) * scale).rounded())
        let sign = value < 0 && scaled > 0 ? "-" : ""
        guard decimals > 0 else { return sign + String(scaled) }
        let fraction = String(scaled % Int64(scale))
        let zeros = String(repeating: "0", count: decimals - fraction.count)
        return "\(sign)\(scaled / Int64(scale)).\(zeros)\(fraction)"
    }

    /// About three significant digits.
    static func short(_ value: Double) -> String {
        let magnitude = abs(value)
        guard magnitude.isFinite else { return fixed(value, 0) }
        if magnitude >= 9_999.5 { return scaled(value, unit: "") }
        return fixed(value, magnitude >= 99.95 ? 0 : magnitude >= 9.995 ? 1 : 2)
    }

    /// With thousands set apart by narrow groups of three: 12 345.
    static func grouped(_ value: Int) -> String {
        let digits = String(value.magnitude)
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text.append(" ") }
            text.append(digit)
        }
        return value < 0 ? "-" + text : text
    }

    /// So many of what a noun names: `1 link`, `3 links`.
    static func count(_ number: Int, _ noun: String) -> String {
        "\(number) \(noun)\(number == 1 ? "" : "s")"
    }

    /// A quantity with a decimal prefix and its unit, e.g. `16.6 kJ`, `302 kB`, `850 mJ`.
    static func scaled(_ value: Double, unit: String) -> String {
        guard value.isFinite else { return fixed(value, 0) + (unit.isEmpty ? "" : " " + unit) }
        let prefixes: [(Double, String)] = [
            (1e12, "T"), (1e9, "G"), (1e6, "M"), (1e3, "k"), (1, ""), (1e-3, "m"),
        ]
        let magnitude = abs(value)
        if magnitude < 5e-4 { return unit.isEmpty ? "0" : "0 " + unit }
        // 999.5 rounds up to the next prefix.
        let (factor, prefix) = prefixes.first { magnitude >= $0.0 * 0.9995 } ?? (1e-3, "m")
        let number = value / factor
        let isWhole = factor == 1 && number == number.rounded()
        let decimals = isWhole || abs(number) >= 99.95 ? 0 : abs(number) >= 9.995 ? 1 : 2
        let suffix = prefix + unit
        return fixed(number, decimals) + (suffix.isEmpty ? "" : " " + suffix)
    }

    /// A share in percent.
    static func percent(_ share: Double, decimals: Int = 0) -> String { fixed(share * 100, decimals) + " %" }

    /// Simulated time: `12.3 s`, `4 min 05 s`, `2 h 07 min`.
    static func duration(_ seconds: Double) -> String {
        guard seconds.isFinite, seconds >= 0, seconds < 1e12 else { return "-" }
        if seconds < 99.95 { return fixed(seconds, 1) + " s" }
        let whole = Int(seconds)
        if whole < 3600 { return "\(whole / 60) min \(padded(whole % 60)) s" }
        return "\(whole / 3600) h \(padded(whole / 60 % 60)) min"
    }

    private static func padded(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
}
