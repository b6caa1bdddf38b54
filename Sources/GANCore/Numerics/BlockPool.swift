import Synchronization

/// Blocks of memory that buffers have given back, kept for the next buffers of the same length.
///
/// Whoever looks at the mesh shares its weight vectors, and the next step copies each of them first. Without a pool every
/// copy would take fresh pages from the system and give them back a moment later, which costs more than the copying.
enum BlockPool {
    /// Shorter blocks are the C library's own business: it keeps them in lists anyway.
    private static let leastBytes = 64 << 10
    /// What is kept at most, over all lengths: the weight vectors that eight nodes of the default model show.
    private static let mostBytes = 8 << 20

    private struct Shelf: ~Copyable {
        var blocks: [Int: [UInt]] = [:]
        var bytes = 0
    }

    private static let shelf = Mutex(Shelf())

    /// A block of so many bytes, a multiple of 64, that nobody else uses, aligned to 64 bytes; it may hold anything.
    static func take(bytes: Int) -> UnsafeMutableRawPointer {
        if bytes >= leastBytes,
            let address = shelf.withLock({ shelf in
                let address = shelf.blocks[bytes]?.popLast()
                if address != nil { shelf.bytes -= bytes }
                return address
            }),
            let block = UnsafeMutableRawPointer(bitPattern: address)
        {
            return block
        }
        return .allocate(byteCount: bytes, alignment: 64)
    }

    /// Gives a block back that ``take(bytes:)`` handed out with the same number.
    static func give(_ block: UnsafeMutableRawPointer, bytes: Int) {
        let isKept =
            bytes >= leastBytes
            && shelf.withLock { shelf in
                guard shelf.bytes + bytes <= mostBytes else { return false }
                shelf.blocks[bytes, default: []].append(UInt(bitPattern: block))
                shelf.bytes += bytes
                return true
            }
        if !isKept { block.deallocate() }
    }
}
