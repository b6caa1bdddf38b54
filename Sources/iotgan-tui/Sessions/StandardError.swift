import Foundation

/// Where lines go that are no output: they would spoil it for whoever reads it.
enum StandardError {
    static func write(_ line: String, clearing bar: ProgressBar? = nil) {
        bar?.clear()
        FileHandle.standardError.write(Data((line + "\n").utf8))
    }
}
