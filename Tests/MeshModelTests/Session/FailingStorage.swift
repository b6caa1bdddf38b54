@testable import MeshModel

/// A file in memory whose calls fail when they are told to.
///
/// Unchecked: a test changes it while no other thread writes it.
final class FailingStorage: SessionStorage, @unchecked Sendable {
    enum Call: String, CaseIterable {
        case write, synchronise, truncate
    }

    let path = "test.iotgan"
    /// What a reader would find now.
    private(set) var bytes: [UInt8] = []
    /// What it would find after a loss of power.
    private(set) var safeBytes: [UInt8] = []
    /// The first call of each kind that fails, from 0; and how many do.
    var failures: [Call: (first: Int, count: Int)] = [:]
    /// Bytes that a failing write takes before it fails.
    var bytesBeforeFailure = 0
    /// Bytes that any write takes at most.
    var longestWrite = Int.max
    /// Bytes that there is room for.
    var capacity = Int.max
    private(set) var counts: [Call: Int] = [:]

    private func fails(_ call: Call) -> Bool {
        let number = counts[call, default: 0]
        counts[call] = number + 1
        guard let (first, count) = failures[call] else { return false }
        return number >= first && number - first < count
    }

    func write(_ source: UnsafeRawBufferPointer) throws(SystemFailure) -> Int {
        if fails(.write) {
            bytes += source.prefix(bytesBeforeFailure)
            throw SystemFailure(code: 5)
        }
        let count = min(source.count, longestWrite, capacity - bytes.count)
        guard count > 0 else { throw SystemFailure(code: 28) }
        bytes += source.prefix(count)
        return count
    }

    func synchronise() throws(SystemFailure) {
        if fails(.synchronise) { throw SystemFailure(code: 5) }
        safeBytes = bytes
    }

    func truncate(to length: Int) throws(SystemFailure) {
        if fails(.truncate) { throw SystemFailure(code: 5) }
        bytes.removeLast(bytes.count - length)
    }
}
