/// A key press as the terminal tells it.
enum Key: Hashable, Sendable {
    case character(Unicode.Scalar)
    case control(Unicode.Scalar)
    case left, down, up, right
    case home, end, pageUp, pageDown
    case enter, escape, tab, backTab, backspace, delete
    case function(Int)
}
