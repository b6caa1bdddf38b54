/// The processor of a node. What it says of energy is an **estimate**: no vendor publishes energy per
/// floating-point operation of these parts, so each figure is supply current per MHz times voltage over the
/// operations per cycle that a well-written fp32 matrix product reaches.
public enum DeviceProfile: String, Sendable, Hashable, Codable, CaseIterable {
    /// STM32L4 (data sheet DS11451: about 100 µA/MHz at 3 V, 0.3 nJ a cycle; 0.3 operations a cycle).
    case cortexM4 = "cortex-m4"
    /// STM32H743 (data sheet DS12110: about 275 µA/MHz at 3.3 V, 0.9 nJ a cycle; one operation a cycle).
    case cortexM7 = "cortex-m7"
    /// ESP32 (data sheet: 30 to 68 mA at 240 MHz and 3.3 V, 0.4 to 0.9 nJ a cycle; 0.5 operations a cycle).
    case esp32
    /// Raspberry Pi 4 (about 3.7 W above idle under load on four cores, 12 GFLOP/s).
    case raspberryPi4 = "raspberry-pi-4"

    /// Estimated energy of one fp32 operation.
    public var estimatedNanojoulesPerFLOP: Double {
        switch self {
        case .cortexM4: 1.0
        case .cortexM7: 0.9
        case .esp32: 1.3
        case .raspberryPi4: 0.3
        }
    }

    /// Estimated energy of `flops` operations, rounded once to whole nanojoules.
    public func computeNanojoules(flops: Int) -> Int64 {
        Int64((Double(flops) * estimatedNanojoulesPerFLOP).rounded())
    }
}
