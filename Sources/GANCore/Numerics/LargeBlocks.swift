import CKernels

/// How memory for weights, messages and images is had.
public enum LargeBlocks {
    /// Shorter than a message of the default model in int8, and than its fakes: both are among them.
    private static let leastBytes = 64 << 10

    /// Takes blocks of 64 KiB and more from the system one by one from now on, and gives them back when they are freed.
    ///
    /// glibc raises its own threshold for that to the largest block that was ever freed (mallopt(3), M_MMAP_THRESHOLD).
    /// Then messages and fakes, which come and go at every exchange, lie between blocks that stay, and leave holes:
    /// a thousand nodes take 30 MB more, and 130 MB more with changes as encoding.
    ///
    /// - Returns: whether the C library has such a setting.
    @discardableResult
    public static func keepApart() -> Bool { ck_map_blocks_from(leastBytes) }
}
