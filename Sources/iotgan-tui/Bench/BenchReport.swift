/// What `bench --json` writes; the names are a contract with scripts.
struct BenchReport: Codable {
    /// Multiply-adds in registers on one core, in GFLOP/s.
    var peakGflops: Double
    /// The variant of the kernels that ran.
    var kernelPath: String
    var adversarialStep: [Step]
    var gemm: [Product]
    var mesh: [Mesh]
    /// Node-steps per second at the most threads, over those at one.
    var meshScaling: Double?
    /// Taking a snapshot of the default mesh, in microseconds.
    var snapshotMicroseconds: Double?
    /// Laying out and drawing a frame of 200x60 cells, in microseconds.
    var frameMicroseconds: Double?
    /// What a session file takes from training.
    var session: Session?
    /// What checkpoints take from training, and how long it takes to go back.
    var past: Past?
    /// Growing meshes; only with `--scale`.
    var scale: [Scale]?
    /// What a dashboard takes from training; only with `--dashboard`.
    var dashboard: Dashboard?

    struct Step: Codable {
        var preset: String
        var stepsPerSecond: Double
        var gflops: Double
        var shareOfPeak: Double
        var megaflopsPerStep: Double
    }

    struct Product: Codable {
        var preset: String
        var network: String
        var pass: String
        var m: Int
        var n: Int
        var k: Int
        var gflops: Double
        var shareOfPeak: Double
        /// OpenBLAS in the same run; absent where the machine has none.
        var openblasGflops: Double?
        var ratioToOpenblas: Double?
    }

    struct Mesh: Codable {
        var threads: Int
        var nodeStepsPerSecond: Double
    }

    struct Dashboard: Codable {
        var threads: Int
        var columns: Int
        var rows: Int
        var framesPerSecond: Int
        /// Medians over the rounds.
        var headlessNodeStepsPerSecond: Double
        var dashboardNodeStepsPerSecond: Double
        /// With a dashboard over without, each pair measured within seconds: the median of all pairs, and the quartiles.
        var ratio: Double
        var ratioLowerQuartile: Double
        var ratioUpperQuartile: Double
        var pairs: Int
        /// Time that the thread which draws was computing, for each frame.
        var frameMillisecondsMedian: Double
        var frameMilliseconds99: Double
        var frames: Int
        /// From a key press to the frame that shows it, in the program itself while all threads train; absent where that
        /// could not be measured.
        var keyMillisecondsMedian: Double?
        var keyMilliseconds99: Double?
    }

    struct Session: Codable {
        var threads: Int
        /// Ticks between digests.
        var digestInterval: Int
        /// Training speed with a file over that without, each pair measured within seconds: the median of all pairs, and the
        /// quartiles.
        var ratio: Double
        var ratioLowerQuartile: Double
        var ratioUpperQuartile: Double
        var pairs: Int
        /// To compute the digests of all nodes and write them: the median.
        var digestMilliseconds: Double
        /// Share of the time of a run that this is.
        var digestShare: Double
    }

    struct Past: Codable {
        var threads: Int
        var nodes: Int
        /// Ticks between checkpoints.
        var checkpointInterval: Int
        /// Training speed with checkpoints over that without, both through the same ticks within seconds: the median of all
        /// pairs, and the quartiles.
        var ratio: Double
        var ratioLowerQuartile: Double
        var ratioUpperQuartile: Double
        var pairs: Int
        /// That are there at the end, and what they keep.
        var checkpoints: Int
        var checkpointMegabytes: Double
        /// From the present to a random tick of the last thousand.
        var rewinds: Int
        var rewindSecondsMedian: Double
        var rewindSecondsMost: Double
    }

    struct Scale: Codable {
        var model: String
        var nodes: Int
        var links: Int
        var threads: Int
        var secondsPerTick: Double
        /// Time of a tick over the number of nodes plus links: flat where the cost is linear.
        var microsecondsPerNodeAndLink: Double
        var nodeStepsPerSecondPerThread: Double
        /// Of the row's process at the end; absent where the system does not tell.
        var residentMebibytes: Double?
        /// The most that it had.
        var peakMebibytes: Double?
    }
}
