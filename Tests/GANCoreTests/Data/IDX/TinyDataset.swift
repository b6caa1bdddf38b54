import CZlib
import Foundation

/// A data set of a few 4 × 4 images in a temporary folder, whose files a test can spoil.
struct TinyDataset {
    let folder: String
    var trainingImages = images(count: 6)
    var trainingLabels = labels([0, 1, 2, 2, 1, 0])
    var testImages = images(count: 3)
    var testLabels = labels([2, 0, 1])

    init() {
        folder = NSTemporaryDirectory() + "iotgan-" + UUID().uuidString
    }

    /// An IDX file of images of 4 × 4 pixels; pixel p of image i is 16 i + p.
    static func images(count: Int) -> [UInt8] {
        header(0x803, [count, 4, 4]) + (0..<count * 16).map { UInt8($0) }
    }

    static func labels(_ labels: [UInt8]) -> [UInt8] { header(0x801, [labels.count]) + labels }

    static func header(_ magic: Int, _ dimensions: [Int]) -> [UInt8] {
        ([magic] + dimensions).flatMap { word in
            [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> $0) }
        }
    }

    /// The bytes as a gzip file.
    static func gzip(_ bytes: [UInt8]) -> [UInt8] {
        var stream = z_stream()
        deflateInit2_(
            &stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size))
        var input = bytes
        var output = Array(repeating: UInt8(0), count: bytes.count + 1000)
        let packed = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                stream.next_in = input.baseAddress
                stream.avail_in = UInt32(input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(output.count)
                deflate(&stream, Z_FINISH)
                return output.count - Int(stream.avail_out)
            }
        }
        deflateEnd(&stream)
        return Array(output.prefix(packed))
    }

    /// Writes the four files, calls `body` with the folder, and removes them.
    func write<Result>(
        prefix: String = "", test: String = "t10k", separator: String = "-", gzip: Bool = false,
        _ body: (String) throws -> Result
    ) throws -> Result {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let files = [
            ("train-images", "idx3-ubyte", trainingImages), ("train-labels", "idx1-ubyte", trainingLabels),
            ("\(test)-images", "idx3-ubyte", testImages), ("\(test)-labels", "idx1-ubyte", testLabels),
        ]
        for (stem, type, bytes) in files {
            let name = "\(folder)/\(prefix)\(stem)\(separator)\(type)" + (gzip ? ".gz" : "")
            try Data(gzip ? Self.gzip(bytes) : bytes).write(to: URL(fileURLWithPath: name))
        }
        return try body(folder)
    }
}
