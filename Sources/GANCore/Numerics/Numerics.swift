/// What this program computes, as a number.
public enum Numerics {
    /// Goes up with every change that gives a run other bits, or its bits another digest: runs that were recorded before can
    /// then not be repeated.
    public static let version = 1
}
