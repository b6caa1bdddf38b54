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
}
