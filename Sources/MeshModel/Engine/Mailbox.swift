import Foundation

/// Something that the engine is asked for.
enum EngineRequest: Sendable, Hashable {
    case intervene(Intervention)
    case travel(Journey)
    case watch([BreakCondition])
    /// To put an explanation to the test on a branch, until something else is asked for.
    case bisect(Explanation, of: BranchID)
    case endBisection
    /// To take a node's next step apart.
    case dissect(NodeID)
}

/// What the interface's threads leave for the engine's, and where the engine sleeps until there is something.
///
/// Unchecked: every access to the mutable fields is made with the condition's lock held.
final class Mailbox: @unchecked Sendable {
    private let condition = NSCondition()
    private var requests: [EngineRequest] = []
    private var isStopping = false
    private var ticksPerSecond: Double?

    struct Contents {
        var requests: [EngineRequest]
        var isStopping: Bool
        var ticksPerSecond: Double?
    }

    func post(_ request: EngineRequest) {
        condition.withLock { requests.append(request) }
        condition.signal()
    }

    func postStop() {
        condition.withLock { isStopping = true }
        condition.signal()
    }

    func postSpeedLimit(_ limit: Double?) {
        condition.withLock { ticksPerSecond = limit }
        condition.signal()
    }

    /// Whether something has been asked for that was not taken yet.
    var isWaitedFor: Bool { condition.withLock { !requests.isEmpty || isStopping } }

    /// Takes what is there at once.
    func take() -> Contents {
        condition.withLock { takeLocked() }
    }

    /// Sleeps until a request or the end comes, or until `deadline` (nil: for good), and takes what is there
    /// then.
    func wait(until deadline: Date? = nil) -> Contents {
        condition.withLock {
            while requests.isEmpty && !isStopping {
                guard let deadline else {
                    condition.wait()
                    continue
                }
                if !condition.wait(until: deadline) { break }
            }
            return takeLocked()
        }
    }

    private func takeLocked() -> Contents {
        defer { requests = [] }
        return Contents(requests: requests, isStopping: isStopping, ticksPerSecond: ticksPerSecond)
    }
}
