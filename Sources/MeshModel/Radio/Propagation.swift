/// How a signal fades on its way: log-distance path loss with log-normal shadowing (Rappaport, Wireless
/// Communications, section 4.9).
public struct Propagation: Sendable, Hashable, Codable {
    /// The path loss exponent: 2 in free space, 2.7 to 3.5 in a town, 4 to 6 inside buildings.
    public var exponent: Double
    /// Standard deviation of the shadowing, in decibels; 0 turns it off.
    public var shadowingDecibels: Double
    /// Simulated seconds after which a link's shadowing is another; it changes gradually in between.
    public var coherenceSeconds: Double

    public init(exponent: Double = 3, shadowingDecibels: Double = 4, coherenceSeconds: Double = 60) {
        self.exponent = exponent
        self.shadowingDecibels = shadowingDecibels
        self.coherenceSeconds = coherenceSeconds
    }
}
