import Foundation
import Testing

@testable import MeshModel
@testable import iotgan_tui

/// What is left of a run that could not end as it wanted to.
@Suite struct SessionCrashTests {
    private static let ticks = 60

    @Test("a run that is killed is resumed to where it would have come", arguments: [1, 4, 9])
    func killed(recordCount: Int) throws {
        let folder = try SessionCommandTests.Folder()
        let path = folder.file("a.iotgan")
        let process = Program.process()
        process.arguments = folder.run(["--ticks", "\(Self.ticks)", "--digest-every", "2", "--session", path])
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        // Somewhere behind its first records; where, is up to the machine.
        while process.isRunning, ((try? SessionFile.read(path))?.branches[0].checks.count ?? 0) < recordCount
        {
            usleep(1_000)
        }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        let expected = try folder.digest(ticks: Self.ticks)
        // A crash of the machine may leave a part of the last record.
        for missing in [0, 1, 30] {
            let part = folder.file("\(missing).iotgan")
            let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
            try bytes.dropLast(missing).write(to: URL(fileURLWithPath: part))
            let replay = try Program.run(["replay", part])
            #expect(replay.exitCode == 0 && replay.output.hasPrefix("replayed "))
            #expect(replay.errors.contains("cut back to its last whole record") == (missing > 0))
            let resume = try Program.run([
                "resume", part, "--json", "--every", "\(Self.ticks)", "--no-oracle",
            ])
            #expect(resume.exitCode == 0)
            #expect(try resume.objects().last?["digest"] as? String == expected)
            let again = try Program.run(["replay", part])
            #expect(again.errors.isEmpty)
            #expect(again.output == "replayed 60 ticks, 30 digests agree\n")
        }
    }

    @Test("a disk that is full is said once, the run comes to its end, and what was written is whole")
    func diskFull() throws {
        let folder = try SessionCommandTests.Folder()
        let path = folder.file("a.iotgan")
        let arguments = folder.run([
            "--ticks", "20", "--digest-every", "1", "--session", path, "--json", "--every", "20",
        ])
        // A file that may not grow beyond 4 KiB is as good as a full disk. The report goes to another that may not either.
        let result = try Program.run(
            ["-c", "ulimit -f 4; exec \"$0\" \"$@\"", Program.url.path] + arguments,
            executable: URL(fileURLWithPath: "/bin/bash"))
        #expect(result.exitCode == 1)
        #expect(
            result.errors
                == """
                session: \(path): File too large; what was written before is kept; the run goes on
                session: \(path), which does not have all of the run

                """)
        #expect(
            try result.objects().last?["digest"] as? String == (try folder.digest(ticks: 20)))
        let file = try SessionFile.read(path)
        #expect(file.notice == nil && (1..<20).contains(file.branches[0].lastTick))
        let resume = try Program.run(["resume", path, "--no-oracle"])
        #expect(resume.exitCode == 0)
        #expect(try Program.run(["replay", path]).output == "replayed 20 ticks, 20 digests agree\n")
    }
}
