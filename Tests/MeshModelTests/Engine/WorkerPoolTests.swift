import Testing

@testable import MeshModel

@Suite struct WorkerPoolTests {
    @Test(arguments: [1, 2, 8]) func `every index is served once, by a thread of the pool`(threads: Int) {
        let pool = WorkerPool(threadCount: threads)
        for count in [0, 1, 2, 7, 500] {
            var served = Array(repeating: 0, count: count)
            served.withUnsafeMutableBufferPointer { buffer in
                nonisolated(unsafe) let buffer = buffer
                pool.forEach(count: count) { index, worker in
                    buffer[index] += (0..<threads).contains(worker) ? 1 : 100
                }
            }
            #expect(served == Array(repeating: 1, count: count))
        }
    }

    @Test(arguments: [1, 2, 3]) func `results come in the order of the indices`(threads: Int) {
        let pool = WorkerPool(threadCount: threads)
        for round in 0..<200 {
            let results = pool.map(count: 20) { index, _ in index * round }
            #expect(results == (0..<20).map { $0 * round })
        }
    }
}
