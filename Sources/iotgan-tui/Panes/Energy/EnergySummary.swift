import MeshModel

/// The mesh's budget in three lines: what was spent on what, who is empty first, what went through the air.
struct EnergySummary {
    static let rows = 3

    private let view: EngineView
    private let snapshot: MeshSnapshot

    init(_ view: EngineView, _ snapshot: MeshSnapshot) {
        self.view = view
        self.snapshot = snapshot
    }

    func draw(on canvas: inout Canvas, in area: Rect) {
        guard area.height >= EnergySummary.rows else { return }
        drawBudget(on: &canvas, in: area)
        write(deathParts, at: area.y + 1, area, on: &canvas)
        write(airParts, at: area.y + 2, area, on: &canvas)
    }

    /// The sum, then the processor's share and the radio's, and what the radio did for it, the largest first; from the
    /// first that does not fit on, all are left out.
    private func drawBudget(on canvas: inout Canvas, in area: Rect) {
        let spent = snapshot.totals.energy
        var x = canvas.write(area.x, area.y, "spent \(joules(spent.totalNanojoules)):", .bold)
        let causes = CauseBar(spent).causes.filter { $0.nanojoules > 0 }
            .sorted { $0.nanojoules > $1.nanojoules }
        func write(_ causes: [CauseBar.Cause]) {
            for cause in causes {
                let text = "\(cause.name) \(joules(cause.nanojoules))"
                guard x + 3 + text.count <= area.maxX else { return }
                canvas.put(x + 1, area.y, cause.letter, Style(cause.ink, .bold))
                x = canvas.write(x + 3, area.y, text)
            }
        }
        write(causes.filter { !$0.isRadio })
        guard spent.radioJoules > 0 else { return }
        x = canvas.write(
            x + 1, area.y, "radio \(NumberText.scaled(spent.radioJoules, unit: "J")):", .bold,
            limit: area.maxX - x)
        write(causes.filter(\.isRadio))
    }

    /// - Returns: in the order of importance.
    private var deathParts: [String] {
        let dark = snapshot.nodes.count { $0.activity == .dark }
        var parts: [String] = []
        if let first = snapshot.firstProjectedDeath, let node = snapshot.node(first.node),
            let seconds = EnergyProjection.secondsLeft(node, snapshot)
        {
            parts.append("next empty: node \(first.node) in \(LongDuration.text(seconds))")
            if first.tick < 1_000_000_000 { parts.append("tick \(NumberText.grouped(first.tick))") }
        } else {
            parts.append(dark == snapshot.nodes.count ? "every battery is empty" : "no battery runs down")
        }
        parts.append("\(dark) of \(snapshot.nodes.count) empty")
        let harvested = snapshot.totals.harvestedNanojoules
        if harvested > 0 { parts.append("harvested \(joules(harvested))") }
        return parts
    }

    private var airParts: [String] {
        let totals = snapshot.totals
        let bytes = NumberText.scaled(Double(totals.bytesOnAir), unit: "B")
        var parts = ["on the air \(bytes) in \(NumberText.grouped(totals.framesSent)) frames"]
        if totals.framesSent > 0 {
            let repeated = Double(totals.framesRepeated) / Double(totals.framesSent)
            parts.append("\(NumberText.percent(repeated)) sent again")
        }
        if let metrics = view.metrics, !metrics.nodes.isEmpty,
            let points = AccuracyPerJoule.points(metrics.meanAccuracy, totals.energy)
        {
            parts.append("accuracy \(AccuracyPerJoule.text(points)) \(AccuracyPerJoule.unit)")
        }
        return parts
    }

    private func write(_ parts: [String], at y: Int, _ area: Rect, on canvas: inout Canvas) {
        var x = area.x
        for (index, part) in parts.enumerated() {
            let text = index == 0 ? part : ", " + part
            guard x + text.count <= area.maxX || index == 0 else { return }
            x = canvas.write(x, y, text, .standard, limit: area.maxX - x)
        }
    }

    private func joules(_ nanojoules: Int64) -> String {
        NumberText.scaled(Double(nanojoules) * 1e-9, unit: "J")
    }
}
