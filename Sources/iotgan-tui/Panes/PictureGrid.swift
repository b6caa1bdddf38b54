/// How pictures of all classes are laid out in a given room: their size, and how many of each class.
struct PictureGrid: Hashable, Sendable {
    /// Pixels of a picture as it is drawn.
    var side: Int
    var isWide: Bool
    var columns: Int
    /// Rows of classes.
    var rows: Int
    /// Samples of each class, one below the other.
    var samples: Int
    /// Classes that are shown; the rest does not fit.
    var shown: Int

    /// Smaller pictures say nothing.
    static let smallestSide = 7

    /// One picture in cells.
    var pictureSize: Size { isWide ? Size(side * 2, side) : Size(side, (side + 1) / 2) }
    /// Rows from one row of classes to the next: the samples and a caption.
    var rowHeight: Int { pictureSize.height * samples + 1 }
    var height: Int { shown == 0 ? 0 : rows * rowHeight }

    /// The best use of `room`: pictures at their own size if all classes fit so, and then as many samples as fit;
    /// else as large as they may be with all classes shown; else as many classes as fit.
    ///
    /// - Parameters:
    ///   - side: pixels of the pictures themselves.
    ///   - prefersWide: two cells for each pixel read better where only characters can be drawn.
    init(classes: Int, side: Int, maxSamples: Int, room: Size, prefersWide: Bool) {
        let layouts = (1...max(1, classes)).reversed()
        if prefersWide,
            let columns = layouts.first(where: {
                PictureGrid.fits(Size(side * 2, side), classes, $0, room)
            })
        {
            self.init(classes, side, true, columns, maxSamples, room)
        } else if let columns = layouts.first(where: {
            PictureGrid.fits(Size(side, (side + 1) / 2), classes, $0, room)
        }) {
            self.init(classes, side, false, columns, maxSamples, room)
        } else {
            self.init(shrinking: side, classes: classes, room: room)
        }
    }

    private init(_ classes: Int, _ side: Int, _ isWide: Bool, _ columns: Int, _ maxSamples: Int, _ room: Size)
    {
        (self.side, self.isWide, self.columns) = (side, isWide, columns)
        rows = (classes + columns - 1) / columns
        samples = 1
        shown = classes
        samples = max(1, min(maxSamples, (room.height / rows - 1) / max(1, pictureSize.height)))
    }

    private init(shrinking original: Int, classes: Int, room: Size) {
        var best = (side: 0, columns: 1)
        for columns in (1...max(1, classes)).reversed() {
            let rows = (classes + columns - 1) / columns
            let side = min((room.width - columns + 1) / columns, 2 * (room.height / rows - 1))
            if side > best.side { best = (side, columns) }
        }
        (isWide, samples) = (false, 1)
        if best.side >= PictureGrid.smallestSide {
            (side, columns, shown) = (best.side, best.columns, classes)
            rows = (classes + columns - 1) / columns
        } else {
            side = min(original, PictureGrid.smallestSide + 1)
            columns = max(0, (room.width + 1) / (side + 1))
            rows = max(0, room.height / ((side + 1) / 2 + 1))
            shown = min(classes, columns * rows)
        }
    }

    private static func fits(_ picture: Size, _ classes: Int, _ columns: Int, _ room: Size) -> Bool {
        let rows = (classes + columns - 1) / columns
        return columns * (picture.width + 1) - 1 <= room.width && rows * (picture.height + 1) <= room.height
    }
}
