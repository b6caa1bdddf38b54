import Foundation

/// Where the program keeps what belongs to a user (XDG Base Directory Specification 0.8).
enum UserFolder {
    /// What somebody may have chosen or written.
    case configuration
    /// What the program remembers by itself.
    case state

    func path(_ environment: [String: String] = ProcessInfo.processInfo.environment) -> String {
        let (variable, usual) =
            self == .configuration ? ("XDG_CONFIG_HOME", "/.config") : ("XDG_STATE_HOME", "/.local/state")
        // The specification tells to ignore relative paths.
        let folder = environment[variable].flatMap { $0.hasPrefix("/") ? $0 : nil }
        return (folder ?? (environment["HOME"] ?? NSHomeDirectory()) + usual) + "/iotgan"
    }

    /// Puts `text` into a file in place of what it holds; whoever reads it sees the one or the other. Folders on the way are
    /// made, and a symbolic link stays one.
    static func replace(_ path: String, with text: String) throws(UserFileError) {
        let file = URL(fileURLWithPath: path).resolvingSymlinksInPath()
        do {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file, options: .atomic)
        } catch {
            throw UserFileError(path: path, reason: "cannot be written: \(Self.reason(error))")
        }
    }

    /// What the system said, which Foundation wraps in sentences about folders.
    private static func reason(_ error: any Error) -> String {
        let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
        guard let underlying, underlying.domain == NSPOSIXErrorDomain else {
            return error.localizedDescription
        }
        return String(cString: strerror(Int32(underlying.code)))
    }
}

/// A user's file cannot be used, in one line.
struct UserFileError: Error, Hashable, CustomStringConvertible {
    let path: String
    let reason: String

    var description: String { "\(path): \(reason)" }
}
