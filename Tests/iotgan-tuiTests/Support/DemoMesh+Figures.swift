import GANCore
import MeshModel

@testable import iotgan_tui

extension DemoMesh {
    /// The same mesh with figures that differ from node to node and from class to class, for panes that compare them.
    static func comparable(_ snapshot: MeshSnapshot) -> EngineView {
        var snapshot = snapshot
        for index in snapshot.nodes.indices { vary(&snapshot.nodes[index]) }
        for node in snapshot.nodes {
            let spent = node.energy.spent
            snapshot.totals.energy.transmitNanojoules += spent.transmitNanojoules
            snapshot.totals.energy.receiveNanojoules += spent.receiveNanojoules
            snapshot.totals.energy.idleNanojoules += spent.idleNanojoules
            snapshot.totals.energy.sleepNanojoules += spent.sleepNanojoules
            snapshot.totals.energy.computeNanojoules += spent.computeNanojoules
            snapshot.totals.harvestedNanojoules += node.energy.harvestedNanojoules
        }
        for index in snapshot.links.indices {
            snapshot.links[index].framesSent = 1_200 + 37 * index
            snapshot.links[index].framesLost = index * index % 17 * 9
            snapshot.links[index].bytesOnAir = snapshot.links[index].framesSent * 251
            snapshot.links[index].nanojoules = Int64(snapshot.links[index].framesSent) * 91_000
        }
        snapshot.totals.framesSent = snapshot.links.reduce(0) { $0 + $1.framesSent } / 2
        snapshot.totals.framesLost = snapshot.links.reduce(0) { $0 + $1.framesLost }
        snapshot.totals.framesRepeated = snapshot.totals.framesLost / 2
        var view = view(snapshot)
        view.metrics?.nodes = snapshot.nodes.map(metrics)
        return view
    }

    private static func vary(_ node: inout MeshSnapshot.Node) {
        let number = Int(node.id.number)
        // Batteries of the fixture's sixtieth node would be far below empty.
        node.energy.spent.computeNanojoules -= Int64(number / 8) * 8 * 1_300_000_000_000
        node.energy.spent.idleNanojoules = 300_000_000 * Int64(number + 1)
        node.energy.spent.sleepNanojoules = 90_000_000
        node.energy.harvestedNanojoules = number % 3 == 0 ? 400_000_000_000 : 0
        node.harvestWatts = number % 3 == 0 ? 0.012 : 0
        node.projectedDeathTick = number % 3 == 0 && number > 0 ? nil : 1_000 + 97 * (number * 5 % 8)
        node.queueLength = number * 5 % 4
        if number % 4 == 3 { node.radio = .loraLongFast }
        // The fixture's dark node has nothing left, whatever else it is said to have spent.
        if node.activity == .dark {
            node.energy.spent.computeNanojoules += node.energy.storedNanojoules
        }
    }

    private static func metrics(of node: MeshSnapshot.Node) -> MeshMetrics.Node {
        let number = Int(node.id.number)
        let accuracies: [Double?] = node.knowledge.indices.map { label in
            let wobble = Double((number * 7 + label * 13) % 11) / 100
            guard let knowledge = node.knowledge[label] else { return wobble / 4 }
            return 0.99 - wobble - 0.17 * Double(knowledge.generations)
        }
        let score = ClassifierScore(
            accuracy: accuracies.reduce(0) { $0 + ($1 ?? 0) } / Double(max(1, accuracies.count)),
            accuracyByClass: accuracies)
        return MeshMetrics.Node(
            id: node.id, score: score, coveredClasses: score.coveredClasses(),
            conditionalAccuracy: number == 5 ? nil : 0.9 + Double(number % 9) / 100,
            frechetDistance: number == 5 ? nil : 6.5 + Double(number * 3 % 8))
    }

    /// A context in which `pane` has the whole screen.
    static func expanded(
        _ pane: PaneKind, _ view: EngineView, size: Size = Size(80, 24), isASCII: Bool = false
    ) -> PaneContext {
        var context = context(
            view, size: size,
            capabilities: Capabilities(colours: isASCII ? .mono : .palette256, isUTF8: !isASCII))
        context.state.focus = pane
        context.state.isExpanded = true
        return context
    }
}

/// One picture of an expanded pane that a person has looked at.
struct PaneCase: Sendable, CustomStringConvertible {
    var size: Size
    var mesh: ScreenCase.MeshKind
    var isASCII: Bool

    var description: String {
        "\(size.width)x\(size.height)-\(mesh)" + (isASCII ? "-ascii-mono" : "")
    }

    var view: EngineView {
        let view = ScreenCase(name: "", width: 0, height: 0, mesh: mesh).view
        return view.snapshot.map(DemoMesh.comparable) ?? view
    }

    static let all: [PaneCase] = [false, true].flatMap { isASCII in
        [ScreenCase.MeshKind.running, .oneNode, .manyNodes, .diverged].map {
            PaneCase(size: Size(80, 24), mesh: $0, isASCII: isASCII)
        }
            + [Size(120, 40), Size(200, 60)].flatMap { size in
                [ScreenCase.MeshKind.running, .manyNodes].map {
                    PaneCase(size: size, mesh: $0, isASCII: isASCII)
                }
            }
    }
}
