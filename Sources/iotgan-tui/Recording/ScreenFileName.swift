import Foundation

/// What files with pictures and recordings of the screen are called: `iotgan-2026-11-24-153012`, with a number behind
/// it where that is taken.
enum ScreenFileName {
    /// Paths of files that do not exist, one for each ending and alike but for it. The folder is made where it is
    /// missing.
    static func paths(
        in folder: String, endings: [String], date: Date = Date()
    ) throws(RecordingError) -> [String] {
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw .notCreated(path: folder, reason: error.localizedDescription)
        }
        let name = "iotgan-" + time(date)
        var number = 1
        while true {
            let paths = endings.map { ending in
                URL(fileURLWithPath: folder)
                    .appendingPathComponent(number == 1 ? "\(name).\(ending)" : "\(name)-\(number).\(ending)")
                    .path
            }
            if !paths.contains(where: FileManager.default.fileExists(atPath:)) { return paths }
            number += 1
        }
    }

    /// `2026-11-24-153012`, in local time.
    static func time(_ date: Date) -> String {
        let parts = Calendar(identifier: .gregorian)
            .dateComponents([.year, .month, .day, .hour, .minute, .second], from: date)
        func padded(_ value: Int?) -> String {
            let text = String(value ?? 0)
            return text.count < 2 ? "0" + text : text
        }
        let day = [parts.year, parts.month, parts.day].map(padded).joined(separator: "-")
        let time = [parts.hour, parts.minute, parts.second].map(padded).joined()
        return "\(day)-\(time)"
    }
}
