/// Pictures with captions, side by side in as many rows as fit; where not all do, some from all over stand for them.
struct PictureShelf {
    struct Caption: Hashable {
        var text: String
        var ink: Ink

        init(_ text: String, _ ink: Ink) {
            (self.text, self.ink) = (text, ink)
        }
    }

    /// Pictures that belong together, one below the other, each with its caption.
    struct Entry: Hashable {
        var pictures: [GreyPicture]
        var captions: [Caption]
    }

    let pictures: [Entry]

    private struct Grid {
        var side: Int
        var isWide: Bool
        var columns: Int
        var rows: Int

        var width: Int { isWide ? 2 * side : side }
        var height: Int { isWide ? side : (side + 1) / 2 }
    }

    /// Fewer side by side say little of a batch.
    private static let leastColumns = 5

    /// Draws a heading and the pictures below it.
    func draw(_ heading: String, _ context: PaneContext, on canvas: inout Canvas, in area: Rect) {
        guard let first = pictures.first, let picture = first.pictures.first, area.height > 3 else { return }
        let stack = first.pictures.count
        let room = Size(area.width, area.height - 1)
        let grid = Self.grid(
            side: picture.side, stack: stack, room, prefersWide: !context.renderer.usesHalfBlocks)
        let count = min(pictures.count, grid.columns * grid.rows)
        guard count > 0 else { return }
        let more = count < pictures.count ? ", \(count) of \(pictures.count)" : ""
        canvas.write(area.x, area.y, heading + more, .bold, limit: area.width)
        for place in 0..<count {
            let entry = pictures[count < pictures.count ? place * pictures.count / count : place]
            let x = area.x + place % grid.columns * (grid.width + 1)
            let top = area.y + 1 + place / grid.columns * stack * (grid.height + 1)
            for (index, picture) in entry.pictures.enumerated() {
                let y = top + index * (grid.height + 1)
                context.renderer.draw(
                    picture.resized(to: grid.side), on: &canvas, at: x, y, isWide: grid.isWide)
                let caption = entry.captions[index]
                canvas.write(
                    x + max(0, grid.width - caption.text.count) / 2, y + grid.height, caption.text,
                    Style(caption.ink), limit: grid.width)
            }
        }
    }

    /// Pictures at their own size, or smaller ones where these do not fit.
    private static func grid(side: Int, stack: Int, _ room: Size, prefersWide: Bool) -> Grid {
        let highest = room.height / stack - 1
        let wide = Grid(side: side, isWide: true, columns: (room.width + 1) / (2 * side + 1), rows: 1)
        if prefersWide, wide.columns >= leastColumns, side <= highest {
            return Grid(
                side: side, isWide: true, columns: wide.columns,
                rows: room.height / (stack * (wide.height + 1)))
        }
        let widest = max(1, (room.width + 1) / leastColumns - 1)
        let fitting = max(0, min(side, 2 * highest, widest))
        let height = (fitting + 1) / 2
        return Grid(
            side: fitting, isWide: false, columns: fitting > 3 ? (room.width + 1) / (fitting + 1) : 0,
            rows: room.height / (stack * (height + 1)))
    }
}
