/// What a node's generator drew of each class as the run went on, always from the same latent vectors; bounded: when it
/// is full, every second frame is forgotten, so that it always covers the whole run that was watched.
struct PictureFilm: Hashable, Sendable {
    struct Frame: Hashable, Sendable {
        let tick: Int
        /// One of each class.
        let pictures: [GreyPicture]
    }

    /// It is never longer.
    static let frameLimit = 32

    /// Ascending by tick; the last one is the newest that there was.
    private(set) var frames: [Frame] = []
    /// Ticks between two frames at least, but for the newest.
    private var spacing = 1

    /// Adds what was drawn at `tick`; whatever was drawn later belongs to a run that was left.
    mutating func append(tick: Int, pictures: [GreyPicture]) {
        frames.removeAll { $0.tick >= tick }
        if frames.count >= 2, frames[frames.count - 1].tick - frames[frames.count - 2].tick < spacing {
            frames.removeLast()
        }
        if frames.count == Self.frameLimit {
            frames = frames.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
            spacing = max(2 * spacing, 2 * (tick - (frames.first?.tick ?? tick)) / Self.frameLimit)
        }
        frames.append(Frame(tick: tick, pictures: pictures))
    }

    /// At most `count` frames, the first and the newest among them, as evenly spread as there are frames.
    func excerpt(_ count: Int) -> [Frame] {
        guard frames.count > count, count > 1 else { return Array(frames.suffix(max(0, count))) }
        return (0..<count).map { frames[$0 * (frames.count - 1) / (count - 1)] }
    }
}
