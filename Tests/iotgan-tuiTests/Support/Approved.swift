import Foundation
import Testing

/// Compares text with an approved copy in the folder `Approved`.
///
/// With APPROVE=1 in the environment the copies are written instead; look at the difference before committing it.
enum Approved {
    private static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Approved")

    static func check(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation)
        throws
    {
        let file = folder.appendingPathComponent(name + ".txt")
        if ProcessInfo.processInfo.environment["APPROVE"] == "1" {
            try Data(text.utf8).write(to: file)
            return
        }
        let approved = try? String(contentsOf: file, encoding: .utf8)
        #expect(
            approved == text,
            "\(name) is not as approved; APPROVE=1 swift test records it anew\n\(firstDifference(approved, text))",
            sourceLocation: sourceLocation)
    }

    private static func firstDifference(_ approved: String?, _ text: String) -> String {
        guard let approved else { return "there is no approved copy" }
        let old = approved.split(separator: "\n", omittingEmptySubsequences: false)
        let new = text.split(separator: "\n", omittingEmptySubsequences: false)
        let line = zip(old, new).prefix { $0 == $1 }.count
        return
            "line \(line + 1)\nwas \(line < old.count ? old[line] : "-")\nis  \(line < new.count ? new[line] : "-")"
    }
}
