import CKernels

/// Checksums of bytes on the air and on disk.
public enum Checksum {
    /// CRC-32C of `bytes` (Castagnoli's polynomial; RFC 3720, appendix B.4 lists test vectors).
    public static func crc32c(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
        ck_crc32c(bytes.baseAddress, bytes.count)
    }
}
