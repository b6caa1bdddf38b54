import Foundation
import GANCore
import MeshModel
import Testing

@testable import iotgan_tui

@Suite struct SessionFolderTests {
    private static func header(_ name: String = "a mesh/of ours") throws -> SessionHeader {
        var scenario = Scenario()
        scenario.name = name
        scenario.nodeCount = 1
        scenario.seed = 3
        scenario.gan.imageSide = 4
        let run = try MeshRun(scenario: scenario, data: MeshData.load(for: scenario), threadCount: 1)
        return SessionHeader(of: run.state, programVersion: "1", start: "now")
    }

    @Test("files are named for the time, the scenario and the seed, and none is written over another")
    func names() throws {
        let folder = try SessionCommandTests.Folder()
        let sessions = SessionFolder(folder.file("deep/down"))
        let header = try Self.header()
        let date = Date()
        let time = ScreenFileName.time(date)
        let paths = try (0..<3).map { _ in try sessions.create(header, date: date).path }
        let stem = folder.file("deep/down/\(time)-a-mesh-of-ours-seed3")
        #expect(paths == [stem + ".iotgan", stem + "-2.iotgan", stem + "-3.iotgan"])
        for path in paths { #expect(try SessionFile.read(path).header == header) }
    }

    @Test("the oldest go when there are too many; what somebody has named or is writing stays")
    func limit() throws {
        let folder = try SessionCommandTests.Folder()
        let sessions = SessionFolder(folder.path)
        let header = try Self.header("x")
        let start = Date(timeIntervalSince1970: 1_000_000_000)
        var paths: [String] = []
        let oldest = try sessions.create(header, date: start)
        try FileManager.default.setAttributes([.modificationDate: start], ofItemAtPath: oldest.path)
        let named = folder.file("the good one.iotgan")
        for path in [named, folder.file("2026-01-01-000000-x-seed1.txt")] {
            try Data().write(to: URL(fileURLWithPath: path))
        }
        for number in 1...SessionFolder.keptCount {
            let date = start.addingTimeInterval(Double(number))
            paths.append(try sessions.create(header, date: date).path)
            try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: paths[number - 1])
        }
        try FileManager.default.setAttributes([.modificationDate: start], ofItemAtPath: named)
        let newest = try sessions.create(header).path
        let left = Set(
            try FileManager.default.contentsOfDirectory(atPath: folder.path).map { folder.file($0) })
        #expect(!left.contains(paths[0]), "the one that was not written to for longest")
        #expect(left.isSuperset(of: paths[1...] + [newest, named, oldest.path]))
        #expect(left.contains(folder.file("2026-01-01-000000-x-seed1.txt")))
        withExtendedLifetime(oldest) {}
    }
}
