/// A message on its way from a node to its neighbours.
///
/// The radio's frames carry a fragment of it each and are broadcast: once to all receivers, in rounds. After a round
/// each receiver acknowledges with a bitmap of what it lacks, and the next round repeats what anybody lacks. That is
/// how sensor networks spread large objects (Hui & Culler, "The dynamic behavior of a data dissemination protocol",
/// Deluge, SenSys 2004).
///
/// What the model leaves out: an acknowledgement is short, and it always arrives; it is sent even where the duty cycle
/// allows no more, but counts. A node that hears what is not meant for it pays nothing for that (no overhearing). A
/// receiver that sleeps for most of the time, ``Scenario/listenShare``, is awake for every frame that is meant for it, and
/// the sender needs no long preamble to wake it.
struct Transmission: Sendable {
    var message: MeshMessage
    let header: MessageHeader
    let sender: NodeID
    /// Ticks that had passed when it began.
    let start: Int
    let fragmentation: Fragmentation
    /// Those that lack a fragment, in ascending order.
    var receptions: [Reception]
    /// Rounds that have ended.
    var roundsDone = 0
    /// Where the round goes on.
    var next = 0
    /// Airtime that the sender has gained and not yet used, because the next frame is longer.
    var savedSeconds = 0.0
    /// Whether somebody has received a fragment in this round.
    var isHeard = false
    /// Rounds that have ended since the last one in which somebody received a fragment.
    var silentRounds = 0

    /// After so many rounds, those who still lack a fragment are given up.
    static let roundLimit = 16
    /// After so many rounds in a row that nobody heard anything of, it gives way to a newer version of the same origin. One
    /// such round can be chance, where all that is left of it is a frame or two.
    static let silentRoundLimit = 2

    /// One neighbour's part in it.
    struct Reception: Sendable {
        let receiver: NodeID
        var missing: FragmentSet
        /// Frames that it did not receive so far.
        var framesLost = 0
    }

    init(
        message: MeshMessage, header: MessageHeader, sender: NodeID, start: Int, radio: RadioProfile,
        to receivers: [NodeID]
    ) {
        self.message = message
        self.header = header
        self.sender = sender
        self.start = start
        fragmentation = Fragmentation(messageBytes: message.byteCount, radio: radio)
        let all = FragmentSet(all: fragmentation.fragmentCount)
        receptions = receivers.map { Reception(receiver: $0, missing: all) }
    }

    /// The fragment that is sent next; nil at the end of a round.
    var nextFragment: Int? { receptions.compactMap { $0.missing.first(from: next) }.min() }

    /// Whether the links that it is sent over seem dead.
    var isUnheard: Bool { silentRounds >= Self.silentRoundLimit }

    /// Ends a round; the next one begins with the first fragment that anybody lacks.
    mutating func endRound() {
        roundsDone += 1
        silentRounds = isHeard ? 0 : silentRounds + 1
        isHeard = false
        next = 0
    }

    /// Whether everybody has all of it.
    var isWhole: Bool { receptions.allSatisfy(\.missing.isEmpty) }

    /// How long a fragment is on the air; the ideal radio takes a tick.
    func airtimeSeconds(of fragment: Int, tickSeconds: Double) -> Double {
        fragmentation.radio == .ideal ? tickSeconds : fragmentation.airtimeSeconds(of: fragment)
    }

    /// What a receiver sends back at the end of a round: an acknowledgement where it has all, otherwise a bitmap of the
    /// fragments.
    func report(on reception: Reception) -> (bytes: Int, seconds: Double) {
        let radio = fragmentation.radio
        guard radio != .ideal else { return (0, 0) }
        if reception.missing.isEmpty {
            return (radio.acknowledgementBytes, radio.acknowledgementAirtimeSeconds)
        }
        let bitmap = Fragmentation(messageBytes: (fragmentation.fragmentCount + 7) / 8, radio: radio)
        return (bitmap.totalBytesOnAir, bitmap.airtimeSeconds)
    }

    /// The share of the fragments that `reception`'s receiver has.
    func progress(of reception: Reception) -> Double {
        1 - Double(reception.missing.count) / Double(fragmentation.fragmentCount)
    }
}
