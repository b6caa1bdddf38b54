import MeshModel

/// Weight vectors on their way: an arrow at each one's true place, and behind it the way that it has come. Where they are
/// too many for the map, the selected node's have arrows, and the others only colour their ways.
enum MapTransfers {
    private struct Sign {
        var point: Point
        var character: Unicode.Scalar
        var ink: Ink
    }

    /// Below so many cells for each arrow nobody could tell which link it is on.
    private static let cellsPerArrow = 16

    static func draw(_ scene: MapScene, on canvas: inout Canvas) {
        let transfers = scene.snapshot.transfers
        let directions = Set(transfers.map { Direction(from: $0.from, to: $0.to) })
        let area = scene.geometry.area
        let seen = transfers.compactMap { transfer in
            scene.geometry.way(from: transfer.from, to: transfer.to).flatMap { way in
                transfer.from != transfer.to && way.middle != nil ? (transfer: transfer, way: way) : nil
            }
        }
        let isCrowd = seen.count * cellsPerArrow > area.width * area.height
        var signs: [Sign] = []
        for (transfer, way) in seen {
            // Of two that meet on a link, the one to the smaller number leaves the line to the other.
            let hasLane =
                transfer.to < transfer.from
                && directions.contains(Direction(from: transfer.to, to: transfer.from))
            let drawn = drawTrail(transfer, way, hasLane: hasLane, scene, on: &canvas)
            let isSelected = transfer.from == scene.selected || transfer.to == scene.selected
            if !isCrowd || isSelected { signs += drawn }
        }
        for sign in signs {
            canvas.put(sign.point.x, sign.point.y, sign.character, Style(sign.ink, .bold))
        }
    }

    private struct Direction: Hashable {
        var from: NodeID
        var to: NodeID
    }

    /// Draws the way that a transfer has come, and returns the signs that belong over everybody's ways.
    private static func drawTrail(
        _ transfer: MeshSnapshot.Transfer, _ way: MapWay, hasLane: Bool, _ scene: MapScene,
        on canvas: inout Canvas
    ) -> [Sign] {
        func moved(_ point: Point) -> Point {
            guard hasLane else { return point }
            return way.isSteep ? Point(point.x + 1, point.y) : Point(point.x, point.y + 1)
        }
        let isForwarded = transfer.origin != transfer.from
        let ink: Ink = isForwarded ? .generator : .transfer
        let (trail, head) = way.covered(transfer.progress)
        if !hasLane { for point in trail { canvas[point.x, point.y].style = Style(ink) } }
        guard let head else { return [] }
        let arrow = scene.marks.arrow(
            dx: way.direction.dx, dy: way.direction.dy, isForwarded: isForwarded, scene.glyphs)
        var signs = [Sign(point: moved(head), character: arrow, ink: ink)]
        // Right behind the arrow: some of its frames did not arrive, and are sent again.
        if transfer.framesLost > 0, let behind = trail.last {
            signs.insert(Sign(point: moved(behind), character: scene.marks.lost, ink: .bad), at: 0)
        }
        return signs
    }
}
