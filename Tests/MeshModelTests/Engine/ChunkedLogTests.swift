import Testing

@testable import MeshModel

@Suite struct ChunkedLogTests {
    private static func log(_ count: Int, limit: Int = 4_096) -> ChunkedLog<Int> {
        var log = ChunkedLog<Int>(limit: limit)
        for number in 0..<count { log.append(number) }
        return log
    }

    @Test(arguments: [0, 1, 511, 512, 513, 4_000])
    func `elements stand in the order in which they came`(count: Int) {
        #expect(Array(Self.log(count)) == Array(0..<count))
        #expect(Self.log(count).forgottenCount == 0)
    }

    @Test func `the oldest are forgotten, and how many is known`() {
        let log = Self.log(10_000, limit: 2_048)
        #expect(log.count <= 2_048 && log.count > 2_048 - 512)
        #expect(log.first == log.forgottenCount && log.last == 9_999)
    }

    @Test(arguments: [0, 1, 511, 512, 513, 1_023, 1_024, 1_500])
    func `what comes from a point on is cut off`(kept: Int) {
        var log = Self.log(1_500)
        log.keepFirst(kept)
        #expect(Array(log) == Array(0..<kept))
        log.append(-1)
        #expect(log.last == -1 && log.count == kept + 1)
    }

    @Test func `what was forgotten counts, and nothing is left of what came before it`() {
        var log = Self.log(10_000, limit: 2_048)
        let forgotten = log.forgottenCount
        log.keepFirst(forgotten + 10)
        #expect(Array(log) == Array(forgotten..<forgotten + 10) && log.forgottenCount == forgotten)
        log.keepFirst(100)
        #expect(log.isEmpty && log.forgottenCount == 100)
        log.append(-1)
        #expect(Array(log) == [-1] && log.forgottenCount == 100)
    }

    @Test func `a copy keeps what it had`() {
        var log = Self.log(700)
        let copy = log
        log.append(1)
        #expect(Array(copy) == Array(0..<700))
    }
}
