import Foundation
import MeshModel
import Testing

@testable import iotgan_tui

@Suite struct RadiosCommandTests {
    @Test("the table has a row for each radio and encoding, and says what crosses")
    func table() throws {
        let result = try Program.run(["radios"])
        #expect(result.exitCode == 0)
        let rows = result.lines.filter { $0.contains("cross") || $0.contains("slow:") }
        #expect(rows.count == RadioProfile.allCases.count * WeightEncoding.allCases.count)
        let row = try #require(rows.first { $0.hasPrefix("ble") && $0.contains(" int8 ") })
        #expect(row.contains(" 77 848 ") && row.contains(" 324 ") && row.contains("crosses within"))
        let lora = try #require(rows.first { $0.hasPrefix("lora-long-fast") && $0.contains(" int4 ") })
        #expect(lora.contains("slow: takes"))
    }

    @Test("the lora-village's first radio is too slow for its exchange interval, and its second one is not")
    func village() throws {
        let rows = try Program.run(["radios", "--scenario", "lora-village"]).lines.filter {
            $0.contains(" int4 ")
        }
        let slow = try #require(rows.first { $0.hasPrefix("lora-long-slow") })
        let fast = try #require(rows.first { $0.hasPrefix("lora-long-fast") })
        #expect(slow.contains("7 h 11 min") && slow.contains("slow: takes 6.4"))
        #expect(fast.contains("1 h 05 min") && fast.contains("crosses within"))
    }

    @Test("--json has what scripts rely on, for a payload of any length and one radio")
    func payload() throws {
        let result = try Program.run([
            "radios", "--json", "--payload-bytes", "13000000", "--radio", "802.15.4", "--distance-metres",
            "5",
        ])
        let object = try #require(try result.objects().first)
        #expect(object["distance_metres"] as? Double == 5)
        #expect(object["exchange_interval_seconds"] as? Double == 30)
        let crossing = try #require((object["crossings"] as? [[String: Any]])?.first)
        #expect(crossing["message_bytes"] as? Int == 13_000_200)
        #expect(crossing["crosses"] as? Bool == false)
        #expect(crossing["encoding"] == nil && crossing["intervals"] == nil)
        #expect((crossing["verdict"] as? String)?.contains("65 535 frames") == true)
    }

    @Test(
        "what cannot be is refused by its name",
        arguments: [("--distance-metres=-1", "--distance-metres"), ("--payload-bytes=0", "--payload-bytes")])
    func refusals(flag: String, name: String) throws {
        let result = try Program.run(["radios", flag])
        #expect(result.exitCode != 0 && result.errors.contains("Error: \(name): "))
    }
}
