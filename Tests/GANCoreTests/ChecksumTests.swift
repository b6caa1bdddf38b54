import GANCore
import Testing

@Suite struct ChecksumTests {
    @Test func `CRC-32C gives the check value and the vectors of RFC 3720`() {
        let cases: [([UInt8], UInt32)] = [
            (Array("123456789".utf8), 0xE306_9283),
            (Array(repeating: 0, count: 32), 0x8A91_36AA),
            (Array(repeating: 0xFF, count: 32), 0x62A8_AB43),
            (Array(0..<32), 0x46DD_794E),
            ([], 0),
        ]
        for (bytes, expected) in cases {
            #expect(bytes.withUnsafeBytes { Checksum.crc32c($0) } == expected)
        }
    }
}
