import GANCore

extension Scenario {
    /// The processor that takes longest for a tick's training steps, and how many seconds it takes (estimate). Fakes, which
    /// are generated once an interval, are not in it.
    public var slowestTraining: (device: DeviceProfile, seconds: Double) {
        let gan = ConditionalGAN(configuration: gan, seed: seed, node: 0)
        let classifier = Classifier(
            configuration: classifier, pixelCount: self.gan.pixelCount, classCount: self.gan.classCount,
            seed: seed, node: 0)
        let flops = Double(stepsPerTick * (gan.flopsPerStep + classifier.flopsPerStep))
        let devices = (0..<nodeCount).map { device(of: NodeID(UInt32($0))) }
        let slowest = devices.min { $0.estimatedFLOPsPerSecond < $1.estimatedFLOPsPerSecond } ?? device
        return (slowest, flops / slowest.estimatedFLOPsPerSecond)
    }

    /// One line where a tick is shorter than what is computed in it takes; nil where it is long enough.
    ///
    /// Every node trains its steps in every tick, whatever its processor: what is too slow is not slowed down, so that runs
    /// on different devices have the same bits. Only the clock, and with it airtime and idle energy, is wrong then.
    public var paceNotice: String? {
        let (device, seconds) = slowestTraining
        guard seconds > tickSeconds else { return nil }
        let enough = Self.roundedUp(seconds)
        return
            "a tick's training takes a \(device.rawValue) \(enough) s (estimate), longer than the tick; it trains "
            + "as fast as any all the same; tick_seconds = \(enough) would fit"
    }

    /// The next number with two digits, so that it reads well.
    static func roundedUp(_ seconds: Double) -> Double {
        var power = 1.0
        if seconds >= 100 {
            while seconds / power > 100 { power *= 10 }
            return (seconds / power).rounded(.up) * power
        }
        while seconds * power < 10 { power *= 10 }
        return (seconds * power).rounded(.up) / power
    }
}
