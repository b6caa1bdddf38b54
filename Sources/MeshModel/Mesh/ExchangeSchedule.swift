import GANCore

/// When a node transmits, and when it draws fakes afresh.
///
/// Every node transmits once in each exchange interval, at a phase of its own within the first quarter, so that
/// transmissions follow one another instead of coinciding. Half an interval after its own transmission it draws
/// its fakes afresh: by then the frames of all neighbours have arrived where their airtime is below a quarter of
/// the interval, and half an interval of training is left before the next transmission. So a class crosses one
/// link per interval.
struct ExchangeSchedule: Sendable, Hashable {
    let interval: Int

    /// The node's place in the first quarter of the interval: multiples of the golden ratio, which spread any
    /// number of consecutive ids evenly (Knuth, The Art of Computer Programming 3, section 6.4).
    func phase(of node: NodeID) -> Int {
        let spread = node.number &* 0x9E37_79B9
        return Int((UInt64(spread) * UInt64((interval + 3) / 4)) >> 32)
    }

    /// Whether a node that was born at the end of tick `birth` transmits when `completed` ticks have passed.
    func transmits(_ node: NodeID, born birth: Int, completed: Int) -> Bool {
        completed - birth >= interval && (completed - phase(of: node)) % interval == 0
    }

    /// Whether the node draws its fakes afresh at the start of `tick`.
    func refreshes(_ node: NodeID, tick: Int) -> Bool {
        (tick - phase(of: node) - interval / 2) % interval == 0
    }

    /// The last such tick that is no later than `tick`.
    func lastRefresh(of node: NodeID, through tick: Int) -> Int {
        let since = (tick - phase(of: node) - interval / 2) % interval
        return tick - (since + interval) % interval
    }

    /// Ticks of training on a class after which a node tells others that it knows it.
    var ripeningTicks: Int { interval / 2 }
}
