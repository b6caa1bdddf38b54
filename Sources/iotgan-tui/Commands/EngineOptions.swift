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
    var threadCount: Int { threads ?? min(ProcessInfo.processInfo.activeProcessorCount, 256) }

    func validate() throws {
        if let threads, !Self.threadCounts.contains(threads) {
            throw ValidationError("--threads: \(threads) is not valid; expected a whole number in 1 ... 256")
        }
    }
}
