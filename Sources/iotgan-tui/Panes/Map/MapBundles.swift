import MeshModel

/// The links between clusters: one line for all that lead from one to another, with their number where it fits.
struct MapBundles {
    private struct Bundle {
        var start: MapGeometry.Place
        var end: MapGeometry.Place
        var links: [MeshSnapshot.Link] = []
    }

    /// By the cards that they join.
    private var bundles: [Bundle] = []

    init(_ scene: MapScene) {
        var numbers: [[Rect]: Int] = [:]
        for link in scene.snapshot.links {
            guard let low = scene.geometry.place(link.id.low), let high = scene.geometry.place(link.id.high),
                low.card != high.card, low.isInside || high.isInside
            else { continue }
            let isAscending = (low.card.y, low.card.x) < (high.card.y, high.card.x)
            let (start, end) = isAscending ? (low, high) : (high, low)
            if let number = numbers[[start.card, end.card]] {
                bundles[number].links.append(link)
            } else {
                numbers[[start.card, end.card]] = bundles.count
                bundles.append(Bundle(start: start, end: end, links: [link]))
            }
        }
    }

    func draw(_ scene: MapScene, on canvas: inout Canvas) {
        var lines = MapLines(scene.geometry.area, canvas.size)
        for bundle in bundles {
            // What carries most tells how the line is drawn: it says whether anything passes.
            guard let best = bundle.links.max(by: { Self.rank($0) < Self.rank($1) }) else { continue }
            MapLinks.drawLine(best, bundle.start, bundle.end, scene, &lines, on: &canvas)
        }
        lines.draw(on: &canvas)
        var taken = scene.geometry.clusters.map(\.card)
        for bundle in bundles { drawCount(bundle, scene, &taken, on: &canvas) }
    }

    private static func rank(_ link: MeshSnapshot.Link) -> Int {
        if !link.isOpen { return link.isCut ? 1 : 0 }
        return link.degradationDecibels > 0 ? 2 : 3
    }

    /// How many are open, and behind the sign of a cut how many are not: where it stands apart from everything else.
    private func drawCount(
        _ bundle: Bundle, _ scene: MapScene, _ taken: inout [Rect], on canvas: inout Canvas
    ) {
        let cutCount = bundle.links.count { $0.isCut }
        // Who is beyond the edge is no cluster.
        guard bundle.start.isInside, bundle.end.isInside, bundle.links.count > 1 || cutCount > 0 else {
            return
        }
        let open = "\(bundle.links.count - cutCount)"
        let cut = cutCount > 0 ? "\(Character(scene.glyphs.scissors))\(cutCount)" : ""
        let width = open.count + cut.count
        let way = MapWay(from: bundle.start, to: bundle.end, within: scene.geometry.area)
        guard let middle = way.middle else { return }
        let frame = Rect(x: middle.x - width / 2, y: middle.y, width: width, height: 1)
        let spaced = Rect(x: frame.x - 1, y: frame.y, width: width + 2, height: 1)
        guard frame.intersection(scene.geometry.area) == frame, !taken.contains(where: spaced.intersects)
        else { return }
        taken.append(frame)
        let end = canvas.write(frame.x, frame.y, open, .bold)
        canvas.write(end, frame.y, cut, Style(.bad, .bold))
    }
}
