/// Elements in the order in which they came, bounded: when there are too many, the oldest are forgotten.
///
/// They lie in chunks that copies share, so that whoever holds a copy makes an append no dearer than a chunk.
public struct ChunkedLog<Element: Sendable>: Sendable {
    /// No more elements are kept.
    public let limit: Int
    /// Elements that were forgotten because there were too many.
    public private(set) var forgottenCount = 0
    /// All of them full but the last.
    private var chunks: [[Element]] = []

    private let chunkCount: Int

    /// - Parameters:
    ///   - limit: at least two chunks.
    ///   - chunkCount: elements in a chunk, at least 1.
    public init(limit: Int, chunkCount: Int = 512) {
        precondition(chunkCount > 0 && limit >= 2 * chunkCount, "a log holds two chunks at least")
        self.limit = limit
        self.chunkCount = chunkCount
    }

    public mutating func append(_ element: Element) {
        if let last = chunks.indices.last, chunks[last].count < chunkCount {
            chunks[last].append(element)
            return
        }
        if count + chunkCount > limit {
            forgottenCount += chunks.removeFirst().count
        }
        var chunk: [Element] = []
        chunk.reserveCapacity(chunkCount)
        chunk.append(element)
        chunks.append(chunk)
    }

    /// Keeps the first `wanted` of all elements that ever came, at most all of them, and is as if no others had come. What was
    /// forgotten stays so.
    public mutating func keepFirst(_ wanted: Int) {
        guard wanted > forgottenCount else {
            forgottenCount = Swift.max(0, wanted)
            chunks = []
            return
        }
        let kept = Swift.min(wanted - forgottenCount, count)
        let full = kept / chunkCount
        guard full < chunks.count else { return }
        chunks.removeLast(chunks.count - full - 1)
        chunks[full].removeLast(chunks[full].count - kept % chunkCount)
        if chunks[full].isEmpty { chunks.removeLast() }
    }
}

extension ChunkedLog: RandomAccessCollection {
    public var startIndex: Int { 0 }
    public var endIndex: Int {
        chunks.last.map { (chunks.count - 1) * chunkCount + $0.count } ?? 0
    }

    public subscript(index: Int) -> Element {
        chunks[index / chunkCount][index % chunkCount]
    }
}

extension ChunkedLog: Equatable where Element: Equatable {
    public static func == (left: ChunkedLog, right: ChunkedLog) -> Bool {
        left.forgottenCount == right.forgottenCount && left.elementsEqual(right)
    }
}

extension ChunkedLog: Hashable where Element: Hashable {
    public func hash(into hasher: inout Hasher) {
        for element in self { hasher.combine(element) }
    }
}

extension RandomAccessCollection where Index == Int {
    /// The first index whose element `belongsBehind`, in a collection where all such stand behind all others.
    func partitioningIndex(where belongsBehind: (Element) -> Bool) -> Int {
        var low = startIndex
        var high = endIndex
        while low < high {
            let middle = low + (high - low) / 2
            if belongsBehind(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
