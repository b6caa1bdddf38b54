/// How pixels become greys.
enum PictureContrast: String, Hashable, Sendable, CaseIterable {
    /// -1 is black and 1 is white in every picture, so that one sees when all of them fade.
    case fixed
    /// The darkest pixel of a picture is black and the lightest white: more to see, and mode collapse is hidden.
    case stretched
}
