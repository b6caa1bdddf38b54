/// Numbers of images in a random order, dealt like cards from a position on, and from the front again after the
/// last one.
struct ImageDeck: Sendable, Equatable {
    private let images: [Int]

    /// Shuffles `images`.
    init(shuffling images: [Int], stream: RandomStream) {
        var stream = stream
        var shuffled = images
        stream.shuffle(&shuffled)
        self.images = shuffled
    }

    /// The images in their dealt order.
    var all: [Int] { images }

    /// `count` images from `position` on; never one twice, so at most as many as there are.
    func deal(_ count: Int, from position: Int) -> [Int] {
        (0..<min(count, images.count)).map { images[(position + $0) % images.count] }
    }
}
