import Testing

@testable import MeshModel

@Suite struct AirtimeRecordTests {
    @Test func `an hour is remembered to the nanosecond, and then forgotten`() {
        var record = AirtimeRecord()
        for second in 0..<120 { record.add(0.1, before: Double(second + 1)) }
        #expect(record.nanoseconds == 12_000_000_000)
        record.forget(at: 3_659)
        #expect(record.nanoseconds == 12_000_000_000)
        // The first minute is sixty minutes behind the running one no longer.
        record.forget(at: 3_660)
        #expect(record.nanoseconds == 6_000_000_000)
        record.forget(at: 3_720)
        #expect(record == AirtimeRecord())
    }

    @Test func `whoever uses all that is allowed never has more than that in any hour`() {
        // Ticks of seven seconds, which no minute is made of, and of seven minutes.
        for tickSeconds in [7.0, 420] {
            var record = AirtimeRecord()
            var sent: [(end: Double, seconds: Double)] = []
            for tick in 0..<Int(20_000 / tickSeconds) {
                let start = Double(tick) * tickSeconds
                record.forget(at: start)
                var used = 0.0
                while used + 1.5 <= tickSeconds && record.allows(1.5, limitSeconds: 360) {
                    record.add(1.5, before: start + tickSeconds)
                    used += 1.5
                    sent.append((start + used, 1.5))
                }
            }
            for (index, first) in sent.enumerated() {
                let hour = sent[index...].prefix { $0.end <= first.end - 1.5 + 3_600 }
                #expect(hour.reduce(0) { $0 + $1.seconds } <= 360)
            }
            #expect(sent.count > 5 * 200, "five hours' worth in 5.5 hours")
        }
    }
}
