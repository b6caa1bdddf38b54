import GANCore
import MeshModel

/// A mean over the nodes, and the worst node.
struct Spread: Codable, Equatable {
    var mean: Double
    var worst: Double
}

/// What `run --json` writes for a tick; the names are a contract with scripts.
struct TickReport: Codable {
    var tick: Int
    /// Simulated time.
    var seconds: Double
    var nodes: Int
    var nodeSteps: Int
    /// Nodes whose battery is empty.
    var nodesDark: Int
    /// Means over the nodes that train; absent where none does.
    var discriminatorLoss: Double?
    var generatorLoss: Double?
    var bytesOnAir: Int
    var joules: Double
    /// Messages that nodes have still to send, those on the air included.
    var messagesQueued: Int
    /// What the sun or another source puts into all batteries.
    var harvestWatts: Double
    /// Only on lines at which the mesh was measured.
    var accuracy: Spread?
    var coverage: Spread?
}

/// The last line of `run --json`.
struct FinalReport: Codable {
    var final = true
    var tick: Int
    var seconds: Double
    var seed: UInt64
    var nodes: Int
    /// Nodes whose battery is empty.
    var nodesDark: Int
    var nodeSteps: Int
    /// Of everything that the future depends on; the same on any machine and number of threads.
    var digest: String
    /// Share of test images of all classes that the nodes' classifiers recognise.
    var accuracy: Spread
    /// Classes of which a node's classifier recognises at least half of the test images.
    var coverage: Spread
    /// Share of generated images that the oracle takes for the class that was asked for; absent with `--no-oracle`.
    var conditionalAccuracy: Spread?
    /// In the oracle's features; the worst is the largest. Absent with `--no-oracle`.
    var frechetDistance: Spread?
    var bytesOnAir: Int
    /// A message counts once for each receiver that it was meant for.
    var messagesSent: Int
    var messagesDelivered: Int
    var messagesDropped: Int
    /// Radio frames; a broadcast counts once.
    var framesSent: Int
    /// Frames that were sent again, because a receiver missed them.
    var framesRepeated: Int
    /// Times that a receiver missed a frame.
    var framesLost: Int
    var joules: Double
    var joulesTransmit: Double
    var joulesReceive: Double
    var joulesIdle: Double
    var joulesSleep: Double
    var joulesCompute: Double
    /// What somebody took out of batteries.
    var joulesDrained: Double
    var joulesHarvested: Double
    /// Ascending by their ends.
    var links: [LinkReport]
    /// What each node knows of each class and where from, ascending by node and class; classes that it knows nothing of
    /// are left out.
    var knowledge: [KnowledgeReport]
    /// The rules of health that were met, in the order in which they were; empty in a healthy run.
    var health: [HealthTally.Entry]
    /// Whether the run was stopped before its last tick (Ctrl-C).
    var interrupted: Bool
    /// The conditions (`--break`) that have ended the run; absent where none has.
    var stoppedBy: [StopReport]?
}

/// A condition that has ended a run.
struct StopReport: Codable {
    var condition: String
    /// Those of which it had not held before, ascending; empty where it is about the mesh as a whole.
    var nodes: [UInt32]
    /// The figure of the first of them, or of the mesh; absent where nothing is compared.
    var value: Double?
    /// By whom, which condition and what makes it true.
    var sentence: String

    init(_ stop: BreakStop) {
        condition = stop.condition.description
        nodes = stop.nodes.map(\.number)
        value = stop.value
        sentence = stop.sentence
    }
}

/// A link at the end of a run.
struct LinkReport: Codable {
    /// The numbers of its two nodes.
    var nodes: [UInt32]
    var metres: Double
    var isCut: Bool
    /// False between different radios: it carries nothing.
    var sharesRadio: Bool
    /// Share of the radio's longest frames that are lost on it.
    var frameErrorRate: Double
    /// Received power above the radio's sensitivity; absent for `ideal` and between different radios.
    var marginDecibels: Double?
    /// Frames that either end listened to, and those that it missed.
    var framesSent: Int
    var framesLost: Int

