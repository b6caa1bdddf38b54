import ArgumentParser
import GANCore
import MeshModel

/// Lets a mesh run without a screen, and reports.
struct HeadlessRun {
    let run: MeshRun
    let dataset: ImageDataset
    let reports: ReportOptions
    let log: SessionLog?
    /// Where every step is written; nil where it is not.
    var stepFile: StepFile?
    /// What ends the run when it becomes true.
    var breaks: [BreakCondition] = []
    let interruption: Interruption

    /// Lets ticks pass until `ticks` have, something ends the run, or somebody interrupts, and writes lines on the way and a report at the end.
    ///
    /// - Throws: `ExitCode` where the end is not a good one.
    func advance(to ticks: Int) throws {
        let output = LineWriter()
        var bar = ProgressBar(total: ticks)
        var watch = RunWatch()
        var health = HealthTally()
        // One that is gone on with has a past.
        health.note(run.journal.events)
        var breakWatch = BreakWatch()
        breakWatch.watch(breaks, in: run.state)
        warn(of: breakWatch.standings)
        var stops: [BreakStop] = []
        while run.state.tick < ticks && stops.isEmpty && !interruption.isRequested {
            let events = run.tick()
            watch.note(events, clearing: bar)
            health.note(events)
            let tick = run.state.tick
            log?.note(run, clearing: bar)
            bar.show(tick)
            stops = run.look(with: &breakWatch)
            try stepFile?.write(run.state.snapshot())
            if tick % (reports.every ?? (reports.json ? 1 : 100)) == 0 {
                let metrics = tick % reports.measureEvery == 0 ? run.metrics() : nil
                let report = TickReport(run.state.snapshot(), metrics: metrics)
                bar.clear()
                if reports.json { try output.writeJSON(report) } else { try output.write(report.line) }
            }
        }
        bar.clear()
        if !stops.isEmpty { StandardError.write(stops.sentence) }
        // What the oracle takes is none of the run's: by then it is safe.
        log?.finish(run)
        try writeFinal(health, stops, to: output)
        if !watch.isSound || log?.isComplete == false { throw ExitCode.failure }
        if let code = interruption.exitCode { throw ExitCode(code) }
    }

    /// Says what will not end the run as one might think.
    private func warn(of standings: [BreakWatch.Standing]) {
        let mesh = run.state.snapshot()
        for node in Set(breaks.compactMap(\.node)).sorted() where mesh.node(node) == nil {
            let known = mesh.nodes.map(\.id.description).joined(separator: ", ")
            StandardError.write("--break: there is no node \(node) yet; there are \(known)")
        }
        for standing in standings where standing.reading?.holds ?? false {
            StandardError.write(
                "--break: \(standing.condition) holds already; it ends the run when it begins to hold anew")
        }
    }

    private func writeFinal(_ health: HealthTally, _ stops: [BreakStop], to output: LineWriter) throws {
        let isInterrupted = interruption.isRequested
        let judge =
            reports.oracle && !isInterrupted
            ? Oracle(dataset: dataset, seed: run.state.scenario.seed) : nil
        let report = FinalReport(
            run.state.snapshot(), digest: run.state.digest.hexadecimal, metrics: run.metrics(oracle: judge),
            health: health, stops: stops, interrupted: isInterrupted)
        if reports.json { return try output.writeJSON(report) }
        for line in [""] + report.lines + health.lines { try output.write(line) }
    }
}
