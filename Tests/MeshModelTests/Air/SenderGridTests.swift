import GANCore
import Testing

@testable import MeshModel

@Suite struct SenderGridTests {
    private static func strewn(_ count: Int, side: Double) -> [Position] {
        var stream = RandomStream(seed: 5, purpose: .topology)
        return (0..<count).map { _ in
            Position(x: Double(stream.uniform()) * side, y: (Double(stream.uniform()) - 0.5) * side)
        }
    }

    private static func counted(_ places: [Position], around place: Position, radius: Double) -> Int {
        places.count { $0.squaredDistance(to: place) <= radius * radius }
    }

    @Test func `where cells hold few senders, the count is exact`() {
        let places = Self.strewn(300, side: 100)
        let grid = SenderGrid(places, radius: 12)
        for place in places + [Position(x: -5, y: 200), Position(x: 3, y: -52)] {
            #expect(grid.count(around: place) == Self.counted(places, around: place, radius: 12))
        }
    }

    @Test func `in a crowd it is right within the cells at the edge of the range`() {
        let places = Self.strewn(20_000, side: 100)
        let grid = SenderGrid(places, radius: 20)
        for place in places.prefix(200) {
            let exact = Self.counted(places, around: place, radius: 20)
            // The edge crosses about thirty of the fifty cells' worth that the circle holds; each errs by less than a
            // half, and some one way and some the other: three deviations are a tenth.
            #expect(abs(Double(grid.count(around: place) - exact)) < 0.1 * Double(exact))
        }
    }

    @Test func `any position has a cell`() {
        let far = [Position(x: 1e300, y: -1e300), Position(x: 0, y: 0), Position(x: 0.5, y: 0)]
        #expect(SenderGrid(far, radius: 1).count(around: far[1]) == 2)
        #expect(SenderGrid(far, radius: 0).count(around: far[1]) == 1)
        #expect(SenderGrid([], radius: 1).count(around: far[0]) == 0)
    }
}
