import Foundation
import Testing

@testable import MeshModel
@testable import iotgan_tui

/// What a person sees of session files: `run`, `replay`, `resume`.
@Suite struct SessionCommandTests {
    /// A folder for the files of a test, with images in it.
    final class Folder {
        let path = NSTemporaryDirectory() + UUID().uuidString
        let images: String

        init() throws {
            images = path + "/images"
            try FileManager.default.createDirectory(atPath: images, withIntermediateDirectories: true)
            try TinyImages.write(to: images)
        }

        /// Runs a small mesh on the images.
        func run(_ arguments: [String]) -> [String] {
            [
                "run", "--dataset", images, "--image-size", "\(TinyImages.side)", "--partition", "classes:2",
                "--nodes", "3", "--samples-per-class", "6", "--batch-size", "8", "--exchange-every", "6",
                "--radio", "ideal", "--fakes-per-class", "4", "--hidden-generator", "16",
                "--hidden-discriminator", "16", "--no-oracle",
            ] + arguments
        }

        /// The digest of a run that nothing has interrupted.
        func digest(ticks: Int) throws -> String {
            let result = try Program.run(
                run(["--ticks", "\(ticks)", "--no-session", "--json", "--every", "\(ticks)"]))
            return try #require(result.objects().last?["digest"] as? String)
        }

        deinit { try? FileManager.default.removeItem(atPath: path) }

        func file(_ name: String) -> String { path + "/" + name }
    }

    /// Records a run of so many ticks, with a digest every five.
    private static func record(_ path: String, ticks: Int, in folder: Folder) throws -> Program.Result {
        try Program.run(
            folder.run(["--ticks", "\(ticks)", "--digest-every", "5", "--session", path, "--threads", "1"]))
    }

    /// Rewrites the records of a file, as somebody might with a hex editor and much patience.
    private static func edit(_ path: String, _ change: (inout SessionRecord) -> Void) throws {
        let bytes = try Array(Data(contentsOf: URL(fileURLWithPath: path)))
        var edited = SessionFraming.preamble
        var offset = edited.count
        while let range = SessionFraming.payload(at: offset, in: bytes) {
            var record = try SessionRecord(payload: bytes[range])
            change(&record)
            edited += SessionFraming.frame(record.payload)
            offset = range.upperBound
        }
        try Data(edited).write(to: URL(fileURLWithPath: path))
    }

    @Test("a run leaves a session file in the user's folder, says where, and it replays on other threads")
    func usualFile() throws {
        let folder = try Folder()
        let state = ["XDG_STATE_HOME": folder.path]
        let result = try Program.run(
            folder.run(["--ticks", "12", "--seed", "7", "--json"]), environment: state)
        #expect(result.exitCode == 0)
        let sessions = folder.file("iotgan/sessions")
        let names = try FileManager.default.contentsOfDirectory(atPath: sessions)
        let name = try #require(names.first)
        #expect(names.count == 1 && name.hasSuffix("-seed7.iotgan"))
        #expect(result.errors == "session: \(sessions)/\(name)\n")
        let replay = try Program.run(["replay", "\(sessions)/\(name)", "--threads", "3"])
        #expect(replay.exitCode == 0 && replay.errors.isEmpty)
        #expect(replay.output == "replayed 12 ticks, 1 digest agrees\n")
        let json = try Program.run(["replay", "\(sessions)/\(name)", "--json"])
        let object = try #require(try json.objects().first)
        #expect(object["agrees"] as? Bool == true && object["ticks"] as? Int == 12)
        #expect(object["digest"] as? String == (try result.objects().last?["digest"] as? String))
    }

    @Test(
        "where the user's folder takes no file the run says so and goes on; a file that was named must be made"
    )
    func noFile() throws {
        let folder = try Folder()
        let arguments = folder.run(["--ticks", "2"])
        let usual = try Program.run(arguments, environment: ["XDG_STATE_HOME": "/dev/null/state"])
        #expect(usual.exitCode == 0 && usual.output.contains("digest"))
        #expect(usual.errors == "no session file: /dev/null/state: Not a directory\n")
        let named = try Program.run(arguments + ["--session", "/dev/null/a.iotgan"])
        #expect(named.exitCode != 0 && named.output.isEmpty)
        #expect(named.errors == "Error: /dev/null/a.iotgan: Not a directory\n")
        let there = try Program.run(arguments + ["--session", "/etc/passwd"])
        #expect(there.errors == "Error: /etc/passwd: exists already; choose another name\n")
        let both = try Program.run(arguments + ["--session", "a", "--no-session"])
        #expect(both.exitCode != 0 && both.errors.hasPrefix("Error: --no-session: "))
    }

