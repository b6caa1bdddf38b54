import ArgumentParser
import Foundation

/// Writes lines to standard output and notices when it cannot: a full disk is an error, a reader that went away is
/// a quiet end. (`print` would lose lines without a word.)
struct LineWriter {
    private let descriptor: Int32

    init(descriptor: Int32 = STDOUT_FILENO) {
        self.descriptor = descriptor
        signal(SIGPIPE, SIG_IGN)
        // Beyond the size that a file may have, a write is to fail and not to end the program.
        signal(SIGXFSZ, SIG_IGN)
    }

    /// The columns of the terminal that is written to; nil where it is none, or one of unknown size.
    var terminalWidth: Int? {
        var size = winsize()
        guard isatty(descriptor) == 1, ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
            return nil
        }
        return Int(size.ws_col)
    }

    /// Writes `line` and a line feed.
    ///
    /// - Throws: `ExitCode.success` where nobody reads any more, ``OutputError`` where writing fails.
    func write(_ line: String) throws {
        var rest = Array((line + "\n").utf8)[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if written < 0 {
                if errno == EINTR { continue }
                if errno == EPIPE { throw ExitCode.success }
                throw OutputError(reason: String(cString: strerror(errno)))
            }
            rest = rest.dropFirst(written)
        }
    }

    /// Writes `value` as one line of JSON, names in snake_case and in alphabetical order.
    func writeJSON(_ value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
        try write(String(decoding: encoder.encode(value), as: UTF8.self))
    }
}

/// Standard output took no more.
struct OutputError: Error, CustomStringConvertible {
    let reason: String
    var description: String { "standard output: \(reason); what was written so far may be incomplete" }
}
