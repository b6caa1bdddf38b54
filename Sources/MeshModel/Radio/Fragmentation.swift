/// How a message is cut into radio frames: all fragments but the last are as long as they can be.
public struct Fragmentation: Sendable, Hashable {
    public let messageBytes: Int
    public let radio: RadioProfile
    /// At least one.
    public let fragmentCount: Int

    /// - Parameter messageBytes: 0 ... `radio.maximumMessageBytes`.
    public init(messageBytes: Int, radio: RadioProfile) {
        precondition(messageBytes >= 0, "a message has no fewer than 0 bytes")
        self.messageBytes = messageBytes
        self.radio = radio
        let (whole, rest) = messageBytes.quotientAndRemainder(dividingBy: radio.maximumFragmentBytes)
        fragmentCount = max(1, whole + (rest > 0 ? 1 : 0))
    }

    /// Bytes of the message that `fragment` (from 0) carries.
    public func payloadBytes(of fragment: Int) -> Int {
        precondition((0..<fragmentCount).contains(fragment), "fragments are 0 ..< \(fragmentCount)")
        let isLast = fragment == fragmentCount - 1
        return isLast
            ? messageBytes - radio.maximumFragmentBytes * (fragmentCount - 1) : radio.maximumFragmentBytes
    }

    /// Bytes of the radio frame that carries `fragment`, all headers included.
    public func bytesOnAir(of fragment: Int) -> Int { radio.headerBytes + framePayloadBytes(of: fragment) }

    /// Bytes of all radio frames of the message, each sent once, without acknowledgements.
    public var totalBytesOnAir: Int {
        messageBytes + fragmentCount * (radio.headerBytes + fragmentHeaderBytes)
    }

    /// Seconds that the sender transmits `fragment` once.
    public func airtimeSeconds(of fragment: Int) -> Double {
        radio.frameAirtimeSeconds(payloadBytes: framePayloadBytes(of: fragment))
    }

    /// Seconds that the sender transmits, each fragment once.
    public var airtimeSeconds: Double { total(airtimeSeconds(of:)) }

    /// Seconds that the message keeps the channel where nothing is lost: each fragment with the gap before it,
    /// and the one acknowledgement that ends the round.
    public var exchangeSeconds: Double {
        airtimeSeconds + Double(fragmentCount) * radio.gapSeconds + radio.acknowledgementAirtimeSeconds
    }

    private var fragmentHeaderBytes: Int { radio == .ideal ? 0 : RadioProfile.fragmentHeaderBytes }

    private func framePayloadBytes(of fragment: Int) -> Int {
        payloadBytes(of: fragment) + fragmentHeaderBytes
    }

    private func total(_ seconds: (Int) -> Double) -> Double {
        Double(fragmentCount - 1) * seconds(0) + seconds(fragmentCount - 1)
    }
}
