/// What a user has chosen for good, in the configuration file; flags override it.
struct Settings: Hashable, Sendable {
    var theme = Theme.Name.auto
    /// Frames while the mesh runs.
    var framesPerSecond = 15
    /// Draws with ASCII alone.
    var isASCII = false
    /// Whether clicks belong to the dashboard.
    var isMouseOn = true
    /// Threads that train; 0 is one for each core.
    var threadCount = 0
    /// Megabytes that checkpoints of the past may take.
    var historyMegabytes = 512
    var pictureContrast = PictureContrast.fixed
    /// The keys of commands that shall have others than usual, by the command lines that they ask for.
    var keys: [String: [Key]] = [:]
}
