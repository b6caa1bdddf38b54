import MeshModel

/// A place on the map as a share of its width and height, from the upper left corner.
struct MapPlace: Hashable, Sendable {
    var x: Double
    var y: Double

    init(_ x: Double, _ y: Double) {
        self.x = x
        self.y = y
    }

    static let middle = MapPlace(0.5, 0.5)

    /// Where a place of the whole map lies in the pane, as shares of the pane.
    func zoomed(around centre: MapPlace, by factor: Double) -> MapPlace {
        MapPlace((x - centre.x) * factor + 0.5, (y - centre.y) * factor + 0.5)
    }

    /// The slack is less than a cell, and more than what rounding loses at the edges.
    var isOnMap: Bool { -1e-9...1 + 1e-9 ~= x && -1e-9...1 + 1e-9 ~= y }
}

/// Which part of the map is looked at, from one frame to the next.
struct MapView: Hashable, Sendable {
    /// What colours tell where nodes are too many to be drawn one by one.
    enum Colouring: Hashable, Sendable, CaseIterable {
        case state, accuracy
    }

    /// Two steps see half as much, either way; 0 sees everything.
    private(set) var level = 0
    private(set) var centre = MapPlace.middle
    /// Whether the selected node stays in the middle.
    private(set) var isFollowing = false
    private(set) var colouring = Colouring.state
    /// What the user wants to see the nodes laid out by; nil for what shows the mesh best.
    private(set) var arrangement: MapLayout.Arrangement?

    /// The whole is 64 times as large then, and two nodes that are a thousandth apart stand on different cells.
    static let deepest = 12

    /// How many times larger the map is than the pane, either way.
    var factor: Double {
        let whole = Double(1 << (level / 2))
        return level % 2 == 0 ? whole : whole * 2.0.squareRoot()
    }

    /// What lies in the middle of the pane.
    ///
    /// - Parameter selected: where the selected node stands.
    func centre(selected: MapPlace?) -> MapPlace {
        clamped(isFollowing ? selected ?? centre : centre)
    }

    /// - Parameter selected: where the selected node stands.
    mutating func update(_ action: PaneAction, selected: MapPlace?) {
        centre = centre(selected: selected)
        switch action {
        case .zoom(0): (level, centre, isFollowing) = (0, .middle, false)
        case .zoom(let steps):
            // At the selected node, where it is seen: nobody wants to see the hole in the middle of a ring larger.
            let place = selected.map { $0.zoomed(around: centre, by: factor) }
            zoom(by: steps, at: place.flatMap { $0.isOnMap ? $0 : nil } ?? .middle, selected: selected)
        case .pan(let direction):
            isFollowing = false
            pan(direction)
        case .follow: isFollowing.toggle()
        case .cycle: colouring = colouring == .state ? .accuracy : .state
        case .scroll, .reverse, .filter: break
        }
        centre = clamped(centre)
    }

    /// Zooms so that what lies at `place` of the pane stays there.
    mutating func zoom(by steps: Int, at place: MapPlace, selected: MapPlace?) {
        let before = centre(selected: selected)
        let fixed = MapPlace(
            before.x + (place.x - 0.5) / factor, before.y + (place.y - 0.5) / factor)
        level = min(max(0, level + steps), Self.deepest)
        centre = clamped(
            MapPlace(fixed.x - (place.x - 0.5) / factor, fixed.y - (place.y - 0.5) / factor))
    }

    /// Moves no further than it takes to see what stands at `place`.
    mutating func reveal(_ place: MapPlace) {
        let reach = 0.45 / factor
        centre = clamped(
            MapPlace(
                min(max(centre.x, place.x - reach), place.x + reach),
                min(max(centre.y, place.y - reach), place.y + reach)))
    }

    /// A quarter of the pane.
    private mutating func pan(_ direction: Direction) {
        let step = 0.25 / factor
        switch direction {
        case .left: centre.x -= step
        case .right: centre.x += step
        case .up: centre.y -= step
        case .down: centre.y += step
        }
    }

    /// Nothing beyond the map's edges is looked at.
    private func clamped(_ place: MapPlace) -> MapPlace {
        let reach = 0.5 / factor
        return MapPlace(min(max(reach, place.x), 1 - reach), min(max(reach, place.y), 1 - reach))
    }

    /// Lays nodes out by the other thing, and shows everything: a place of one layout is none of the other.
    mutating func rearrange(from shown: MapLayout.Arrangement) {
        arrangement = shown == .positions ? .links : .positions
        (level, centre) = (0, .middle)
    }
}