    init(_ link: MeshSnapshot.Link) {
        nodes = [link.id.low.number, link.id.high.number]
        metres = link.metres
        isCut = link.isCut
        sharesRadio = link.sharesRadio
        frameErrorRate = link.frameErrorRate
        marginDecibels = link.marginDecibels.isFinite ? link.marginDecibels : nil
        framesSent = link.framesSent
        framesLost = link.framesLost
    }
}

/// What a node knows of a class at the end of a run.
struct KnowledgeReport: Codable {
    var node: UInt32
    /// The class, from 0.
    var `class`: Int
    /// The node whose own samples it goes back to: the node itself for its own.
    var origin: UInt32
    /// The neighbour that handed it over; absent for own samples.
    var via: UInt32?
    /// Generations of fakes between those samples and what the node trains on.
    var generations: Int
    /// Real samples behind it.
    var samples: Int
    /// The tick at which it was learned or refreshed.
    var tick: Int

    static func all(of nodes: [MeshSnapshot.Node]) -> [KnowledgeReport] {
        nodes.flatMap { node in
            node.knowledge.enumerated().compactMap { label, known in
                known.map {
                    KnowledgeReport(
                        node: node.id.number, class: label, origin: $0.origin.number, via: $0.via?.number,
                        generations: $0.generations, samples: $0.sampleCount, tick: $0.tick)
                }
            }
        }
    }
}

extension TickReport {
    init(_ snapshot: MeshSnapshot, metrics: MeshMetrics?) {
        tick = snapshot.tick
        seconds = snapshot.seconds
        nodes = snapshot.nodes.count
        nodeSteps = snapshot.totals.nodeSteps
        let training = snapshot.nodes.filter { $0.stepCount > 0 && $0.activity != .dark && !$0.isFrozen }
        nodesDark = snapshot.nodes.count { $0.activity == .dark }
        discriminatorLoss = Self.mean(training.map { Double($0.report.discriminatorLoss) })
        generatorLoss = Self.mean(training.map { Double($0.report.generatorLoss) })
        bytesOnAir = snapshot.totals.bytesOnAir
        joules = snapshot.totals.energy.totalJoules
        messagesQueued = snapshot.nodes.reduce(0) { $0 + $1.queueLength }
        harvestWatts = snapshot.nodes.reduce(0) { $0 + $1.harvestWatts }
        accuracy = metrics?.accuracy
        coverage = metrics?.coverage
    }

    private static func mean(_ values: [Double]) -> Double? {
        values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    }

    /// The line for people.
    var line: String {
        var parts = [
            "tick \(tick)", "L_D \(discriminatorLoss?.formatted(digits: 3) ?? "-")",
            "L_G \(generatorLoss?.formatted(digits: 3) ?? "-")", "\(bytesOnAir) bytes on air",
            "\(joules.formatted(digits: 1)) J",
        ]
        if nodesDark > 0 { parts.append("\(nodesDark) of \(nodes) nodes dark") }
        if let accuracy, let coverage {
            parts.append(
                "accuracy \(accuracy.mean.formatted(digits: 3)) (worst \(accuracy.worst.formatted(digits: 3)))"
            )
            parts.append("coverage \(coverage.mean.formatted(digits: 1))")
        }
        return parts.joined(separator: "  ")
    }
}

