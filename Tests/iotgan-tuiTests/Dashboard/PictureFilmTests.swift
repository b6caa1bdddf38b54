import Testing

@testable import iotgan_tui

struct PictureFilmTests {
    private func film(_ ticks: some Sequence<Int>) -> PictureFilm {
        var film = PictureFilm()
        for tick in ticks { film.append(tick: tick, pictures: []) }
        return film
    }

    @Test(arguments: [1, 7, 40])
    func `A film covers the whole run, evenly, and stays short`(_ spacing: Int) {
        for last in [5, 31, 32, 33, 100, 1_000, 9_999] {
            let ticks = film((0...last).map { $0 * spacing }).frames.map(\.tick)
            #expect(ticks.count <= PictureFilm.frameLimit)
            #expect(ticks.first == 0 && ticks.last == last * spacing)
            // The newest frame may be nearer to the one before it.
            let gaps = zip(ticks, ticks.dropFirst().dropLast()).map { $1 - $0 }
            #expect((gaps.max() ?? 1) <= 2 * (gaps.min() ?? 1), "after \(last)")
        }
    }

    @Test
    func `A run that goes back forgets what came later`() {
        #expect(film([0, 10, 20, 15, 16]).frames.map(\.tick) == [0, 10, 15, 16])
        #expect(film([0, 10, 10]).frames.map(\.tick) == [0, 10])
    }

    @Test
    func `An excerpt has the first and the newest frame`() {
        let film = film((0..<30))
        #expect(film.excerpt(4).map(\.tick) == [0, 9, 19, 29])
        #expect(film.excerpt(99).count == 30)
        #expect(film.excerpt(1).map(\.tick) == [29] && film.excerpt(0).isEmpty)
    }
}
