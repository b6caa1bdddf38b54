import MeshModel

/// What energy was spent on, as a bar of letters: a letter for each cause, so that it reads without colours too.
struct CauseBar: Hashable, Sendable {
    struct Cause: Hashable, Sendable {
        let letter: Unicode.Scalar
        let name: String
        let ink: Ink
        let nanojoules: Int64

        /// Whether the radio spent it, and not the processor or a hand.
        var isRadio = true
    }

    /// In the order in which they stand in the bar: the radio's, then the processor's, then what somebody drained, if
    /// anybody did.
    let causes: [Cause]

    init(_ spent: EnergyLedger.Spent) {
        let work = [
            Cause(letter: "T", name: "transmit", ink: .transfer, nanojoules: spent.transmitNanojoules),
            Cause(letter: "R", name: "receive", ink: .accent, nanojoules: spent.receiveNanojoules),
            Cause(letter: "I", name: "idle", ink: .warning, nanojoules: spent.idleNanojoules),
            Cause(letter: "S", name: "sleep", ink: .muted, nanojoules: spent.sleepNanojoules),
            Cause(
                letter: "C", name: "compute", ink: .good, nanojoules: spent.computeNanojoules, isRadio: false),
        ]
        let drained = Cause(
            letter: "D", name: "drained", ink: .bad, nanojoules: spent.drainedNanojoules, isRadio: false)
        causes = drained.nanojoules > 0 ? work + [drained] : work
    }

    /// Cells of each cause; whatever was spent at all has one, and the largest gives way for it.
    func cells(_ width: Int) -> [Int] {
        let total = causes.reduce(0.0) { $0 + Double($1.nanojoules) }
        guard total > 0, width >= causes.count else { return causes.map { _ in 0 } }
        var cells = causes.map { cause in
            cause.nanojoules > 0
                ? max(1, Int((Double(cause.nanojoules) / total * Double(width)).rounded())) : 0
        }
        let largest = causes.indices.max { causes[$0].nanojoules < causes[$1].nanojoules } ?? 0
        cells[largest] += width - cells.reduce(0, +)
        return cells
    }

    func draw(on canvas: inout Canvas, at point: Point, width: Int) {
        var x = point.x
        for (cause, count) in zip(causes, cells(width)) {
            canvas.horizontalLine(x, point.y, length: count, cause.letter, Style(cause.ink))
            x += count
        }
    }
}

extension EnergyLedger.Spent {
    /// What the radio took: sending, receiving, listening and sleeping.
    var radioJoules: Double { usedJoules - computeJoules }
    var computeJoules: Double { Double(computeNanojoules) * 1e-9 }
}
