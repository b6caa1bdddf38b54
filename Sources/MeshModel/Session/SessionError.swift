import GANCore

/// What can go wrong with a session file; turned into text in one place, ``description``.
public enum SessionError: Error, Equatable, CustomStringConvertible {
    /// The file cannot be made or opened.
    case notOpened(path: String, reason: String)
    /// A file of this name is not overwritten.
    case exists(path: String)
    /// Somebody else is writing it.
    case inUse(path: String)
    /// It takes no more at the moment. What was written is kept in the file, and what was not is kept in memory.
    case stopped(path: String, reason: String)
    /// It takes no more, and what waits for it has grown too long: this record was left out.
    case backlogFull(path: String)
    /// A record that no reader would take.
    case recordTooLong(path: String, byteCount: Int)
    /// There is nothing in it.
    case empty(path: String)
    /// It is something else.
    case notASession(path: String)
    /// It ends before the run that it is of has been described.
    case noHeader(path: String)
    /// Another program wrote it.
    case otherFormat(path: String, version: UInt32)
    /// A program that computes other bits wrote it.
    case otherNumerics(path: String, version: Int, programVersion: String)
    /// A record in the midst of others is damaged, or makes no sense behind those before it.
    case corrupt(path: String, offset: Int, problem: String)
    /// There is no branch of this name.
    case noBranch(path: String, name: String, known: [String])
    /// The data set is not the one that the session was begun with.
    case otherData(path: String, dataset: String)
    /// The mesh that it describes cannot be built.
    case mesh(MeshModelError)

    public var description: String {
        switch self {
        case .notOpened(let path, let reason): "\(path): \(reason)"
        case .exists(let path): "\(path): exists already; choose another name"
        case .inUse(let path): "\(path): another program is writing it; wait for its end"
        case .stopped(let path, let reason): "\(path): \(reason); what was written before is kept"
        case .backlogFull(let path): "\(path): too much waits to be written; make room on the disk"
        case .recordTooLong(let path, let count):
            "\(path): a record of \(count) bytes is longer than the \(SessionFraming.lengthLimit) that it may have"
        case .empty(let path): "\(path): is empty; there is no session in it"
        case .notASession(let path): "\(path): is not a session file of iotgan-tui"
        case .noHeader(let path): "\(path): ends before its first record does; there is no session in it"
        case .otherFormat(let path, let version):
            "\(path): has format \(version), and this program reads \(SessionFraming.version); "
                + "use the program that wrote it"
        case .otherNumerics(let path, let version, let program):
            "\(path): was written by version \(program), whose arithmetic (\(version)) gives other bits than this "
                + "program's (\(Numerics.version)); use that version"
        case .corrupt(let path, let offset, let problem):
            "\(path): damaged at byte \(offset): \(problem); take it from a copy, or give --salvage to use what stands "
                + "before"
        case .noBranch(let path, let name, let known):
            "\(path): has no branch \(name); there is \(known.joined(separator: ", "))"
        case .otherData(let path, let dataset):
            "\(path): was begun with other images than \(dataset) has now; say with --dataset where they are"
        case .mesh(let error): error.description
        }
    }
}
