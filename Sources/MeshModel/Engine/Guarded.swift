import Foundation

/// A value that several threads share, behind a lock.
///
/// It is what `Synchronization.Mutex` is, on the system's own mutex: ThreadSanitizer understands that one and
/// takes the hand-over of a contended `Mutex` on Linux for a race.
///
/// Unchecked: the value is touched with the lock held only.
final class Guarded<Value: Sendable>: @unchecked Sendable {
    private let lock = NSLock()
    private var value: Value

    init(_ value: Value) {
        self.value = value
    }

    func withLock<Result>(_ body: (inout Value) -> Result) -> Result {
        lock.lock()
        defer { lock.unlock() }
        return body(&value)
    }
}
