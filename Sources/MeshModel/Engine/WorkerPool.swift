import Dispatch
import Foundation
import Synchronization

/// A fixed number of threads, the calling one included, that share out work by index.
///
/// Whoever is free takes the next index, so nodes of unequal cost keep all threads busy. Which thread serves
/// which index is up to the scheduler: work must not depend on it.
public final class WorkerPool: Sendable {
    /// Threads that work, the caller's included.
    public let threadCount: Int
    private let shared = Shared()

    /// Starts `threadCount - 1` threads.
    public init(threadCount: Int) {
        precondition(threadCount >= 1, "a pool has at least the calling thread")
        self.threadCount = threadCount
        for worker in 1..<max(threadCount, 1) {
            let shared = shared
            let thread = Thread { shared.serve(worker: worker) }
            thread.name = "iotgan worker \(worker)"
            thread.stackSize = 4 << 20
            thread.start()
        }
    }

    deinit {
        shared.stopping.store(true, ordering: .releasing)
        for _ in 1..<max(threadCount, 1) { shared.start.signal() }
    }

    /// Calls `body` once for each index below `count`, with the number (0 ..< ``threadCount``) of the thread that
    /// serves it, and returns when all are done. One call at a time.
    public func forEach(count: Int, _ body: @escaping @Sendable (_ index: Int, _ worker: Int) -> Void) {
        guard threadCount > 1 && count > 1 else {
            for index in 0..<count { body(index, 0) }
            return
        }
        let job = Job(count: count, body: body)
        shared.job.withLock { $0 = job }
        shared.unfinished.store(threadCount - 1, ordering: .releasing)
        for _ in 1..<threadCount { shared.start.signal() }
        job.run(worker: 0)
        shared.finished.wait()
        shared.job.withLock { $0 = nil }
    }

    /// The results of `body` for each index below `count`, in the order of the indices.
    public func map<Result: Sendable>(
        count: Int, _ body: @escaping @Sendable (_ index: Int, _ worker: Int) -> Result
    ) -> [Result] {
        [Result](unsafeUninitializedCapacity: count) { buffer, initialized in
            nonisolated(unsafe) let results = buffer
            forEach(count: count) { index, worker in
                // Each index is served once, so no two threads meet at an element.
                (results.baseAddress! + index).initialize(to: body(index, worker))
            }
            initialized = count
        }
    }

    private final class Job: Sendable {
        let count: Int
        let body: @Sendable (Int, Int) -> Void
        let next = Atomic(0)

        init(count: Int, body: @escaping @Sendable (Int, Int) -> Void) {
            self.count = count
            self.body = body
        }

        func run(worker: Int) {
            while true {
                let index = next.add(1, ordering: .relaxed).oldValue
                if index >= count { return }
                body(index, worker)
            }
        }
    }

    private final class Shared: Sendable {
        let job = Guarded<Job?>(nil)
        let unfinished = Atomic(0)
        let stopping = Atomic(false)
        let start = DispatchSemaphore(value: 0)
        let finished = DispatchSemaphore(value: 0)

        /// Looks for work this many times, some tens of microseconds, before it sleeps: between two ticks there
        /// is a short stretch that only the caller can do.
        static let looksBeforeSleep = 2_000

        func serve(worker: Int) {
            while true {
                awaitStart()
                if stopping.load(ordering: .acquiring) { return }
                let current = job.withLock { $0 }
                current?.run(worker: worker)
                if unfinished.subtract(1, ordering: .acquiringAndReleasing).newValue == 0 {
                    finished.signal()
                }
            }
        }

        private func awaitStart() {
            for _ in 0..<Self.looksBeforeSleep where start.wait(timeout: .now()) == .success { return }
            start.wait()
        }
    }
}
