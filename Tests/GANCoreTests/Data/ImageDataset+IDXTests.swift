import Foundation
import Testing

@testable import GANCore

@Suite struct ImageDatasetIDXTests {
    private func levels(_ bytes: Range<Int>) -> [Float] { bytes.map { 2 * Float($0) / 255 - 1 } }

    @Test(arguments: ["-", "."], [false, true])
    func `Both naming habits, plain and packed`(separator: String, gzip: Bool) throws {
        let data = try TinyDataset().write(separator: separator, gzip: gzip) { folder throws in
            try ImageDataset.folder(folder, side: 4)
        }
        #expect(data.training.labels == [0, 1, 2, 2, 1, 0])
        #expect(data.test.labels == [2, 0, 1])
        #expect(data.training.classCount == 3 && data.test.classCount == 3)
        #expect(data.classNames == ["0", "1", "2"])
        #expect(data.training.image(5) == levels(80..<96))
        #expect(data.test.image(2) == levels(32..<48))
    }

    @Test func `A prefix and EMNIST's word for the test set are found`() throws {
        try TinyDataset().write(prefix: "emnist-balanced-", test: "test", gzip: true) { folder throws in
            #expect(try ImageDataset.folder(folder, side: 4).test.count == 3)
            #expect(try ImageDataset.folder(folder + "/emnist-balanced", side: 4).test.count == 3)
            #expect(try ImageDataset.folder(folder + "/", side: 4).test.count == 3)
        }
    }

