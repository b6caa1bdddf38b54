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
                if flag.raise() { exit(128 + number) }
            }
            source.resume()
            sources.append(source)
        }
    }

    /// Whether it was asked for.
    var isRequested: Bool { flag.isRaised }

    private final class Flag: Sendable {
        private let raised = Atomic(false)

        var isRaised: Bool { raised.load(ordering: .acquiring) }

        /// Returns whether it was raised before.
        func raise() -> Bool { raised.exchange(true, ordering: .acquiringAndReleasing) }
    }
}
