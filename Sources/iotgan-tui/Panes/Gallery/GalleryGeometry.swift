import GANCore
import MeshModel

/// Where the nodes' cards lie in the gallery.
struct GalleryGeometry: Sendable {
    let side: Int
    let picturesPerCard: Int
    let cards: [(id: NodeID, frame: Rect)]

    init(_ snapshot: MeshSnapshot, area: Rect, selected: NodeID?, _ view: GalleryView) {
        let original = max(1, snapshot.scenario.gan.imageSide)
        // As large as the height allows, the pictures' own size or a multiple of it when that fits.
        let rowRoom = max(1, area.height - 1)
        let fitting = min(area.width, rowRoom * 2)
        side = fitting >= original ? original : fitting
        let cardHeight = 1 + (side + 1) / 2
        let rows = max(1, area.height / cardHeight)
        let count = max(1, snapshot.nodes.count)
        let perRow = (count + rows - 1) / rows
        let most = view.figure == .oneClass ? PictureStudio.samplesPerClass : snapshot.classNames.count
        let widthPerNode = area.width / max(1, perRow)
        picturesPerCard = min(
            max(1, most), max(1, (widthPerNode - 1) / (side + 1)))
        let cardWidth = picturesPerCard * (side + 1) - 1
        let columns = max(1, (area.width + 2) / (cardWidth + 2))
        let visible = min(count, columns * rows)
        // The strip moves so that the selected node is always in it.
        let index = snapshot.nodes.firstIndex { $0.id == selected } ?? 0
        let first = min(
            max(0, index - visible / 2), snapshot.nodes.count - min(visible, snapshot.nodes.count))
        let columnCount = min(columns, (visible + rows - 1) / rows)
        // Cards stand no wider apart than this, however much room there is.
        let cardSpan = min((area.width + 2) / max(1, columnCount), cardWidth + 8)
        cards = snapshot.nodes.dropFirst(first).prefix(visible).enumerated().map { position, node in
            let x = area.x + position % columnCount * cardSpan
            let y = area.y + position / columnCount * cardHeight
            return (node.id, Rect(x: x, y: y, width: cardWidth, height: cardHeight))
        }
    }

    func node(at point: Point) -> NodeID? { cards.first { $0.frame.contains(point) }?.id }
}
