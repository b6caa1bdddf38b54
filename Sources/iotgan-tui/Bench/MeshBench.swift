import GANCore
import MeshModel

/// Speed of the default mesh: training on one and on more threads, and what looking at it costs.
struct MeshBench {
    let threadCounts: [Int]
    private let scenario = Scenario()
    private let data: MeshData

    /// - Parameter threadCounts: the first is what the others are compared with.
    init(threadCounts: [Int]) throws {
        self.threadCounts = threadCounts
        data = try MeshData.load(for: scenario)
    }

    /// Ticks before measuring: by then every node has exchanged, and trains on fakes too.
    private static let warmUpTicks = 150

    /// Node-steps per second for each number of threads, in turns.
    func throughput() throws -> [BenchReport.Mesh] {
        let runs = try threadCounts.map {
            try MeshRun(scenario: scenario, data: data, threadCount: $0)
        }
        for run in runs {
            for _ in 0..<Self.warmUpTicks { run.tick() }
        }
        let contenders = runs.map { run in
            Contender(name: "mesh", flops: 0) { count in
                for _ in 0..<count { run.tick() }
            }
        }
        let seconds = InterleavedTiming(stopwatch: .wall, rounds: 30, secondsPerTurn: 0.1).best(contenders)
        return zip(threadCounts, seconds).map { threads, seconds in
            BenchReport.Mesh(threads: threads, nodeStepsPerSecond: Double(scenario.nodeCount) / seconds)
        }
    }

    /// Seconds that a snapshot takes, and a frame of 200x60 cells with new pictures of every node.
    func looking() throws -> (snapshot: Double, frame: Double) {
        let run = try MeshRun(scenario: scenario, data: data, threadCount: threadCounts.last ?? 1)
        for _ in 0..<Self.warmUpTicks { run.tick() }
        let snapshot = run.state.snapshot()
        let view = EngineView(
            phase: .running, snapshot: snapshot, metrics: run.metrics(), nodeStepsPerSecond: 0, threadCount: 1
        )
        var state = DashboardState(size: Size(200, 60))
        state.follow(view)
        let contenders = [
            Contender(name: "snapshot", flops: 0) { count in
                for _ in 0..<count { _ = run.state.snapshot() }
            },
            Contender(name: "frame", flops: 0) { count in
                for _ in 0..<count {
                    let studio = PictureStudio()
                    studio.update(snapshot, selected: state.selectedNode)
                    _ = Screen.canvas(
                        PaneContext(
                            state: state, view: view, pictures: studio.book,
                            capabilities: Capabilities(colours: .palette256, isUTF8: true)))
                }
            },
        ]
        let seconds = InterleavedTiming().best(contenders)
        return (seconds[0], seconds[1])
    }
}
