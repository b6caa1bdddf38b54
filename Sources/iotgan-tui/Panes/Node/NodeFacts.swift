import GANCore
import MeshModel

/// A node's figures, each with its label, in as many columns as fit.
struct NodeFacts {
    struct Fact {
        var label: String
        var value: String
        var ink = Ink.standard
    }

    /// In the order of how much they matter: a small pane shows the first ones only.
    let facts: [Fact]

    /// Columns that a label and its value need side by side.
    private static let factWidth = 19

    func rows(_ width: Int) -> Int { (facts.count + columns(width) - 1) / columns(width) }

    private func columns(_ width: Int) -> Int { max(1, (width + 2) / (NodeFacts.factWidth + 2)) }

    func draw(on canvas: inout Canvas, in area: Rect) {
        let columns = columns(area.width)
        let width = (area.width + 2) / columns - 2
        for (index, fact) in facts.prefix(min(rows(area.width), area.height) * columns).enumerated() {
            let x = area.x + index % columns * (width + 2)
            let y = area.y + index / columns
            canvas.write(x, y, fact.label, .muted, limit: max(0, width - fact.value.count - 1))
            canvas.write(endingAt: x + width, y, fact.value, Style(fact.ink, .bold))
        }
    }
}

// What they are.
extension NodeFacts {
    /// All of them.
    static func all(_ node: MeshSnapshot.Node, _ view: EngineView, _ glyphs: Glyphs) -> NodeFacts {
        NodeFacts(
            facts: wrongs(node) + scores(node) + measures(node, view, glyphs) + [measuring(node, view)]
                + samples(node)
                + losses(node) + energy(node)
                + [queue(node), harvest(node), linkLoss(of: node, view.snapshot)] + gradients(node))
    }

    /// Those that no plot, bar or table of the node's whole pane shows.
    static func besidesFigures(_ node: MeshSnapshot.Node, _ view: EngineView, _ glyphs: Glyphs) -> NodeFacts {
        NodeFacts(
            facts: wrongs(node) + measures(node, view, glyphs)
                + [classifier(node), queue(node), linkLoss(of: node, view.snapshot)] + settings(node))
    }

    /// Who refuses what it sends tells whether it is at fault: a node whose own training has left the rails refuses honest
    /// neighbours.
    private static func wrongs(_ node: MeshSnapshot.Node) -> [Fact] {
        let wardens = node.quarantinedBy
        let names = wardens.map(\.description).joined(separator: ", ")
        let refusal = Fact(
            label: "refused by", value: wardens.count > 3 ? "\(wardens.count) nodes" : names, ink: .warning)
        let poison = node.poison.map { Fact(label: "poison", value: $0.rawValue, ink: .bad) }
        return [poison, wardens.isEmpty ? nil : refusal].compactMap(\.self)
    }

    private static func scores(_ node: MeshSnapshot.Node) -> [Fact] {
        func score(_ value: Float) -> String {
            node.stepCount > 0 ? NumberText.fixed(Double(value), 2) : "-"
        }
        return [
            Fact(label: "D(x)", value: score(node.report.realScore), ink: .discriminator),
            Fact(label: "D(G(z))", value: score(node.report.fakeScore), ink: .generator),
        ]
    }

    /// What the observer measured.
    private static func measures(_ node: MeshSnapshot.Node, _ view: EngineView, _ glyphs: Glyphs) -> [Fact] {
        let metrics = view.metrics?.node(node.id)
        return [
            Fact(
                label: "accuracy",
                value: metrics.map { NumberText.percent($0.score.accuracy, decimals: 1) } ?? "-"),
            Fact(
                label: "coverage",
                value: metrics.map { "\($0.coveredClasses.count)/\(node.knowledge.count)" } ?? "-"),
            Fact(
                label: "cond. acc.",
                value: metrics?.conditionalAccuracy.map { NumberText.percent($0, decimals: 1) } ?? "-"),
            Fact(
                label: "\(glyphs.frechet) dist.",
                value: metrics?.frechetDistance.map(NumberText.short) ?? "-"),
        ]
    }

    private static func measuring(_ node: MeshSnapshot.Node, _ view: EngineView) -> Fact {
        let metrics = view.metrics.flatMap { $0.node(node.id) == nil ? nil : $0 }
        return Fact(label: "measured", value: metrics.map { "tick \($0.tick)" } ?? "-")
    }

    private static func samples(_ node: MeshSnapshot.Node) -> [Fact] {
        [
            Fact(label: "own samples", value: NumberText.grouped(node.ownCounts.reduce(0, +))),
            Fact(label: "fakes", value: NumberText.grouped(node.fakeCounts.reduce(0, +))),
        ]
    }

    private static func losses(_ node: MeshSnapshot.Node) -> [Fact] {
        [
            Fact(
                label: "loss D", value: measured(node.report.discriminatorLoss, node), ink: .discriminator),
            Fact(label: "loss G", value: measured(node.report.generatorLoss, node), ink: .generator),
            classifier(node),
            Fact(
                label: "buffer", value: NumberText.count(node.buffer.count, "message")),
        ]
    }

    private static func classifier(_ node: MeshSnapshot.Node) -> Fact {
        Fact(label: "classifier", value: measured(node.classifierLoss, node))
    }

    private static func energy(_ node: MeshSnapshot.Node) -> [Fact] {
        let spent = node.energy.spent
        func joules(_ nanojoules: Int64) -> String {
            NumberText.scaled(Double(nanojoules) * 1e-9, unit: "J")
        }
        let work = [
            Fact(label: "sent", value: joules(spent.transmitNanojoules)),
            Fact(label: "received", value: joules(spent.receiveNanojoules)),
            Fact(label: "computed", value: joules(spent.computeNanojoules)),
            Fact(label: "idle", value: joules(spent.idleNanojoules + spent.sleepNanojoules)),
        ]
        let drained = Fact(label: "drained", value: joules(spent.drainedNanojoules))
        return spent.drainedNanojoules > 0 ? work + [drained] : work
    }

    private static func queue(_ node: MeshSnapshot.Node) -> Fact {
        Fact(label: "queue", value: "\(node.queueLength) to send")
    }

    private static func harvest(_ node: MeshSnapshot.Node) -> Fact {
        Fact(label: "harvest", value: NumberText.scaled(node.harvestWatts, unit: "W"))
    }

    private static func gradients(_ node: MeshSnapshot.Node) -> [Fact] {
        [
            Fact(label: "|grad D|", value: measured(node.report.discriminatorGradientNorm, node)),
            Fact(label: "|grad G|", value: measured(node.report.generatorGradientNorm, node)),
        ]
    }

    private static func settings(_ node: MeshSnapshot.Node) -> [Fact] {
        [
            Fact(label: "strategy", value: node.strategy.rawValue),
            Fact(label: "schedule", value: node.schedule.rawValue),
            Fact(label: "encoding", value: node.encoding.rawValue),
            Fact(label: "radio", value: node.radio.rawValue),
            Fact(label: "processor", value: node.device.rawValue),
        ]
    }

    private static func measured(_ value: Float, _ node: MeshSnapshot.Node) -> String {
        node.stepCount > 0 ? NumberText.short(Double(value)) : "-"
    }

    /// The share of frames that the node's worst open link loses.
    private static func linkLoss(of node: MeshSnapshot.Node, _ snapshot: MeshSnapshot?) -> Fact {
        let rates = snapshot?.links
            .filter { $0.isOpen && $0.id.otherEnd(from: node.id) != nil }.map(\.frameErrorRate)
        return Fact(label: "link loss", value: rates?.max().map { NumberText.percent($0) } ?? "-")
    }
}
