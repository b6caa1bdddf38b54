/// Which pane lies where.
struct Layout: Hashable, Sendable {
    struct Slot: Hashable, Sendable {
        var pane: PaneKind
        var frame: Rect
    }

    /// Below it nothing useful fits.
    static let minimum = Size(60, 18)

    /// The rows above and below the panes.
    static let header = 1
    static let footer = 1

    let slots: [Slot]

    /// - Parameters:
    ///   - expanded: the pane that has the whole body, if any.
    ///   - bandRows: what a script's words and the time slider take above the last row, where they leave enough for panes.
    init(size: Size, expanded: PaneKind?, bandRows: Int = 0) {
        guard size.width >= Layout.minimum.width, size.height >= Layout.minimum.height else {
            slots = []
            return
        }
        let rows =
            size.height - bandRows >= Layout.minimum.height ? size.height - bandRows : size.height
        let body = Rect(
            x: 0, y: Layout.header, width: size.width, height: rows - Layout.header - Layout.footer)
        if let expanded {
            slots = [Slot(pane: expanded, frame: body)]
        } else {
            slots = Layout.arrange(body)
        }
    }

    /// Two columns: the mesh and the log on the left, the selected node and its losses on the right. Where there is
    /// room, a strip with every node's pictures lies between, and below it one with every node's figures.
    private static func arrange(_ body: Rect) -> [Slot] {
        let right = rightWidth(body.width)
        let left = body.width - right
        let gallery = galleryHeight(body)
        let nodes = nodesHeight(body)
        // Somewhat less beside the table, so that the node has room for three samples of each class on 60 rows.
        let bottom = max(6, (body.height - gallery - nodes) * (nodes > 0 ? 7 : 8) / 25)
        let top = body.height - gallery - nodes - bottom
        let bottomY = body.maxY - bottom
        var slots = [
            Slot(pane: .map, frame: Rect(x: body.x, y: body.y, width: left, height: top)),
            Slot(pane: .node, frame: Rect(x: left, y: body.y, width: right, height: top)),
            Slot(pane: .losses, frame: Rect(x: left, y: bottomY, width: right, height: bottom)),
        ]
        if gallery > 0 {
            let strip = Rect(x: body.x, y: body.y + top, width: body.width, height: gallery)
            slots.append(Slot(pane: .gallery, frame: strip))
        }
        if nodes > 0 {
            let strip = Rect(x: body.x, y: bottomY - nodes, width: body.width, height: nodes)
            slots.append(Slot(pane: .nodes, frame: strip))
        }
        let log = Rect(x: body.x, y: bottomY, width: left, height: bottom)
        return slots + [Slot(pane: .log, frame: log)]
    }

    /// Five pictures of the default 12 pixels side by side take 66 columns, ten take 131.
    private static func rightWidth(_ width: Int) -> Int {
        if width >= 196 { return 131 }
        if width >= 112 { return max(66, width * 11 / 20) }
        return width * 23 / 40
    }

    /// A picture of 12 pixels takes six rows, its caption and the frame three more.
    private static func galleryHeight(_ body: Rect) -> Int {
        body.height >= 32 ? 9 : 0
    }

    /// A header, eight nodes, their mean, and the frame; a narrower strip would lack half of the columns.
    private static func nodesHeight(_ body: Rect) -> Int {
        body.width >= 190 && body.height >= 54 ? 12 : 0
    }
}
