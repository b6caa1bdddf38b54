/// What the terminal tells the loop.
enum InputEvent: Hashable, Sendable {
    case key(Key)
    /// The first button went down.
    case press(Point)
    /// The first button went down at one place and up at another.
    case drag(from: Point, to: Point)
    /// The wheel turned at a place, by one notch.
    case wheel(Point, Direction)
    case resize(Size)
    /// The user, or someone with `kill`, wants the program to stop (Ctrl-Z).
    case suspend
    /// The program goes on after a stop; the screen may hold anything.
    case resumed
    /// A signal asks the program to end.
    case signal(Int32)
    /// There is no terminal any more.
    case hangUp
}
