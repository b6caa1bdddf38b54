import Testing

@testable import iotgan_tui

struct CardNudgeTests {
    private let area = Rect(Size(40, 12))

    @Test
    func `A card stays where nobody is in its way`() {
        let card = Rect(x: 10, y: 5, width: 10, height: 2)
        #expect(CardNudge.free(card, beside: [], within: area) == card)
        #expect(CardNudge.free(card, beside: [Rect(x: 22, y: 5, width: 10, height: 2)], within: area) == card)
    }

    @Test
    func `It moves as little as it takes, and not out of the map`() {
        let card = Rect(x: 10, y: 5, width: 10, height: 2)
        let moved = CardNudge.free(card, beside: [Rect(x: 21, y: 5, width: 10, height: 2)], within: area)
        #expect(moved == Rect(x: 9, y: 5, width: 10, height: 2))
        let corner = Rect(x: 0, y: 0, width: 10, height: 2)
        let beside = CardNudge.free(corner, beside: [Rect(x: 11, y: 0, width: 10, height: 2)], within: area)
        #expect(beside == nil, "a column to the left there is no map, and below it would take three rows")
    }

    @Test
    func `Far aside is nowhere`() {
        let card = Rect(x: 10, y: 5, width: 10, height: 2)
        #expect(CardNudge.free(card, beside: [card], within: area) == nil)
    }
}