    @Test func `Of several data sets in a folder one has to be named`() throws {
        try TinyDataset().write(prefix: "emnist-balanced-", gzip: true) { folder throws in
            for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
                let copy = name.replacingOccurrences(of: "balanced", with: "digits")
                try FileManager.default.copyItem(atPath: "\(folder)/\(name)", toPath: "\(folder)/\(copy)")
            }
            let error = #expect(throws: GANCoreError.self) { try ImageDataset.folder(folder, side: 4) }
            #expect(error?.description.contains("found emnist-balanced, emnist-digits; name one") == true)
            #expect(try ImageDataset.folder(folder + "/emnist-digits", side: 4).training.count == 6)
        }
    }

    @Test func `What is packed is told by its content, not by its name`() throws {
        try TinyDataset().write { folder throws in
            let name = "\(folder)/train-images-idx3-ubyte"
            try Data(TinyDataset.gzip(TinyDataset.images(count: 6))).write(to: URL(fileURLWithPath: name))
            #expect(try ImageDataset.folder(folder, side: 4).training.count == 6)
        }
    }

    @Test func `A class may have no images`() throws {
        var data = TinyDataset()
        data.trainingLabels = TinyDataset.labels([1, 1, 3, 3, 1, 3])
        data.testLabels = TinyDataset.labels([3, 1, 2])
        let loaded = try data.write { try ImageDataset.folder($0, side: 4) }
        #expect(loaded.training.countsByClass == [0, 3, 0, 3])
    }

    // MARK: What is refused

    private func message(for data: TinyDataset, gzip: Bool = false) throws -> String {
        try data.write(gzip: gzip) { folder throws in
            let error = #expect(throws: GANCoreError.self) { try ImageDataset.folder(folder, side: 4) }
            return error?.description.replacingOccurrences(of: folder, with: "DIR") ?? ""
        }
    }

    @Test(arguments: [false, true]) func `A file cut at any byte is refused`(gzip: Bool) throws {
        let whole = TinyDataset()
        let folder = whole.folder
        try whole.write(gzip: gzip) { _ throws in
            for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
                let file = URL(fileURLWithPath: "\(folder)/\(name)")
                let bytes = try Data(contentsOf: file)
                for length in 0..<bytes.count {
                    try bytes.prefix(length).write(to: file)
                    let error = #expect(throws: GANCoreError.self, "\(name) at \(length)") {
                        try ImageDataset.folder(folder, side: 4)
                    }
                    #expect(error?.description.contains("\(file.path): at byte") == true)
                }
                try bytes.write(to: file)
            }
            #expect(try ImageDataset.folder(folder, side: 4).training.count == 6)
        }
    }

    @Test(arguments: [false, true]) func `A file with fewer bytes than announced is refused`(gzip: Bool)
        throws
    {
        var data = TinyDataset()
        data.trainingImages.removeLast(4)
        let expected = """
            : at byte 108: expected 112 bytes for 6 images, found the end of the file; \
            it is truncated, get it again
            """
        #expect(try message(for: data, gzip: gzip).hasSuffix(expected))
    }

    @Test func `A header with any bit flipped is refused`() throws {
        let whole = TinyDataset()
        for byte in 0..<16 {
            for bit in 0..<8 {
                var data = whole
                data.trainingImages[byte] ^= 1 << bit
                #expect(try message(for: data).contains("train-images-idx3-ubyte: at byte"))
                guard byte < 8 else { continue }
                data = whole
                data.testLabels[byte] ^= 1 << bit
                #expect(try message(for: data).contains("t10k-labels-idx1-ubyte: at byte"))
            }
        }
    }

    @Test func `A packed file with any byte flipped is refused or means the same`() throws {
        let whole = TinyDataset()
        let expected = try whole.write(gzip: true) { try ImageDataset.folder($0, side: 4).training }
        try whole.write(gzip: true) { folder throws in
            let file = URL(fileURLWithPath: "\(folder)/train-images-idx3-ubyte.gz")
            let bytes = try Data(contentsOf: file)
            for index in bytes.indices {
                var spoilt = bytes
                spoilt[index] ^= 0xFF
                try spoilt.write(to: file)
                // Time stamp, system and compression level in gzip's header are nobody's concern.
                if let loaded = try? ImageDataset.folder(folder, side: 4).training {
                    #expect((4..<10).contains(index) && loaded == expected, "byte \(index)")
                }
            }
        }
    }

    @Test func `Bytes behind the announced ones are refused`() throws {
        var data = TinyDataset()
        data.trainingImages += [1, 2, 3]
        let expected = """
            DIR/train-images-idx3-ubyte: at byte 112: expected the end of the file after \
            6 images, found 3 more bytes; get the file again
            """
        #expect(try message(for: data) == expected)
        #expect(try message(for: data, gzip: true).contains(".gz: at byte 112: expected the end of the file"))
    }

    @Test func `Bytes behind packed data are refused`() throws {
        try TinyDataset().write(gzip: true) { folder throws in
            let file = URL(fileURLWithPath: "\(folder)/t10k-labels-idx1-ubyte.gz")
            var bytes = try Data(contentsOf: file)
            bytes.append(contentsOf: [0, 0])
            try bytes.write(to: file)
            let error = #expect(throws: GANCoreError.self) { try ImageDataset.folder(folder, side: 4) }
            #expect(error?.description.contains("expected the end of the file, found 2 more bytes") == true)
        }
    }

    @Test func `A packed header that announces more than fits is refused before anything is allocated`()
        throws
    {
        var data = TinyDataset()
        data.trainingImages = TinyDataset.header(0x803, [1_000_000, 256, 256])
        data.trainingLabels = TinyDataset.header(0x801, [1_000_000])
        #expect(try message(for: data, gzip: true).contains("packed bytes can hold, found 1000000 images"))
    }

    @Test func `Images in the place of labels are named as such`() throws {
        var data = TinyDataset()
        swap(&data.trainingImages, &data.trainingLabels)
        let expected = """
            DIR/train-images-idx3-ubyte: at byte 0: expected 0x00000803 for IDX images, \
            found 0x00000801 for labels; images and labels are mixed up, rename the files
            """
        #expect(try message(for: data) == expected)
    }

    @Test func `Labels for other images are refused`() throws {
        var data = TinyDataset()
        data.trainingLabels = TinyDataset.labels([0, 1, 2])
        let expected = """
            DIR/train-labels-idx1-ubyte: at byte 4: expected 6 labels, as many as images, \
            found 3; take both files from one data set
            """
        #expect(try message(for: data) == expected)
    }

    @Test func `Labels that are out of range are refused`() throws {
        var data = TinyDataset()
        data.trainingLabels = TinyDataset.labels([0, 1, 64, 2, 1, 0])
        #expect(try message(for: data).contains("at byte 10: expected a label below 64, found 64;"))
        data = TinyDataset()
        data.testLabels = TinyDataset.labels([0, 1, 3])
        #expect(
            try message(for: data).contains("t10k-labels-idx1-ubyte: at byte 10: expected a label below 3"))
        data = TinyDataset()
        data.trainingLabels = TinyDataset.labels([0, 0, 0, 0, 0, 0])
        #expect(try message(for: data).contains("at byte 8: expected labels of two classes at least"))
    }

    @Test func `Images that are not square, too small, or of two sizes are refused`() throws {
        var data = TinyDataset()
        data.trainingImages = TinyDataset.header(0x803, [6, 4, 5]) + Array(repeating: 0, count: 120)
        #expect(
            try message(for: data).contains(
                "at byte 12: expected 4 columns of pixels, as many as rows, found 5"))
        data.trainingImages = TinyDataset.header(0x803, [6, 3, 3]) + Array(repeating: 0, count: 54)
        #expect(try message(for: data).contains("at byte 8: expected 4 to 256 rows of pixels, found 3"))
        data.trainingImages = TinyDataset.header(0x803, [6, 8, 8]) + Array(repeating: 0, count: 384)
        #expect(
            try message(for: data).contains("t10k-images-idx3-ubyte: at byte 8: expected 8 rows, as in the"))
    }

    @Test func `A folder without the files says what to put there`() throws {
        let missing = #expect(throws: GANCoreError.self) {
            try ImageDataset.folder("/no/such/folder", side: 4)
        }
        #expect(missing?.description.contains("found No such file or directory; put train-images") == true)
        let file = #expect(throws: GANCoreError.self) { try ImageDataset.folder("/etc/passwd", side: 4) }
        #expect(file?.description.contains("found Not a directory; put train-images") == true)
        try TinyDataset().write { folder throws in
            try FileManager.default.removeItem(atPath: "\(folder)/t10k-labels-idx1-ubyte")
            let error = #expect(throws: GANCoreError.self) { try ImageDataset.folder(folder, side: 4) }
            #expect(
                error?.description.contains("expected t10k-labels-idx1-ubyte (or .gz), found no such") == true
            )
        }
    }

    @Test func `A folder in the place of a file is refused`() throws {
        try TinyDataset().write { folder throws in
            let name = "\(folder)/train-images-idx3-ubyte"
            try FileManager.default.removeItem(atPath: name)
            try FileManager.default.createDirectory(atPath: name, withIntermediateDirectories: false)
            let error = #expect(throws: GANCoreError.self) { try ImageDataset.folder(folder, side: 4) }
            #expect(
                error?.description.hasPrefix(
                    "\(name): expected a file to read, found a folder or a device; name") == true)
        }
    }

    @Test(arguments: [3, 65]) func `A side out of range is refused`(side: Int) {
        let error = #expect(throws: GANCoreError.self) { try ImageDataset.folder("/", side: side) }
        #expect(error?.description == "image side: \(side) is not valid; expected 4 to 64 pixels")
    }

    // MARK: Fashion-MNIST

    @Test func `Where Fashion-MNIST is not installed, the message says how to get it`() {
        let error = #expect(throws: GANCoreError.self) {
            try ImageDataset.fashionMNIST(folder: "/no/such/folder", side: 14)
        }
        #expect(error?.description.contains(#"make run ARGS="--dataset fashion-mnist" installs it"#) == true)
    }

    /// The test set alone, in both places: it is a sixth of the other.
    @Test(.enabled(if: FileManager.default.fileExists(atPath: ImageDataset.fashionMNISTFolder)))
    func `Fashion-MNIST is whole`() throws {
        let folder = NSTemporaryDirectory() + "iotgan-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        for file in ["images-idx3-ubyte.gz", "labels-idx1-ubyte.gz"] {
            let original = "\(ImageDataset.fashionMNISTFolder)/t10k-\(file)"
            for set in ["train", "t10k"] {
                try FileManager.default.createSymbolicLink(
                    atPath: "\(folder)/\(set)-\(file)", withDestinationPath: original)
            }
        }
        let data = try ImageDataset.fashionMNIST(folder: folder, side: 7)
        #expect(data.training == data.test)
        #expect(data.test.countsByClass == Array(repeating: 1000, count: 10))
        #expect(data.test.labels.prefix(6) == [9, 2, 1, 1, 6, 1])
        #expect(data.classNames[9] == "Boot")
        // NumPy: the mean of the bytes of the test images is 73.1466; scaling by area keeps it.
        let sum = data.test.pixels.elements.reduce(0.0) { $0 + Double($1) }
        #expect(abs((sum / (10_000 * 49) + 1) * 127.5 - 73.1466) < 1e-3)
    }
}
