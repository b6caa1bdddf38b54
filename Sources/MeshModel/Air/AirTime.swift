/// What each node's radio did in a tick, in node order.
struct AirTime: Sendable {
    private(set) var transmitSeconds: [Double]
    private(set) var receiveSeconds: [Double]
    private(set) var transmitNanojoules: [Int64]
    private(set) var receiveNanojoules: [Int64]

    init(nodeCount: Int) {
        transmitSeconds = Array(repeating: 0, count: nodeCount)
        receiveSeconds = transmitSeconds
        transmitNanojoules = Array(repeating: 0, count: nodeCount)
        receiveNanojoules = transmitNanojoules
    }

    mutating func transmit(_ index: Int, seconds: Double, nanojoules: Int64) {
        transmitSeconds[index] += seconds
        transmitNanojoules[index] += nanojoules
    }

    mutating func receive(_ index: Int, seconds: Double, nanojoules: Int64) {
        receiveSeconds[index] += seconds
        receiveNanojoules[index] += nanojoules
    }
}
