import Foundation
import GANCore
import Testing

@testable import MeshModel

@Suite struct SessionWriterTests {
    /// Records one after the other, each flushed, as a run does; failures are what a run would go on from.
    private static func write(
        _ records: [SessionRecord], to storage: FailingStorage, afterEach: () throws -> Void = {}
    ) throws -> (writer: SessionWriter, failures: [SessionError]) {
        let writer = SessionWriter(storage)
        var failures: [SessionError] = []
        for record in records {
            try writer.append(record)
            do throws(SessionError) { try writer.flush() } catch { failures.append(error) }
            try afterEach()
        }
        return (writer, failures)
    }

    @Test func `what was recorded is read again, also through writes that take a byte at a time`() throws {
        let records = try DemoSession.records()
        for longest in [1, 7, .max] {
            let storage = FailingStorage()
            storage.longestWrite = longest
            let (writer, failures) = try Self.write(records, to: storage)
            #expect(failures.isEmpty && writer.isComplete)
            #expect(storage.bytes == DemoSession.bytes(of: records).bytes)
        }
    }

    @Test func `interventions are on the disk at once, digests may wait`() throws {
        let storage = FailingStorage()
        let records = try DemoSession.records()
        let (bytes, ends) = DemoSession.bytes(of: records)
        var position = 0
        _ = try Self.write(records, to: storage) {
            #expect(storage.bytes == Array(bytes[..<ends[position]]))
            if records[position].isPrecious { #expect(storage.safeBytes == storage.bytes) }
            position += 1
        }
        #expect(storage.counts[.synchronise] == records.count(where: \.isPrecious))
    }

    @Test func `a run that nobody touches is put on the disk now and then`() throws {
        let storage = FailingStorage()
        let digests = MeshDigests(
            mesh: 1, nodes: (0..<1_000).map { MeshDigests.Node(id: NodeID($0), value: 7) })
        let records = (1...60).map { SessionRecord.digests(branch: .main, tick: $0, digests) }
        let (writer, _) = try Self.write(records, to: storage)
        #expect(writer.isComplete && (2...10).contains(storage.counts[.synchronise] ?? 0))
        #expect(storage.bytes.count - storage.safeBytes.count < 300_000)
    }

    @Test(
        "a call that fails once or for ever leaves whole records, and nothing is lost", arguments: [1, .max])
    func failures(count: Int) throws {
        let records = try DemoSession.records()
        let all = DemoSession.bytes(of: records).bytes
        for call in FailingStorage.Call.allCases {
            for first in 0..<12 {
                for taken in [0, 3, 200] {
                    let storage = FailingStorage()
                    storage.failures[call] = (first, count)
                    if call == .truncate { storage.failures[.write] = (first, 1) }
                    storage.bytesBeforeFailure = taken
                    let (writer, failures) = try Self.write(records, to: storage) {
                        // What a reader finds is what was recorded, up to some record, and perhaps a torn one.
                        if let file = try? DemoSession.read(storage.bytes) {
                            #expect(all.starts(with: storage.bytes[..<file.wholeLength]))
                        }
                        let isTorn = storage.failures[.truncate] != nil
                        #expect(isTorn || all.starts(with: storage.bytes))
                    }
                    if !writer.isComplete {
                        #expect(!failures.isEmpty)
                        storage.failures = [:]
                        try writer.retry()
                    }
                    #expect(writer.isComplete && writer.failure == nil)
                    #expect(storage.bytes == all, "\(call) \(first) \(taken)")
                }
            }
        }
    }

    @Test func `a full disk is said, keeps what it has, and takes the rest when there is room`() throws {
        let records = try DemoSession.records()
        let (all, ends) = DemoSession.bytes(of: records)
        for capacity in stride(from: 0, to: all.count, by: 7) {
            let storage = FailingStorage()
            storage.capacity = capacity
            let (writer, failures) = try Self.write(records, to: storage)
            #expect(
                failures.last?.description
                    == "test.iotgan: No space left on device; what was written before is kept")
            #expect(writer.failure == failures.last && !writer.isComplete)
            #expect(storage.bytes == Array(all[..<(ends.last { $0 <= capacity } ?? 0)]))
            storage.capacity = .max
            try writer.retry()
            #expect(storage.bytes == all && storage.safeBytes == all && writer.isComplete)
        }
    }

    @Test func `what waits for a full disk is bounded; what is left out is said`() throws {
        let storage = FailingStorage()
        storage.capacity = 0
        let writer = SessionWriter(storage)
        let digests = MeshDigests(
            mesh: 1, nodes: (0..<10_000).map { MeshDigests.Node(id: NodeID($0), value: 7) })
        try writer.append(try DemoSession.records()[0])
        for tick in 1...40 { try? writer.append(.digests(branch: .main, tick: tick, digests)) }
        #expect(throws: SessionError.backlogFull(path: "test.iotgan")) {
            try writer.append(.end(branch: .main, tick: 41))
        }
        storage.capacity = .max
        try writer.retry()
        let file = try DemoSession.read(storage.bytes)
        #expect(!writer.isComplete && writer.omittedCount == 41 - file.branches[0].checks.count)
        #expect(storage.bytes.count < SessionWriter.backlogLimit + 500_000)
    }

    @Test func `a file on the disk is not overwritten, not shared, and gone on with behind its last record`()
        throws
    {
        let path = NSTemporaryDirectory() + "\(UUID().uuidString).iotgan"
        defer { try? FileManager.default.removeItem(atPath: path) }
        let records = try DemoSession.records()
        guard case .begin(let header) = records[0] else { return }
        do {
            let writer = try SessionWriter(creating: path, header)
            try writer.append(records[1])
            try writer.flush()
            let file = try SessionFile.read(path)
            #expect(throws: SessionError.inUse(path: path)) { try SessionWriter(continuing: file) }
            #expect(throws: SessionError.exists(path: path)) {
                try SessionWriter(creating: path, header)
            }
        }
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        try handle.seekToEnd()
        try handle.write(contentsOf: Data([1, 2, 3]))
        try handle.close()
        let torn = try SessionFile.read(path)
        #expect(torn.notice?.contains("the 3 bytes behind it") == true)
        let writer = try SessionWriter(continuing: torn)
        for record in records[2...] { try writer.append(record) }
        try writer.flush()
        let file = try SessionFile.read(path)
        #expect(file.notice == nil)
        #expect(
            try Array(Data(contentsOf: URL(fileURLWithPath: path))) == DemoSession.bytes(of: records).bytes)
    }
}
