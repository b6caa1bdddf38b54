import MeshModel

/// Nodes near each other that share a sign, where the map has no room for a mark of each.
struct MapCluster: Hashable, Sendable {
    /// The numbers of the nodes among the snapshot's.
    let members: [Int]
    let card: Rect
    /// After the mark: a number where it is one node, how many they are, or the selected node and how many others.
    let text: String

    /// A sign of any count, and a way to the next one.
    private static let share = Size(8, 3)
    /// Where more nodes share a sign on average, where they lie says more than the signs do.
    private static let memberLimit = 12

    private static func grid(_ area: Rect) -> Size {
        Size(max(1, area.width / share.width), max(1, area.height / share.height))
    }

    /// Whether signs tell enough of so many nodes.
    static func fit(_ count: Int, _ area: Rect) -> Bool {
        let grid = grid(area)
        return area.width >= share.width && count <= memberLimit * grid.width * grid.height
    }

    /// Divides the map into equal parts: whoever is in one has the same sign, in the middle of them all.
    static func clusters(_ cells: MapCells, selected: NodeID?) -> [MapCluster] {
        let (area, grid) = (cells.area, grid(cells.area))
        guard !area.isEmpty else { return [] }
        var members = Array(repeating: [Int](), count: grid.width * grid.height)
        for index in cells.ids.indices where cells.shown[index].isOnMap {
            let cell = cells.frame(index, Size(1, 1))
            let column = (cell.x - area.x) * grid.width / area.width
            let row = (cell.y - area.y) * grid.height / area.height
            members[row * grid.width + column].append(index)
        }
        return members.enumerated().filter { !$0.element.isEmpty }.map { part, members in
            let column = part % grid.width
            let left = area.x + (column * area.width + grid.width - 1) / grid.width
            let right = area.x + ((column + 1) * area.width + grid.width - 1) / grid.width
            let text = text(members.map { cells.ids[$0] }, selected)
            let places = members.map { cells.frame($0, Size(1, 1)) }
            let x = places.map(\.x).reduce(0, +) / places.count - text.count / 2
            let y = places.map(\.y).reduce(0, +) / places.count
            let width = min(area.width, 1 + text.count)
            let card = Rect(x: max(left, min(x, right - 1 - width)), y: y, width: width, height: 1)
            return MapCluster(members: members, card: card, text: text)
        }
    }

    private static func text(_ members: [NodeID], _ selected: NodeID?) -> String {
        guard members.count > 1 else { return members[0].description }
        if let selected, members.contains(selected) { return "\(selected)+\(members.count - 1)" }
        return "(\(members.count))"
    }
}