extension FinalReport {
    init(
        _ snapshot: MeshSnapshot, digest: String, metrics: MeshMetrics, health: HealthTally,
        stops: [BreakStop],
        interrupted: Bool
    ) {
        let totals = snapshot.totals
        let spent = totals.energy
        self.init(
            tick: snapshot.tick, seconds: snapshot.seconds, seed: snapshot.scenario.seed,
            nodes: snapshot.nodes.count, nodesDark: snapshot.nodes.count { $0.activity == .dark },
            nodeSteps: totals.nodeSteps, digest: digest,
            accuracy: metrics.accuracy, coverage: metrics.coverage,
            conditionalAccuracy: Spread(metrics.nodes.map(\.conditionalAccuracy), worst: { $0.min() }),
            frechetDistance: Spread(metrics.nodes.map(\.frechetDistance), worst: { $0.max() }),
            bytesOnAir: totals.bytesOnAir, messagesSent: totals.messagesSent,
            messagesDelivered: totals.messagesDelivered, messagesDropped: totals.messagesDropped,
            framesSent: totals.framesSent, framesRepeated: totals.framesRepeated,
            framesLost: totals.framesLost,
            joules: spent.totalJoules, joulesTransmit: Double(spent.transmitNanojoules) * 1e-9,
            joulesReceive: Double(spent.receiveNanojoules) * 1e-9,
            joulesIdle: Double(spent.idleNanojoules) * 1e-9,
            joulesSleep: Double(spent.sleepNanojoules) * 1e-9,
            joulesCompute: Double(spent.computeNanojoules) * 1e-9,
            joulesDrained: Double(spent.drainedNanojoules) * 1e-9,
            joulesHarvested: Double(totals.harvestedNanojoules) * 1e-9,
            links: snapshot.links.map(LinkReport.init),
            knowledge: KnowledgeReport.all(of: snapshot.nodes), health: health.entries,
            interrupted: interrupted, stoppedBy: stops.isEmpty ? nil : stops.map(StopReport.init))
    }

    /// The report for people.
    var lines: [String] {
        var table = TextTable(["after \(tick) ticks", "mean", "worst"])
        table.add(["accuracy", accuracy.mean.formatted(digits: 3), accuracy.worst.formatted(digits: 3)])
        table.add([
            "classes covered", coverage.mean.formatted(digits: 1), coverage.worst.formatted(digits: 0),
        ])
        if let conditionalAccuracy {
            table.add([
                "conditional accuracy", conditionalAccuracy.mean.formatted(digits: 3),
                conditionalAccuracy.worst.formatted(digits: 3),
            ])
        }
        if let frechetDistance {
            table.add([
                "Fréchet distance", frechetDistance.mean.formatted(digits: 1),
                frechetDistance.worst.formatted(digits: 1),
            ])
        }
        return table.lines + [
            "",
            "on the air  \(bytesOnAir) bytes in \(framesSent) frames, \(framesRepeated) of them sent again",
            "messages    \(messagesSent) to a receiver each: \(messagesDelivered) delivered, "
                + "\(messagesDropped) dropped",
            "energy      \(joules.formatted(digits: 1)) J: transmit \(joulesTransmit.formatted(digits: 1)), "
                + "receive \(joulesReceive.formatted(digits: 1)), idle \(joulesIdle.formatted(digits: 1)), "
                + "sleep \(joulesSleep.formatted(digits: 1)), compute \(joulesCompute.formatted(digits: 1))"
                + (joulesDrained > 0 ? ", drained \(joulesDrained.formatted(digits: 1))" : ""),
            "digest      \(digest)",
        ] + (stoppedBy ?? []).map { "stopped     \($0.sentence)" }
    }
}

extension Spread {
    /// nil where any node has no value.
    init?(_ values: [Double?], worst: ([Double]) -> Double?) {
        let known = values.compactMap { $0 }
        guard known.count == values.count, !known.isEmpty, let worst = worst(known) else { return nil }
        self.init(mean: known.reduce(0, +) / Double(known.count), worst: worst)
    }
}

extension MeshMetrics {
    var accuracy: Spread { Spread(mean: meanAccuracy, worst: worstAccuracy) }
    var coverage: Spread { Spread(mean: meanCoverage, worst: Double(worstCoverage)) }
}
