import GANCore
import Testing

@Suite struct UnitCircleTests {
    @Test func `quarter turns are the axes, an eighth is the diagonal`() {
        let expected: [(turns: Float, x: Float, y: Float)] = [
            (0, 1, 0), (0.25, 0, 1), (0.5, -1, 0), (0.75, 0, -1), (-0.25, 0, -1),
            (0.125, 0.70710678, 0.70710678),
        ]
        for (turns, x, y) in expected {
            let point = UnitCircle.point(turns: turns)
            #expect(abs(point.x - x) < 1e-6)
            #expect(abs(point.y - y) < 1e-6)
        }
    }
}
