extension BenchReport {
    /// The report for people.
    var lines: [String] {
        var lines = ["peak of one core: \(peakGflops.formatted(digits: 1)) GFLOP/s (\(kernelPath))", ""]
        if !adversarialStep.isEmpty { lines += stepTable + [""] }
        if !gemm.isEmpty { lines += productTable + [""] }
        if !mesh.isEmpty { lines += meshTable + [""] }
        if let session { lines += Self.sessionTable(session) + [""] }
        if let past { lines += Self.pastTable(past) + [""] }
        if let scale { lines += Self.scaleTable(scale) + [""] }
        if let dashboard { lines += Self.dashboardTable(dashboard) + [""] }
        if let snapshotMicroseconds {
            lines.append("snapshot of the default mesh: \(snapshotMicroseconds.formatted(digits: 1)) µs")
        }
        if let frameMicroseconds {
            lines.append("frame of 200x60 cells: \(frameMicroseconds.formatted(digits: 1)) µs")
        }
        return lines
    }

    private var stepTable: [String] {
        var table = TextTable(["adversarial step", "steps/s", "MFLOP", "GFLOP/s", "of peak"])
        for step in adversarialStep {
            table.add([
                step.preset, step.stepsPerSecond.formatted(digits: 0),
                step.megaflopsPerStep.formatted(digits: 1), step.gflops.formatted(digits: 1),
                step.shareOfPeak.percent,
            ])
        }
        return table.lines
    }

    private var productTable: [String] {
        var table = TextTable(["product", "m", "n", "k", "GFLOP/s", "of peak", "OpenBLAS", "ratio"])
        for product in gemm {
            table.add([
                "\(product.preset) \(product.network) \(product.pass)", String(product.m), String(product.n),
                String(product.k), product.gflops.formatted(digits: 1), product.shareOfPeak.percent,
                product.openblasGflops?.formatted(digits: 1) ?? "-",
                product.ratioToOpenblas?.formatted(digits: 2) ?? "-",
            ])
        }
        return table.lines
    }

    private static func scaleTable(_ rows: [Scale]) -> [String] {
        var table = TextTable([
            "growing mesh", "nodes", "links", "s/tick", "µs/(node+link)", "node-steps/s/thread", "MiB",
            "peak",
        ])
        for row in rows {
            table.add([
                row.model, String(row.nodes), String(row.links), row.secondsPerTick.formatted(digits: 4),
                row.microsecondsPerNodeAndLink.formatted(digits: 1),
                row.nodeStepsPerSecondPerThread.formatted(digits: 0),
                row.residentMebibytes?.formatted(digits: 0) ?? "-",
                row.peakMebibytes?.formatted(digits: 0) ?? "-",
            ])
        }
        return table.lines
    }

    private static func dashboardTable(_ row: Dashboard) -> [String] {
        var table = TextTable([
            "\(row.columns)x\(row.rows) at \(row.framesPerSecond) frames/s", "headless steps/s",
            "dashboard steps/s",
            "ratio", "quartiles", "pairs", "CPU ms/frame", "p99", "frames",
            "key ms", "p99",
        ])
        table.add([
            "mesh, \(row.threads) threads", row.headlessNodeStepsPerSecond.formatted(digits: 0),
            row.dashboardNodeStepsPerSecond.formatted(digits: 0), row.ratio.formatted(digits: 3),
            quartiles(row.ratioLowerQuartile, row.ratioUpperQuartile),
            String(row.pairs), row.frameMillisecondsMedian.formatted(digits: 2),
            row.frameMilliseconds99.formatted(digits: 2), String(row.frames),
            row.keyMillisecondsMedian?.formatted(digits: 1) ?? "-",
            row.keyMilliseconds99?.formatted(digits: 1) ?? "-",
        ])
        return table.lines
    }

    private static func quartiles(_ lower: Double, _ upper: Double) -> String {
        "\(lower.formatted(digits: 3)) ... \(upper.formatted(digits: 3))"
    }

    private static func sessionTable(_ row: Session) -> [String] {
        var table = TextTable(["session file", "ratio", "quartiles", "pairs", "ms/digest", "of all time"])
        table.add([
            "digest every \(row.digestInterval) ticks, \(row.threads) threads",
            row.ratio.formatted(digits: 3),
            quartiles(row.ratioLowerQuartile, row.ratioUpperQuartile),
            String(row.pairs), row.digestMilliseconds.formatted(digits: 2),
            (row.digestShare * 100).formatted(digits: 2) + " %",
        ])
        return table.lines
    }

    private static func pastTable(_ row: Past) -> [String] {
        var table = TextTable([
            "checkpoints", "ratio", "quartiles", "pairs", "kept", "MB", "s/rewind", "most", "rewinds",
        ])
        table.add([
            "every \(row.checkpointInterval) ticks, \(row.nodes) nodes, \(row.threads) threads",
            row.ratio.formatted(digits: 3),
            quartiles(row.ratioLowerQuartile, row.ratioUpperQuartile),
            String(row.pairs), String(row.checkpoints), row.checkpointMegabytes.formatted(digits: 0),
            row.rewindSecondsMedian.formatted(digits: 3), row.rewindSecondsMost.formatted(digits: 3),
            String(row.rewinds),
        ])
        return table.lines
    }

    private var meshTable: [String] {
        var table = TextTable(["mesh, threads", "node-steps/s", "ratio"])
        for row in mesh {
            let ratio = row.nodeStepsPerSecond / mesh[0].nodeStepsPerSecond
            table.add([
                String(row.threads), row.nodeStepsPerSecond.formatted(digits: 0), ratio.formatted(digits: 2),
            ])
        }
        return table.lines
    }
}
