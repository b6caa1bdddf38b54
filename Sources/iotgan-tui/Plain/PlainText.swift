import MeshModel

/// The mesh in whole lines of ASCII, for pipes and screen readers: no boxes, no colours, no columns.
enum PlainText {
    static func line(_ event: MeshEvent, classNames: [String]) -> String {
        ascii("tick \(event.tick): \(EventSentence(event, classNames: classNames).text)")
    }

    /// How the mesh is, in one sentence.
    static func status(_ view: EngineView) -> String? {
        guard let snapshot = view.snapshot else { return nil }
        var parts: [String] = []
        if let metrics = view.metrics, !metrics.nodes.isEmpty {
            parts = [
                "accuracy mean \(NumberText.percent(metrics.meanAccuracy)), worst "
                    + NumberText.percent(metrics.worstAccuracy),
                "classes covered mean \(NumberText.fixed(metrics.meanCoverage, 1)), worst \(metrics.worstCoverage) "
                    + "of \(snapshot.classNames.count)",
            ]
        } else {
            parts = ["not measured yet"]
        }
        let totals = snapshot.totals
        parts.append("\(NumberText.fixed(Double(totals.bytesOnAir) * 1e-6, 2)) MB on air")
        parts.append("\(NumberText.fixed(totals.energy.totalJoules, 1)) J")
        return ascii("tick \(snapshot.tick), status: " + parts.joined(separator: "; "))
    }

    /// Names of classes come from files, and may hold anything.
    private static func ascii(_ text: String) -> String {
        String(text.map { $0.isASCII && !$0.isNewline ? $0 : "?" })
    }
}
