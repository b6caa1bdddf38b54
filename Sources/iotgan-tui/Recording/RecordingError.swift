/// Why a picture or a recording of the screen could not be written, in one line.
enum RecordingError: Error, Equatable, CustomStringConvertible {
    case exists(path: String)
    case notCreated(path: String, reason: String)
    /// What was written before is whole.
    case stopped(path: String, reason: String)

    var description: String {
        switch self {
        case .exists(let path): "\(path): exists already; choose another name"
        case .notCreated(let path, let reason): "\(path): cannot be written: \(reason)"
        case .stopped(let path, let reason): "\(path): \(reason); what was written before is kept"
        }
    }
}
