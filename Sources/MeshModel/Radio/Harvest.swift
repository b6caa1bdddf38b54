/// What charges the batteries.
public enum Harvest: Sendable, Hashable {
    case none
    /// The same power at all times.
    case constant(milliwatts: Double)
    /// A solar cell: half a sine from sunrise at the start of each day to sunset at its middle, then night.
    case solar(peakMilliwatts: Double, daySeconds: Double)
}

extension Harvest: TextCodable {
    public static let expectedText = "none, constant:MILLIWATTS, or solar:PEAK_MILLIWATTS:DAY_SECONDS"

    /// Reads `none`, `constant:50` or `solar:500:86400`.
    public init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        let numbers = parts.dropFirst().compactMap { Double($0) }.filter { $0 > 0 && $0.isFinite }
        switch (parts.first, parts.count, numbers.count) {
        case ("none", 1, 0): self = .none
        case ("constant", 2, 1): self = .constant(milliwatts: numbers[0])
        case ("solar", 3, 2): self = .solar(peakMilliwatts: numbers[0], daySeconds: numbers[1])
        default: return nil
        }
    }

    public var description: String {
        switch self {
        case .none: "none"
        case .constant(let milliwatts): "constant:\(milliwatts)"
        case .solar(let peak, let day): "solar:\(peak):\(day)"
        }
    }
}
