import Foundation

/// A terminal without a screen, in which a program of ours runs, and what it writes there. Linux has such; elsewhere none
/// can be opened.
final class PseudoTerminal {
    private let controller: Int32
    private let process = Process()

    // Swift sees neither these macros nor posix_openpt(3); ioctl_tty(2) has their names, TIOCSPTLCK and TIOCGPTN.
    private static let setLock: UInt = 0x4004_5431
    private static let getNumber: UInt = 0x8004_5430

    /// Starts a program in a terminal of `size` cells.
    ///
    /// - Throws: what the system says when it has no terminal to give, or cannot start the program.
    init(_ program: URL, _ arguments: [String], size: Size, environment: [String: String]) throws {
        controller = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        var isLocked: Int32 = 0
        var number: UInt32 = 0
        guard controller >= 0, ioctl(controller, Self.setLock, &isLocked) == 0,
            ioctl(controller, Self.getNumber, &number) == 0
        else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .ENOTTY) }
        let end = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY | O_CLOEXEC)
        guard end >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .ENOTTY) }
        var window = winsize(
            ws_row: UInt16(size.height), ws_col: UInt16(size.width), ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(end, UInt(TIOCSWINSZ), &window)
        let handle = FileHandle(fileDescriptor: end, closeOnDealloc: true)
        process.executableURL = program
        process.arguments = arguments
        process.environment = environment
        process.standardInput = handle
        process.standardOutput = handle
        process.standardError = FileHandle.nullDevice
        try process.run()
    }

    deinit {
        if process.isRunning { process.terminate() }
        close(controller)
    }

    /// Types `text`.
    func type(_ text: String) {
        let bytes = Array(text.utf8)
        _ = bytes.withUnsafeBytes { write(controller, $0.baseAddress, $0.count) }
    }

    /// Reads what the program writes until `byte` is among it, or so many seconds have passed.
    ///
    /// - Returns: whether it came.
    @discardableResult
    func read(until byte: UInt8?, seconds: Double) -> Bool {
        let end = Stopwatch.wall.now + seconds
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let rest = end - Stopwatch.wall.now
            guard rest > 0 else { return false }
            var file = pollfd(fd: controller, events: Int16(POLLIN), revents: 0)
            guard poll(&file, 1, Int32((rest * 1e3).rounded(.up))) > 0 else { continue }
            let count = Foundation.read(controller, &buffer, buffer.count)
            guard count > 0 else { return false }
            if let byte, buffer[..<count].contains(byte) { return true }
        }
    }

    /// Reads on until the program has ended.
    func waitUntilExit() {
        while process.isRunning { read(until: nil, seconds: 0.1) }
    }
}
