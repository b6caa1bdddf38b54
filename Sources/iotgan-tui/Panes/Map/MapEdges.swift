import MeshModel

/// What lies around the part of the map that is looked at: how large it is, and how many nodes are outside and where.
enum MapEdges {
    static func draw(_ scene: MapScene, _ view: MapView, on canvas: inout Canvas) {
        guard view.level > 0 else { return }
        if scene.geometry.layout.arrangement == .positions { drawScale(scene, on: &canvas) }
        drawOutside(scene, on: &canvas)
    }

    /// A bar in the lower left corner, at most a quarter of the width long. It measures across: down the map is stretched
    /// otherwise.
    private static func drawScale(_ scene: MapScene, on canvas: inout Canvas) {
        let metres = scene.geometry.metresPerCell.x
        let longest = metres * Double(canvas.width / 4)
        guard scene.geometry.layout.extent.width > 0, longest.isFinite, longest > 0 else { return }
        let length = roundLength(atMost: longest)
        let cells = Int((length / metres).rounded())
        guard cells >= 2 else { return }
        let row = canvas.height - 1 - (scene.geometry.area.height < canvas.height ? 1 : 0)
        let style = Style(.accent)
        canvas.put(0, row, scene.glyphs.scaleStart, style)
        canvas.horizontalLine(1, row, length: cells - 1, scene.glyphs.horizontal, style)
        canvas.put(cells, row, scene.glyphs.scaleEnd, style)
        canvas.write(cells + 1, row, " " + NumberText.scaled(length, unit: "m") + " ", style)
    }

    /// The largest of 1, 2 and 5 times a power of ten that is not above a length.
    static func roundLength(atMost longest: Double) -> Double {
        var power = 1.0
        while power * 10 <= longest, power < 1e15 { power *= 10 }
        while power > longest, power > 1e-15 { power /= 10 }
        return [5, 2, 1].map { $0 * power }.first { $0 <= longest } ?? power
    }

    /// In the middle of each edge, the number of nodes that are beyond it.
    private static func drawOutside(_ scene: MapScene, on canvas: inout Canvas) {
        var beyond: [Direction: Int] = [:]
        for (place, whole) in zip(scene.geometry.places, scene.geometry.layout.places) where !place.isInside {
            beyond[direction(of: whole, from: scene.geometry.centre), default: 0] += 1
        }
        for (direction, count) in beyond {
            let arrow = String(Character(scene.glyphs.arrow(direction)))
            let text = direction == .right ? "\(count)\(arrow)" : "\(arrow)\(count)"
            let point = place(for: text, at: direction, scene, canvas.size)
            canvas.write(point.x, point.y, text, Style(.accent, [.bold, .reverse]))
        }
    }

    /// Where on an edge: as near to its middle as no card is in the way.
    private static func place(
        for text: String, at direction: Direction, _ scene: MapScene, _ size: Size
    ) -> Point {
        let (middleX, middleY) = ((size.width - text.count) / 2, size.height / 2)
        func point(_ offset: Int) -> Point {
            switch direction {
            case .left: Point(0, middleY + offset)
            case .right: Point(size.width - text.count, middleY + offset)
            case .up: Point(middleX + offset, 0)
            case .down: Point(middleX + offset, size.height - 1)
            }
        }
        let reach = (direction == .left || direction == .right ? size.height : size.width) / 4
        let offsets = (0...max(0, reach)).flatMap { [$0, -$0] }
        return offsets.map(point).first {
            scene.isFree(Rect(x: $0.x, y: $0.y, width: text.count, height: 1))
        } ?? point(0)
    }

    /// Where one would have to go first.
    private static func direction(of place: MapPlace, from centre: MapPlace) -> Direction {
        let (dx, dy) = (place.x - centre.x, place.y - centre.y)
        if abs(dx) >= abs(dy) { return dx < 0 ? .left : .right }
        return dy < 0 ? .up : .down
    }
}

extension Glyphs {
    fileprivate func arrow(_ direction: Direction) -> Unicode.Scalar {
        switch direction {
        case .right: arrows[0]
        case .down: arrows[2]
        case .left: arrows[4]
        case .up: arrows[6]
        }
    }
}
