import ArgumentParser
import Foundation
import GANCore
import MeshModel

/// How the engine runs, whatever the mesh.
struct EngineOptions: ParsableArguments {
    static let threadCounts = 1...256

    @Option(help: "Threads that train; the result does not depend on it. (default: one for each core)")
    var threads: Int?

    /// The number of threads to train with.
    var threadCount: Int { threads ?? Self.coreCount }

    /// Cores to train on.
    static var coreCount: Int { min(ProcessInfo.processInfo.activeProcessorCount, threadCounts.upperBound) }

    func validate() throws {
        if let threads, !Self.threadCounts.contains(threads) {
            throw ValidationError("--threads: \(threads) is not valid; expected a whole number in 1 ... 256")
        }
    }
}
