/// Why an engine cannot go on.
enum EngineFailure: Error, CustomStringConvertible {
    case mesh(MeshModelError)
    case session(SessionError)
    /// A session that is gone on with does not come out as it did.
    case differs(SessionDifference, path: String)

    var description: String {
        switch self {
        case .mesh(let error): error.description
        case .session(let error): error.description
        case .differs(let difference, let path):
            "\(path): tick \(difference.tick) comes out differently"
                + (difference.nodes.first.map { ", first at node \($0.id)" } ?? "")
                + "; the file is left as it is, and replay says more"
        }
    }
}
