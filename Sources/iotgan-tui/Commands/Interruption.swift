import Dispatch
import Foundation
import Synchronization

/// Notices Ctrl-C and SIGTERM, so that a run can end between two ticks and still report. A second one ends the
/// program at once.
final class Interruption {
    private let flag = Flag()
    private var sources: [any DispatchSourceSignal] = []

    init() {
        for number in [SIGINT, SIGTERM] {
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { [flag] in
                if flag.raise(number) { exit(128 + number) }
            }
            source.resume()
            sources.append(source)
        }
    }

    /// Whether it was asked for.
    var isRequested: Bool { flag.signal != 0 }

    /// What a shell expects of a program that a signal has ended; nil where none has.
    var exitCode: Int32? { isRequested ? 128 + flag.signal : nil }

    private final class Flag: Sendable {
        private let number = Atomic<Int32>(0)

        var signal: Int32 { number.load(ordering: .acquiring) }

        /// Returns whether there was a signal before.
        func raise(_ signal: Int32) -> Bool { number.exchange(signal, ordering: .acquiringAndReleasing) != 0 }
    }
}
