import GANCore
import MeshModel

/// The selected node: what its generator draws of each class, and its figures; on the whole screen everything about it.
enum NodePane {
    static func content(_ context: PaneContext, _ size: Size) -> PaneContent {
        guard let snapshot = context.view.snapshot else {
            return .empty(["node"], size, MapPane.waitingText(context.view.phase))
        }
        guard let node = context.selected else { return .empty(["node"], size, "no node is selected") }
        let name = ["node \(node.id)"] + context.pictures.contrastTitle + [NodeState(node).name]
        let rest = ["step \(NumberText.grouped(node.stepCount))"] + particulars(of: node, snapshot)
        guard context.state.isExpanded else {
            return PaneContent(title: name + rest, canvas: card(node, context, size))
        }
        let dossier = NodeDossier(node, snapshot, context.view, context.glyphs, size)
        let first = min(context.state.node.firstRow, dossier.lastFirst)
        return PaneContent(
            title: name + scrollTitle(first, dossier.lastFirst) + rest,
            canvas: dossier.canvas(context, from: first))
    }

    private static func scrollTitle(_ first: Int, _ lastFirst: Int) -> [String] {
        let below = lastFirst - first
        return (below > 0 ? ["\(NumberText.count(below, "row")) below, PgDn"] : [])
            + (first > 0 ? ["\(first) above, PgUp"] : [])
    }

    /// Radio and processor, where they are not everybody's.
    private static func particulars(of node: MeshSnapshot.Node, _ snapshot: MeshSnapshot) -> [String] {
        let scenario = snapshot.scenario
        return (node.radio == scenario.radio ? [] : [node.radio.rawValue])
            + (node.device == scenario.device ? [] : [node.device.rawValue])
    }
}

// What fits beside other panes.
extension NodePane {
    private static func card(_ node: MeshSnapshot.Node, _ context: PaneContext, _ size: Size) -> Canvas {
        var canvas = Canvas(size)
        var y = ClassPictures.draw(
            node, context, keeping: figureRows(size), showsOwn: true, on: &canvas)
        if let verdict = node.verdict, size.height - y > 1 {
            canvas.write(0, y, verdict.sentence, Style(verdict.rule.ink, .bold), limit: size.width)
            y += 1
        }
        guard y < size.height else { return canvas }
        let line = Rect(x: 0, y: y, width: size.width, height: 1)
        NodeEnergy(node, context.view.snapshot).drawBattery(on: &canvas, in: line, context.glyphs)
        NodeFacts.all(node, context.view, context.glyphs).draw(
            on: &canvas, in: Rect(x: 0, y: y + 1, width: size.width, height: size.height - y - 1))
        return canvas
    }

    /// Rows that are kept for figures.
    private static func figureRows(_ size: Size) -> Int {
        size.height >= 24 ? 6 : size.height >= 18 ? 4 : size.height >= 10 ? 3 : 2
    }
}
