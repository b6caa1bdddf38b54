import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A thread that can be waited for.
final class EngineThread: Sendable {
    private let finished = DispatchSemaphore(value: 0)

    /// Starts `body` on a new thread.
    ///
    /// - Parameter niceness: how much it stands back when cores are short, 0 (not at all) to 19.
    init(name: String, niceness: Int32, _ body: @escaping @Sendable () -> Void) {
        let finished = finished
        let thread = Thread {
            Self.standBack(niceness)
            body()
            finished.signal()
        }
        thread.name = name
        thread.stackSize = 8 << 20
        if niceness > 0 { thread.qualityOfService = .utility }
        thread.start()
    }

    /// Waits for the end of the thread. Call it once.
    func join() { finished.wait() }

    private static func standBack(_ niceness: Int32) {
        guard niceness > 0 else { return }
        #if os(Linux)
            // On Linux a niceness belongs to a thread, and "process 0" is the calling one.
            _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, niceness)
        #endif
    }
}
