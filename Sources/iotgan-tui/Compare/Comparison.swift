import ArgumentParser
import Foundation
import GANCore
import MeshModel

/// What is compared: one scenario under several strategies and seeds.
struct Comparison {
    let scenario: Scenario
    let strategies: [ExchangeStrategy]
    let seeds: [UInt64]
    let ticks: Int
    /// Whether generated images are judged.
    let hasOracle: Bool

    /// - Parameter seedCount: seeds, from the scenario's on.
    /// - Throws: `MeshModelError` where the scenario is not valid under one of the strategies, or changes them
    ///   itself.
    init(
        scenario: Scenario, strategies: [ExchangeStrategy], seedCount: Int, ticks: Int, hasOracle: Bool
    ) throws(MeshModelError) {
        self.scenario = scenario
        self.strategies = strategies
        seeds = (0..<seedCount).map { scenario.seed &+ UInt64($0) }
        self.ticks = ticks
        self.hasOracle = hasOracle
        try Self.requireNoStrategy(in: scenario.interventions)
        for strategy in strategies { try self.scenario(strategy, seed: scenario.seed).validate() }
    }

    /// A scenario that goes over to a strategy at some tick would make all of them the same.
    private static func requireNoStrategy(in planned: [TimedIntervention]) throws(MeshModelError) {
        for timed in planned {
            guard case .setStrategy = timed.intervention else { continue }
            throw .badSetting(
                name: "intervention at tick \(timed.tick)", value: "\"\(timed.intervention)\"",
                expected:
                    "none that changes the strategy, which is what compare does; use run, or take it out")
        }
    }

    var runCount: Int { strategies.count * seeds.count }

    /// The scenario of one run.
    func scenario(_ strategy: ExchangeStrategy, seed: UInt64) -> Scenario {
        var changed = scenario
        changed.strategy = strategy
        changed.seed = seed
        return changed
    }

    /// A fingerprint of all that a run's result depends on, but for strategy, seed and program.
    var settings: String {
        var plain = scenario
        plain.name = "-"
        plain.summary = ""
        plain.strategy = .isolated
        plain.seed = 0
        plain.ticks = ticks
        if case .folder(let path) = plain.dataset {
            plain.dataset = .folder(URL(fileURLWithPath: path).standardizedFileURL.path)
        }
        var digest = Digest()
        for byte in (plain.toml + (hasOracle ? "with oracle" : "")).utf8 { digest.combine(UInt64(byte)) }
        return digest.hexadecimal
    }
}

extension Comparison {
    /// Where results are kept unless told otherwise.
    var defaultResultsPath: String {
        let name = scenario.name.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
        return "\(UserFolder.state.path())/compare-\(String(name))-\(settings).jsonl"
    }

    /// The program's version, and a checksum of the program itself: while it is developed, the version alone would
    /// take results of an older build for those of this one.
    static let program: String = {
        let version = IotganTUI.configuration.version
        guard let url = Bundle.main.executableURL,
            let file = try? Data(contentsOf: url, options: .alwaysMapped)
        else { return version }
        let checksum = file.withUnsafeBytes { Checksum.crc32c($0) }
        return version + "+" + String(checksum, radix: 16)
    }()
}
