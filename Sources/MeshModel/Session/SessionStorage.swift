/// Where a session's bytes go: a file, or in tests something that fails when it is told to.
public protocol SessionStorage: AnyObject {
    /// What messages call it.
    var path: String { get }
    /// Adds bytes at the end.
    ///
    /// - Returns: how many of them it took, from the first one on.
    func write(_ bytes: UnsafeRawBufferPointer) throws(SystemFailure) -> Int
    /// Returns when what was written would outlast a loss of power.
    func synchronise() throws(SystemFailure)
    /// Cuts off what is beyond `length`, where the next bytes go.
    func truncate(to length: Int) throws(SystemFailure)
}
