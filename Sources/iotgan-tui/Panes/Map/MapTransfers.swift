import MeshModel

/// Weight vectors on their way: an arrow at each one's true place, and behind it the way that it has come. Where they are
/// too many for the map, the selected node's have arrows, and the others only colour their ways.
enum MapTransfers {
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
        for (transfer, way) in seen where !meetsAnother(transfer, directions) {
            let ink = ink(transfer)
            for point in way.covered(transfer.progress).trail { canvas[point.x, point.y].style = Style(ink) }
        }
        var signs = MapSigns(scene.geometry)
        for (transfer, way) in seen {
            let isSelected = transfer.from == scene.selected || transfer.to == scene.selected
            guard !isCrowd || isSelected else { continue }
            add(transfer, way, lane: meetsAnother(transfer, directions) ? 1 : 0, scene.glyphs, to: &signs)
        }
        signs.draw(on: &canvas)
    }

    private struct Direction: Hashable {
        var from: NodeID
        var to: NodeID
    }

    /// Of two that meet on a link, the one to the smaller number leaves the line to the other.
    private static func meetsAnother(
        _ transfer: MeshSnapshot.Transfer, _ directions: Set<Direction>
    ) -> Bool {
        transfer.to < transfer.from
            && directions.contains(Direction(from: transfer.to, to: transfer.from))
    }

    private static func ink(_ transfer: MeshSnapshot.Transfer) -> Ink {
        transfer.origin == transfer.from ? .transfer : .generator
    }

    /// The arrow, and right behind it whether frames of it did not arrive, and are sent again.
    private static func add(
        _ transfer: MeshSnapshot.Transfer, _ way: MapWay, lane: Int, _ glyphs: Glyphs,
        to signs: inout MapSigns
    ) {
        let (trail, head) = way.covered(transfer.progress)
        guard let head else { return }
        let arrow = glyphs.arrow(
            dx: way.direction.dx, dy: way.direction.dy, isForwarded: transfer.origin != transfer.from)
        let lost = transfer.framesLost > 0 ? glyphs.lost : nil
        signs.add(
            arrow, with: lost, at: head, behind: trail.last, isSteep: way.isSteep, lane: lane, ink(transfer))
    }
}
