import Foundation
import Testing

@testable import iotgan_tui

/// The contract of `iotgan-tui bench` with scripts. (What it measures is not tested: the machine is shared.)
@Suite struct BenchCommandTests {
    @Test("--json writes one object with the names that scripts rely on")
    func jsonObject() throws {
        let result = try Program.run(["bench", "--json", "--part", "step", "--part", "screen"])
        #expect(result.exitCode == 0)
        let object = try #require(try result.objects().first)
        #expect(result.lines.count == 1)
        #expect(try #require(object["peak_gflops"] as? Double) > 0)
        let steps = try #require(object["adversarial_step"] as? [[String: Any]])
        #expect(steps.map { $0["preset"] as? String } == ["small", "full", "default"])
        for step in steps {
            for name in ["steps_per_second", "gflops", "share_of_peak"] {
                #expect(try #require(step[name] as? Double) > 0)
            }
        }
        #expect(object["gemm"] is [Any] && object["mesh"] is [Any])
        #expect(try #require(object["frame_microseconds"] as? Double) > 0)
    }

    @Test("--dashboard tells what a frame costs, and what is left of training")
    func dashboard() throws {
        let result = try Program.run(["bench", "--dashboard", "--pairs", "1", "--json"])
        let object = try #require(try result.objects().first?["dashboard"] as? [String: Any])
        #expect(
            object["columns"] as? Int == 200 && object["rows"] as? Int == 60 && object["pairs"] as? Int == 1)
        for name in [
            "headless_node_steps_per_second", "dashboard_node_steps_per_second", "ratio",
            "ratio_lower_quartile",
            "ratio_upper_quartile", "frame_milliseconds_median", "frame_milliseconds99",
            "key_milliseconds_median",
        ] {
            #expect(try #require(object[name] as? Double) > 0)
        }
        #expect(try #require(object["frames"] as? Int) > 1)
    }

    @Test("the part session tells what is left of training, and how long a digest takes")
    func session() throws {
        let result = try Program.run(["bench", "--part", "session", "--pairs", "1", "--json"])
        let object = try #require(try result.objects().first?["session"] as? [String: Any])
        #expect(object["digest_interval"] as? Int == 100 && object["pairs"] as? Int == 1)
        for name in ["ratio", "digest_milliseconds", "digest_share"] {
            #expect(try #require(object[name] as? Double) > 0)
        }
    }

    @Test("a limit below the smallest mesh is refused in one line, not answered with an empty table")
    func scaleLimit() throws {
        let result = try Program.run(["bench", "--scale", "--scale-limit", "0"])
        #expect(result.exitCode != 0 && result.output.isEmpty)
        #expect(
            result.errors.hasPrefix("Error: --scale-limit: 0 is not valid; expected a whole number from 8 up")
        )
    }

    @Test("a row of the growing mesh is measured by a process of its own")
    func scaleRow() throws {
        let row = try #require(ScaleBench.Row("small:9"))
        #expect(row.nodeCount == 9 && "\(row)" == "small:9" && ScaleBench.Row("small") == nil)
        #expect(ScaleBench.rows.map(\.nodeCount).min() == ScaleBench.fewestNodes)
        let result = try Program.run(["bench", "--scale-row", "\(row)", "--threads", "1"])
        let object = try #require(try result.objects().first)
        #expect(object["nodes"] as? Int == 9 && object["model"] as? String == "small")
        #expect(try #require(object["seconds_per_tick"] as? Double) > 0)
    }

    @Test("a step's operations are counted as its PyTorch counterpart counts them")
    func countedOperations() {
        // 2 B (g + 2 (3 d - d1) + g + 2 d + 2 g - g1) with B = 32: small 19.52 MFLOP, full 363.3 MFLOP.
        #expect(KernelBench.step(.small).flops == 19_521_536)
        #expect(KernelBench.step(.full).flops == 363_298_816)
    }

    @Test("a table lines its columns up")
    func table() {
        var table = TextTable(["what", "n"])
        table.add(["a", "10"])
        table.add(["longer", "7"])
        #expect(table.lines == ["what     n", "------  --", "a       10", "longer   7"])
    }

    @Test(
        "numbers are rounded, not cut",
        arguments: [
            (0.0, 1, "0.0"), (1.25, 1, "1.3"), (-1.25, 1, "-1.3"), (0.046, 2, "0.05"), (-0.01, 1, "0.0"),
            (12345.6, 0, "12346"), (Double.nan, 2, "nan"),
        ])
    func numbers(value: Double, digits: Int, text: String) {
        #expect(value.formatted(digits: digits) == text)
    }
}
