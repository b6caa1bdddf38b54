/// The processor of a node. What it says of energy and speed is an **estimate**: no vendor publishes energy per
/// floating-point operation of these parts, so each figure is supply current per MHz times voltage over the
/// operations per cycle that a well-written fp32 matrix product reaches.
public enum DeviceProfile: String, Sendable, Hashable, Codable, CaseIterable {
    /// STM32L4 (estimate: 100 µA/MHz at 3 V, 0.3 nJ a cycle, where the smallest part, STM32L412, has 79 by its data
    /// sheet DS12469; 0.3 operations a cycle).
    case cortexM4 = "cortex-m4"
    /// STM32H743 (estimate: 275 µA/MHz at 3.3 V, 0.9 nJ a cycle; one operation a cycle).
    case cortexM7 = "cortex-m7"
    /// ESP32 (data sheet: 30 to 68 mA at 240 MHz and 3.3 V, 0.4 to 0.9 nJ a cycle; 0.5 operations a cycle).
    case esp32
    /// Raspberry Pi 4 (6.4 W with four busy cores, 3.7 W more than idle: Geerling, Raspberry Pi Dramble, power
    /// consumption benchmarks; estimate: 12 GFLOP/s).
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

    /// Estimated speed of an fp32 matrix product: the highest clock (80, 480 and 240 MHz) times the
    /// operations a cycle, and 12 GFLOP/s for the Raspberry Pi's four cores.
    public var estimatedFLOPsPerSecond: Double {
        switch self {
        case .cortexM4: 24e6
        case .cortexM7: 480e6
        case .esp32: 120e6
        case .raspberryPi4: 12e9
        }
    }

    /// Estimated power while the processor sleeps; the radio's is apart.
    ///
    /// - STM32L4: 1.28 µA in Stop 2 with the real-time clock, memory retained, 3 V (estimate; the STM32L412 has
    ///   0.95 µA by its data sheet DS12469, larger parts more).
    /// - STM32H743: 0.3 mA in Stop mode at the lowest voltage scale, memory retained, 3.3 V (estimate).
    /// - ESP32: 10 µA in deep sleep with the real-time clock, weights in flash, 3.3 V (data sheet); what its
    ///   light sleep takes is counted with its Wi-Fi, ``RadioProfile/sleepMilliwatts``.
    /// - Raspberry Pi 4: 2.7 W, 540 mA at 5 V (Geerling, as above); it has no sleep, so it idles.
    public var sleepMilliwatts: Double {
        switch self {
        case .cortexM4: 0.00128 * 3
        case .cortexM7: 0.3 * 3.3
        case .esp32: 0.010 * 3.3
        case .raspberryPi4: 2700
        }
    }

    /// Estimated energy of `flops` operations, rounded once to whole nanojoules.
    public func computeNanojoules(flops: Int) -> Int64 {
        Int64((Double(flops) * estimatedNanojoulesPerFLOP).rounded())
    }
}
