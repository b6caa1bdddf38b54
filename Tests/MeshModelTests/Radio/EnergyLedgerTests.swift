import GANCore
import Testing

@testable import MeshModel

@Suite struct EnergyLedgerTests {
    @Test func `the books balance by cause`() {
        var ledger = EnergyLedger(initialJoules: 1e-6)
        #expect(ledger.initialNanojoules == 1000)
        #expect(ledger.spend(300, on: \.transmitNanojoules) == 300)
        #expect(ledger.spend(200, on: \.computeNanojoules) == 200)
        #expect(ledger.storedNanojoules == 500)
        #expect(ledger.charge == 0.5)
        #expect(ledger.spent.transmitNanojoules == 300)
        #expect(ledger.spent.receiveNanojoules == 0)
        #expect(ledger.spent.computeNanojoules == 200)
    }

    @Test func `a battery gives no more than it holds`() {
        var ledger = EnergyLedger(initialNanojoules: 1000)
        #expect(ledger.spend(1001, on: \.receiveNanojoules) == 1000)
        #expect(ledger.storedNanojoules == 0)
        #expect(ledger.isEmpty)
        #expect(ledger.spend(1, on: \.receiveNanojoules) == 0)
        #expect(ledger.spent.totalNanojoules == 1000)
    }

    @Test func `a full battery takes nothing, an emptier one no more than fits`() {
        var ledger = EnergyLedger(initialNanojoules: 1000)
        #expect(ledger.harvest(10) == 0)
        #expect(ledger.harvestedNanojoules == 0)
        #expect(ledger.spend(300, on: \.sleepNanojoules) == 300)
        #expect(ledger.harvest(100) == 100)
        #expect(ledger.harvest(500) == 200)
        #expect(ledger.storedNanojoules == 1000)
        #expect(ledger.harvestedNanojoules == 300)
    }

    @Test func `recharging fills the battery and is counted as harvested`() {
        var ledger = EnergyLedger(initialNanojoules: 1000)
        _ = ledger.spend(1000, on: \.idleNanojoules)
        #expect(ledger.isEmpty)
        #expect(ledger.recharge() == 1000)
        #expect(ledger.charge == 1)
        #expect(ledger.harvestedNanojoules == 1000)
        #expect(ledger.recharge() == 0)
    }

    @Test func `all causes count, and sums of sums are sums`() {
        let causes: [WritableKeyPath<EnergyLedger.Spent, Int64>] = [
            \.transmitNanojoules, \.receiveNanojoules, \.computeNanojoules, \.idleNanojoules,
            \.sleepNanojoules, \.drainedNanojoules,
        ]
        var spent = EnergyLedger.Spent()
        for (power, cause) in causes.enumerated() { spent[keyPath: cause] = 1 << Int64(power) }
        #expect(spent.totalNanojoules == 63)
        #expect(spent.usedNanojoules == 31, "what was drained did no work")
        spent.add(spent)
        for (power, cause) in causes.enumerated() { #expect(spent[keyPath: cause] == 2 << Int64(power)) }
    }

    @Test func `the books balance whatever happens`() {
        let causes: [WritableKeyPath<EnergyLedger.Spent, Int64>] = [
            \.transmitNanojoules, \.receiveNanojoules, \.computeNanojoules, \.idleNanojoules,
            \.sleepNanojoules, \.drainedNanojoules,
        ]
        var stream = RandomStream(seed: 11, purpose: .radio)
        var ledger = EnergyLedger(initialNanojoules: 10_000)
        var battery: Int64 = 10_000
        var wasEmpty = 0
        var wasFull = 0
        for _ in 0..<20_000 {
            let amount = Int64(stream.below(4000)) - 100
            switch stream.below(20) {
            case 0:
                battery += ledger.recharge()
                #expect(battery == 10_000)
            case 1..<9: battery += ledger.harvest(amount)
            default: battery -= ledger.spend(amount, on: causes[stream.below(causes.count)])
            }
            #expect(ledger.storedNanojoules == battery)
            #expect((0...10_000).contains(battery))
            wasEmpty += battery == 0 ? 1 : 0
            wasFull += battery == 10_000 ? 1 : 0
        }
        #expect(wasEmpty > 100 && wasFull > 100)
    }
}
