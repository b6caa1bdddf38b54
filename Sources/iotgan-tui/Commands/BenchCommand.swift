import ArgumentParser
import Foundation
import GANCore

struct BenchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Measure how fast this machine trains.")

    @Flag(help: "Write one JSON object instead of a table.")
    var json = false

    @Option(help: "The most threads that the mesh is measured with.")
    var threads: Int = 2

    func run() throws {
        let bench = KernelBench()
        let (peak, steps) = bench.steps()
        print("peak", peak, KernelPath.current)
        for s in steps { print(s.preset, s.stepsPerSecond, s.gflops, s.shareOfPeak) }
        for p in bench.products(peakGflops: peak) {
            print(p.preset, p.network, p.pass, p.m, p.n, p.k, p.gflops, p.shareOfPeak, p.ratioToOpenblas ?? 0)
        }
    }
}
