/// A recording of a terminal, after asciicast v2 (https://docs.asciinema.org/manual/asciicast/v2/): a header, and a
/// line for each event, `[seconds, kind, data]`.
///
/// Whole lines are written, and many at a time.
final class AsciicastFile {
    /// What an event tells; the letters are the format's.
    enum Kind: String {
        case output = "o"
        case marker = "m"
        case resize = "r"
    }

    private let file: NewFile
    private var waiting: [UInt8] = []
    /// A frame of a large screen takes about as much.
    private static let bufferBytes = 1 << 15

    var path: String { file.path }
    /// Those not yet in the file included.
    var byteCount: Int { file.byteCount + waiting.count }

    /// - Parameters:
    ///   - timestamp: seconds since 1970.
    ///   - terminal: what `TERM` is where the recording can be played.
    init(path: String, size: Size, timestamp: Int, terminal: String, title: String) throws(RecordingError) {
        file = try NewFile(path: path)
        waiting += "{\"version\":2,\"width\":\(size.width),\"height\":\(size.height),".utf8
        waiting += "\"timestamp\":\(timestamp),\"env\":{\"TERM\":".utf8
        append(quoted: Array(terminal.utf8))
        waiting += "},\"title\":".utf8
        append(quoted: Array(title.utf8))
        waiting += "}\n".utf8
        // What cannot be written is better known at the start.
        try flush()
    }

    /// Adds an event.
    ///
    /// - Parameter text: UTF-8.
    func append(_ kind: Kind, seconds: Double, _ text: [UInt8]) throws(RecordingError) {
        waiting += "[\(seconds.formatted(digits: 6)),\"\(kind.rawValue)\",".utf8
        append(quoted: text)
        waiting += "]\n".utf8
        if waiting.count >= Self.bufferBytes { try flush() }
    }

    /// Writes what waits.
    func flush() throws(RecordingError) {
        defer { waiting.removeAll(keepingCapacity: true) }
        try file.append(waiting)
    }

    /// A JSON string (RFC 8259).
    private func append(quoted text: [UInt8]) {
        let digits = Array("0123456789abcdef".utf8)
        waiting.append(UInt8(ascii: "\""))
        for byte in text {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): waiting += [UInt8(ascii: "\\"), byte]
            case 0..<0x20:
                waiting += "\\u00".utf8
                waiting += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            default: waiting.append(byte)
            }
        }
        waiting.append(UInt8(ascii: "\""))
    }
}
