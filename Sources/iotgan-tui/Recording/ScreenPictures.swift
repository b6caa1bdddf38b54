import Foundation

/// Writes the screen as pictures: SVG for documents, ANSI text for `cat`.
struct ScreenPictures {
    var folder: String
    var capabilities: Capabilities
    var theme: Theme

    /// Writes both, and returns their paths.
    func write(
        _ canvas: Canvas, title: String, date: Date = Date()
    ) throws(RecordingError) -> [String] {
        let paths = try ScreenFileName.paths(in: folder, endings: ["svg", "ans"], date: date)
        let texts = [
            SVGImage(theme: theme).document(canvas, title: title),
            canvas.ansiText(capabilities, theme: theme),
        ]
        for (path, text) in zip(paths, texts) {
            let file = try NewFile(path: path)
            do throws(RecordingError) {
                try file.append(Array(text.utf8))
            } catch {
                // Half a picture is none.
                file.remove()
                throw .notCreated(path: path, reason: error.reason)
            }
        }
        return paths
    }
}

extension RecordingError {
    fileprivate var reason: String {
        switch self {
        case .exists: "it exists already"
        case .notCreated(_, let reason), .stopped(_, let reason): reason
        }
    }
}
