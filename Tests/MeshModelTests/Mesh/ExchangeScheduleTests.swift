import Testing

@testable import MeshModel

@Suite struct ExchangeScheduleTests {
    @Test(arguments: [1, 2, 3, 8, 100]) func `every node transmits once in each interval`(interval: Int) {
        let schedule = ExchangeSchedule(interval: interval)
        for number in UInt32(0)..<50 {
            let node = NodeID(number)
            let turns = (0...5 * interval).filter { schedule.transmits(node, born: 0, completed: $0) }
            let first = interval + schedule.phase(of: node)
            #expect(turns == Array(stride(from: first, through: 5 * interval, by: interval)))
            #expect(schedule.phase(of: node) <= interval / 4)
        }
    }

    @Test func `neighbouring ids have different phases`() {
        let schedule = ExchangeSchedule(interval: 100)
        #expect(Set((0..<8).map { schedule.phase(of: NodeID($0)) }).count == 8)
    }

    @Test func `fakes are drawn afresh half an interval after the own transmission`() {
        let schedule = ExchangeSchedule(interval: 100)
        let node = NodeID(3)
        let turn = 100 + schedule.phase(of: node)
        #expect((turn..<turn + 100).filter { schedule.refreshes(node, tick: $0) } == [turn + 50])
    }

    @Test(arguments: [1, 2, 8, 100]) func `the last time that fakes were drawn is found from any tick`(
        interval: Int
    ) {
        let schedule = ExchangeSchedule(interval: interval)
        for node in [NodeID(0), NodeID(7)] {
            for tick in 0..<3 * interval {
                let last = schedule.lastRefresh(of: node, through: tick)
                #expect(last <= tick && last > tick - interval && schedule.refreshes(node, tick: last))
            }
        }
    }

    @Test func `a node that came late trains for an interval first`() {
        let schedule = ExchangeSchedule(interval: 10)
        let node = NodeID(0)
        #expect(!schedule.transmits(node, born: 1, completed: 10))
        #expect(schedule.transmits(node, born: 1, completed: 20))
    }
}
