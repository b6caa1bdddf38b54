extension RadioProfile {
    /// How long the bits of a message of `bytes` are on the air, headers left out; one tick for ``ideal``.
    public func airtimeSeconds(bytes: Int, tickSeconds: Double) -> Double {
        bitsPerSecond.map { Double(bytes * 8) / $0 } ?? tickSeconds
    }

    /// Whole ticks until a message of `bytes` has arrived, at least one.
    public func airtimeTicks(bytes: Int, tickSeconds: Double) -> Int {
        max(1, Int((airtimeSeconds(bytes: bytes, tickSeconds: tickSeconds) / tickSeconds).rounded(.up)))
    }

    /// What transmitting `bytes` costs, rounded once to whole nanojoules.
    public func transmitNanojoules(bytes: Int) -> Int64 {
        nanojoules(milliwatts: transmitMilliwatts, bytes: bytes)
    }

    /// What receiving `bytes` costs, rounded once to whole nanojoules.
    public func receiveNanojoules(bytes: Int) -> Int64 {
        nanojoules(milliwatts: receiveMilliwatts, bytes: bytes)
    }

    private func nanojoules(milliwatts: Double, bytes: Int) -> Int64 {
        guard let bitsPerSecond else { return 0 }
        return Int64((milliwatts * 1e6 * Double(bytes * 8) / bitsPerSecond).rounded())
    }
}
