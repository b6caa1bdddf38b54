import Testing

@testable import MeshModel

@Suite struct CheckpointStoreTests {
    private static let main = [BranchID.main]

    /// The store of a run that keeps a checkpoint every 100 ticks.
    private static func store(ticks: Int, checkpoints: Double) throws -> CheckpointStore {
        let tiny = try TinyMesh.state()
        let size = Checkpoint(branch: .main, state: tiny, appliedCount: 0).bytes
        var store = CheckpointStore(budgetBytes: Int(checkpoints * Double(size)))
        for tick in stride(from: 100, through: ticks, by: 100) {
            var state = tiny
            state.tick = tick
            store.keep(Checkpoint(branch: .main, state: state, appliedCount: 0), path: main, present: tick)
        }
        return store
    }

    @Test
    func `the budget holds, the last thousand ticks stay dense, and older ones thin out with their age`()
        throws
    {
        let store = try Self.store(ticks: 20_000, checkpoints: 30)
        #expect(store.bytes <= store.budgetBytes)
        let ticks = store.ticks(of: .main)
        #expect(ticks.count == 30)
        #expect(ticks.filter { $0 > 19_000 } == Array(stride(from: 19_100, through: 20_000, by: 100)))
        let gaps = zip(ticks, ticks.dropFirst()).map { $1 - $0 }
        let (older, newer) = (gaps.prefix(10).reduce(0, +), gaps.suffix(10).reduce(0, +))
        #expect(older > 5 * newer)
        #expect(ticks[0] < 4_000)
    }

    @Test func `a mesh that does not fit the budget keeps no checkpoint`() throws {
        let store = try Self.store(ticks: 1_000, checkpoints: 0.9)
        #expect(store.checkpoints.isEmpty && store.bytes == 0)
    }

    @Test func `the newest checkpoint before a tick is found, of its branch alone`() throws {
        var store = try Self.store(ticks: 1_000, checkpoints: 100)
        var state = try TinyMesh.state()
        state.tick = 450
        let other = BranchID(rawValue: 1)
        store.keep(
            Checkpoint(branch: other, state: state, appliedCount: 2), path: [other, .main], present: 450)
        #expect(store.last(of: .main, through: 499)?.tick == 400)
        #expect(store.last(of: .main, through: 500)?.tick == 500)
        #expect(store.last(of: .main, through: 99) == nil)
        #expect(store.last(of: other, through: 449) == nil)
        #expect(store.last(of: other, through: 5_000)?.appliedCount == 2)
    }

    @Test func `of two branches, the one that nobody stands on is thinned first`() throws {
        var store = try Self.store(ticks: 1_000, checkpoints: 10)
        let other = BranchID(rawValue: 1)
        for tick in stride(from: 1_100, through: 1_500, by: 100) {
            var state = try TinyMesh.state()
            state.tick = tick
            store.keep(
                Checkpoint(branch: other, state: state, appliedCount: 0), path: [other], present: tick)
        }
        #expect(store.ticks(of: other).count == 5)
        #expect(store.ticks(of: .main).count == 5)
        #expect(store.ticks(of: .main).last == 1_000)
    }
}
