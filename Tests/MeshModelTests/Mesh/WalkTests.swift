import Testing

@testable import MeshModel

@Suite struct WalkTests {
    @Test func `a node walks straight to its target, rests, and heads for the next`() {
        var walk = Walk(target: Position(x: 3, y: 4), pauseSeconds: 0, leg: 0)
        var position = Position(x: 0, y: 0)
        var places: [Position] = []
        for _ in 0..<8 {
            position = walk.advance(from: position, seconds: 1, metresPerSecond: 2.5, rest: 2) { leg in
                Position(x: Double(leg) * 100, y: 4)
            }
            places.append(position)
        }
        #expect(places[0] == Position(x: 1.5, y: 2))
        #expect(places[1] == Position(x: 3, y: 4))
        #expect(places[2] == places[1] && places[3] == places[1])
        #expect(places[4] == Position(x: 5.5, y: 4))
        #expect(walk.leg == 1)
    }
}
