import Foundation
import MeshModel

/// Where session files go that nobody has named: `$XDG_STATE_HOME/iotgan/sessions`, a file for each run.
struct SessionFolder {
    /// So many of them are kept; when there are more, those go that have not been written to for longest.
    static let keptCount = 50

    let path: String

    init(_ path: String = UserFolder.state.path() + "/sessions") {
        self.path = path
    }

    /// Creates the file of a run that begins now, and writes `header` into it.
    ///
    /// - Throws: ``SessionError``; nothing is overwritten, a number is added where the name is taken.
    func create(_ header: SessionHeader, date: Date = Date()) throws(SessionError) -> SessionWriter {
        try make()
        let stem =
            "\(ScreenFileName.time(date))-\(Self.name(header.scenario.name))-seed\(header.scenario.seed)"
        var number = 1
        while true {
            let file = path + "/" + (number == 1 ? stem : "\(stem)-\(number)") + ".iotgan"
            do throws(SessionError) {
                let writer = try SessionWriter(creating: file, header)
                removeOldest()
                return writer
            } catch {
                guard case .exists = error else { throw error }
                number += 1
            }
        }
    }

    /// Makes the folder, and those that it is in.
    private func make() throws(SessionError) {
        var folder = ""
        for name in path.split(separator: "/") {
            folder += "/" + name
            // What is there and is no folder comes to light with the next one, or with the file.
            guard mkdir(folder, 0o755) != 0, errno != EEXIST else { continue }
            throw .notOpened(path: folder, reason: String(cString: strerror(errno)))
        }
    }

    /// Leaves what a user has named himself, and what is being written.
    private func removeOldest() {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        let named = files.filter { $0.wholeMatch(of: Self.ownName) != nil }.map { path + "/" + $0 }
        guard named.count > Self.keptCount else { return }
        let dated = named.map { file in
            let attributes = try? FileManager.default.attributesOfItem(atPath: file)
            return (file: file, date: attributes?[.modificationDate] as? Date ?? .distantFuture)
        }
        let oldest = dated.sorted { ($0.date, $0.file) < ($1.date, $1.file) }
        for (file, _) in oldest.prefix(named.count - Self.keptCount) where !SessionDisk.isInUse(file) {
            try? FileManager.default.removeItem(atPath: file)
        }
    }

    private static var ownName: Regex<Substring> {
        /[0-9]{4}-[0-9]{2}-[0-9]{2}-[0-9]{6}-[a-zA-Z0-9_-]*-seed[0-9]+(?:-[0-9]+)?\.iotgan/
    }

    /// The scenario's name without what may not be in a file's, or would be a nuisance there.
    private static func name(_ scenario: String) -> String {
        let letters = scenario.map { letter in
            letter.isASCII && (letter.isLetter || letter.isNumber || letter == "_") ? letter : "-"
        }
        return String(letters.prefix(40))
    }
}
