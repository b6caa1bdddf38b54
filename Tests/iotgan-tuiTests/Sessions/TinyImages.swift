import Foundation

/// A folder with a few small images in IDX files: a debug build reads them at once, where it takes a second to draw glyphs.
enum TinyImages {
    static let side = 6
    private static let classCount = 4
    private static let perClass = 12

    /// Writes the files into `folder`.
    static func write(to folder: String) throws {
        let labels = (0..<classCount * perClass).map { UInt8($0 % classCount) }
        // A bright row for each class, and another dot in each image.
        let pixels = labels.enumerated().flatMap { number, label in
            (0..<side * side).map { pixel -> UInt8 in
                pixel / side == Int(label) ? 255 : pixel == number % (side * side) ? 128 : 0
            }
        }
        for name in ["train", "t10k"] {
            try file([0x803, labels.count, side, side], pixels).write(
                to: URL(fileURLWithPath: "\(folder)/\(name)-images-idx3-ubyte"))
            try file([0x801, labels.count], labels).write(
                to: URL(fileURLWithPath: "\(folder)/\(name)-labels-idx1-ubyte"))
        }
    }

    private static func file(_ head: [Int], _ bytes: [UInt8]) -> Data {
        Data(
            head.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> (24 - 8 * $0)) } } + bytes)
    }
}
