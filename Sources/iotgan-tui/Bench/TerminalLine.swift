import Foundation

/// Both ends of a pseudo-terminal: one for the program that runs in it, one for whoever is the terminal.
struct TerminalLine {
    /// Where the terminal reads and writes; whoever has made the line closes it.
    let controller: Int32
    let program: FileHandle

    // Swift sees neither these macros nor posix_openpt(3); ioctl_tty(2) has their names, TIOCSPTLCK and TIOCGPTN.
    private static let setLock: UInt = 0x4004_5431
    private static let getNumber: UInt = 0x8004_5430

    /// - Throws: what the system says when it has no terminal to give.
    init(size: Size) throws {
        controller = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        var isLocked: Int32 = 0
        var number: UInt32 = 0
        guard controller >= 0, ioctl(controller, Self.setLock, &isLocked) == 0,
            ioctl(controller, Self.getNumber, &number) == 0
        else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .ENOTTY) }
        let end = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY | O_CLOEXEC)
        guard end >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .ENOTTY) }
        program = FileHandle(fileDescriptor: end, closeOnDealloc: true)
        var window = winsize(
            ws_row: UInt16(size.height), ws_col: UInt16(size.width), ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(end, UInt(TIOCSWINSZ), &window)
    }

    /// A program, yet to be started, whose terminal this is.
    func process(_ program: URL, _ arguments: [String], environment: [String: String]) -> Process {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.environment = environment
        process.standardInput = self.program
        process.standardOutput = self.program
        process.standardError = FileHandle.nullDevice
        return process
    }

    /// Types `text` on the terminal.
    func type(_ text: String) {
        let bytes = Array(text.utf8)
        _ = bytes.withUnsafeBytes { write(controller, $0.baseAddress, $0.count) }
    }
}