    @Test("a resumed run comes out as one that was not interrupted, and its file replays")
    func resume() throws {
        let folder = try Folder()
        let path = folder.file("a.iotgan")
        #expect(try Self.record(path, ticks: 12, in: folder).errors == "session: \(path)\n")
        let over = try Program.run(["resume", path])
        #expect(
            over.errors == "Error: \(path): is at its end after 12 ticks; say with --ticks how many more\n")
        let resumed = try Program.run(
            ["resume", path, "--ticks", "9", "--json", "--every", "21", "--no-oracle", "--threads", "2"])
        #expect(resumed.exitCode == 0)
        #expect(resumed.errors == "replayed 12 ticks, 3 digests agree\nsession: \(path)\n")
        #expect(try resumed.objects().last?["digest"] as? String == (try folder.digest(ticks: 21)))
        let replay = try Program.run(["replay", path])
        #expect(replay.output == "replayed 21 ticks, 6 digests agree\n")
    }

    @Test("a replay that comes out differently names tick and node, and the file is not gone on with")
    func difference() throws {
        let folder = try Folder()
        let path = folder.file("a.iotgan")
        _ = try Self.record(path, ticks: 12, in: folder)
        try Self.edit(path) { record in
            guard case .digests(let branch, 10, let digests) = record else { return }
            var nodes = digests.nodes
            nodes[2] = MeshDigests.Node(id: nodes[2].id, value: 0xABC)
            record = .digests(branch: branch, tick: 10, MeshDigests(mesh: 1, nodes: nodes))
        }
        let replay = try Program.run(["replay", path])
        #expect(replay.exitCode == 1)
        #expect(
            replay.output.hasPrefix(
                "tick 10: node 2 is the first that differs (expected 0000000000000abc, found "))
        let json = try #require(try Program.run(["replay", path, "--json"]).objects().first)
        let first = try #require(json["first_difference"] as? [String: Any])
        #expect(json["agrees"] as? Bool == false && json["digests"] as? Int == 1)
        #expect(first["tick"] as? Int == 10 && first["expected"] as? String == "0000000000000001")
        #expect((first["nodes"] as? [[String: Any]])?.map { $0["node"] as? Int } == [2])
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        let resume = try Program.run(["resume", path, "--ticks", "3"])
        #expect(resume.exitCode == 1 && resume.output.isEmpty)
        #expect(resume.errors.hasPrefix("Error: \(path): tick 10: node 2"))
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    }

    @Test("a damaged file is refused with what to do; --salvage uses what stands before")
    func salvage() throws {
        let folder = try Folder()
        let path = folder.file("a.iotgan")
        _ = try Self.record(path, ticks: 12, in: folder)
        var bytes = try Array(Data(contentsOf: URL(fileURLWithPath: path)))
        var ends = [SessionFraming.preambleLength]
        while let range = SessionFraming.payload(at: ends[ends.count - 1], in: bytes) {
            ends.append(range.upperBound)
        }
        bytes[ends[2] + 20] ^= 4
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        let refused = try Program.run(["replay", path])
        #expect(refused.exitCode == 1 && refused.output.isEmpty)
        #expect(refused.errors.contains("damaged at byte \(ends[2])") && refused.errors.contains("--salvage"))
        let salvaged = try Program.run(["replay", path, "--salvage"])
        #expect(salvaged.output == "replayed 5 ticks, 1 digest agrees\n")
        #expect(salvaged.errors.hasPrefix("\(path): cut back to its last whole record at byte \(ends[2]); "))
    }

    @Test(
        "what is no session is refused in one line",
        arguments: [
            ("\(Program.missing)/a", "No such file or directory"),
            ("/tmp", "is a folder; name a session file in it"),
            ("/dev/null", "is not a file"), ("/etc/passwd", "is not a session file of iotgan-tui"),
        ])
    func noSession(path: String, reason: String) throws {
        for command in ["replay", "resume"] {
            let result = try Program.run([command, path])
            #expect(result.exitCode == 1 && result.output.isEmpty)
            #expect(result.errors == "Error: \(path): \(reason)\n")
        }
    }

    @Test("what was recorded long ago comes out again where the C library has no fast paths to choose from")
    func goldenWithoutFastPaths() throws {
        let golden = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("MeshModelTests/Fixtures/golden.iotgan").path
        for branch in ["main", "without the cut"] {
            let result = try Program.run(
                ["replay", golden, "--branch", branch],
                environment: ["GLIBC_TUNABLES": "glibc.cpu.hwcaps=-AVX2,-FMA"])
            #expect(result.exitCode == 0 && result.output == "replayed 60 ticks, 6 digests agree\n")
        }
    }
}
