import ArgumentParser
import GANCore
import MeshModel

struct BenchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Measure how fast this machine trains.",
        discussion: """
            What is compared is timed in turns, and the best turn of each counts, so that a busy machine disturbs \
            the ratios little. Where OpenBLAS is installed, every product of matrices is timed against it.

            EXAMPLES
              iotgan-tui bench
              iotgan-tui bench --part step
              iotgan-tui bench --scale
              iotgan-tui bench --dashboard
              iotgan-tui bench --json | jq .adversarial_step

            JSON
              One object: {peak_gflops, kernel_path, adversarial_step: [{preset, steps_per_second, gflops, \
            share_of_peak, megaflops_per_step}], gemm: [{preset, network, pass, m, n, k, gflops, share_of_peak, \
            openblas_gflops, ratio_to_openblas}], mesh: [{threads, node_steps_per_second}], mesh_scaling, \
            snapshot_microseconds, frame_microseconds, session: {threads, digest_interval, ratio, ratio_lower_quartile, \
            ratio_upper_quartile, pairs, digest_milliseconds, digest_share}, past: {threads, nodes, \
            checkpoint_interval, ratio, ratio_lower_quartile, ratio_upper_quartile, pairs, checkpoints, \
            checkpoint_megabytes, rewinds, rewind_seconds_median, rewind_seconds_most}}, and with --scale also \
            scale: [{model, nodes, links, threads, seconds_per_tick, microseconds_per_node_and_link, node_steps_per_second_per_thread, resident_mebibytes, \
            peak_mebibytes}], with \
            --dashboard also dashboard: {threads, columns, rows, frames_per_second, headless_node_steps_per_second, \
            dashboard_node_steps_per_second, ratio, ratio_lower_quartile, ratio_upper_quartile, pairs, \
            frame_milliseconds_median, frame_milliseconds99, frames,
            key_milliseconds_median, key_milliseconds99}
            """)

    enum Part: String, ExpressibleByArgument, CaseIterable {
        /// Whole adversarial steps of the presets.
        case step
        /// The products of matrices in them.
        case gemm
        /// Ticks of the default mesh on one and on more threads.
        case mesh
        /// A snapshot and a frame.
        case screen
        /// What a session file and checkpoints take from training, and how long it takes to go back.
        case session
    }

    @Flag(help: "Write one JSON object instead of a table.")
    var json = false

    @Option(help: "The most threads that the mesh is measured with.")
    var threads: Int = 2

    @Option(help: "Measure only this part; may be given more than once: step, gemm, mesh, screen or session.")
    var part: [Part] = []

    @Flag(
        help:
            "Measure meshes of 8 to 10,000 nodes instead: time a tick, speed a thread, memory. Takes a quarter of an hour."
    )
    var scale = false

    @Option(help: "The most nodes that --scale measures.")
    var scaleLimit: Int = Scenario.maximumNodeCount

    @Flag(
        help:
            "Measure instead what a dashboard takes from training, with it and without, in turns, and how long a key waits. Takes a minute."
    )
    var dashboard = false

    @Option(help: "The pairs of turns that --dashboard and the part session measure.")
    var pairs: Int = 24

    @Option(help: .hidden)
    var scaleRow: ScaleBench.Row?

    func validate() throws {
        if scaleLimit < ScaleBench.fewestNodes {
            throw ValidationError(
                "--scale-limit: \(scaleLimit) is not valid; expected a whole number from "
                    + "\(ScaleBench.fewestNodes) up, which is the smallest mesh that is measured")
        }
        if !(1...10_000).contains(pairs) {
            throw ValidationError("--pairs: \(pairs) is not valid; expected a whole number in 1 ... 10000")
        }
        if !EngineOptions.threadCounts.contains(threads) {
            throw ValidationError("--threads: \(threads) is not valid; expected a whole number in 1 ... 256")
        }
    }

    func run() throws {
        if let scaleRow {
            return try LineWriter().writeJSON(ScaleBench(threadCount: threads).measure(scaleRow))
        }
        let report = try measure()
        let output = LineWriter()
        if json { return try output.writeJSON(report) }
        for line in report.lines { try output.write(line) }
    }

    private func measureDashboard() throws -> BenchReport.Dashboard {
        var row = try DashboardBench(threadCount: threads).measure(pairs: pairs)
        let answers = (try? KeyBench(threadCount: threads).answerSeconds()) ?? []
        if !answers.isEmpty {
            row.keyMillisecondsMedian = answers.quantile(0.5) * 1e3
            row.keyMilliseconds99 = answers.quantile(0.99) * 1e3
        }
        return row
    }

    private func measure() throws -> BenchReport {
        let parts = scale || dashboard ? [] : part.isEmpty ? Part.allCases : part
        let kernels = KernelBench()
        let (peak, steps) = kernels.steps(of: parts.contains(.step) ? BenchPreset.allCases : [])
        var report = BenchReport(
            peakGflops: peak, kernelPath: KernelPath.current.rawValue, adversarialStep: steps,
            gemm: parts.contains(.gemm) ? kernels.products(peakGflops: peak) : [], mesh: [])
        if scale { report.scale = try ScaleBench(threadCount: threads).rows(limit: scaleLimit) }
        if dashboard { report.dashboard = try measureDashboard() }
        if parts.contains(.session) {
            report.session = try SessionBench(threadCount: threads).measure(pairs: pairs)
            report.past = try PastBench(threadCount: threads).measure(pairs: pairs)
        }
        if parts.contains(.mesh) || parts.contains(.screen) {
            let mesh = try MeshBench(threadCounts: threads == 1 ? [1] : [1, threads])
            if parts.contains(.mesh) {
                report.mesh = try mesh.throughput()
                report.meshScaling =
                    report.mesh[report.mesh.count - 1].nodeStepsPerSecond / report.mesh[0].nodeStepsPerSecond
            }
            if parts.contains(.screen) {
                let (snapshot, frame) = try mesh.looking()
                report.snapshotMicroseconds = snapshot * 1e6
                report.frameMicroseconds = frame * 1e6
            }
        }
        return report
    }
}
