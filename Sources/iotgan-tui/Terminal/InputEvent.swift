/// What the terminal tells the loop.
enum InputEvent: Hashable, Sendable {
    case key(Key)
    case press(Point)
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
