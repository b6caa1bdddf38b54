import Foundation
import GANCore
import Testing

@testable import MeshModel

@Suite struct SessionFileTests {
    @Test func `a file tells who branched off where, and what was done and seen there`() throws {
        let file = try DemoSession.read(DemoSession.bytes(of: DemoSession.records()).bytes)
        #expect(file.notice == nil && file.isEnded)
        #expect(file.header.scenario.name == "tiny" && file.header.digestInterval == 10)
        #expect(file.branches.map(\.name) == ["main", "uncut"])
        #expect(file.branches.map(\.lastTick) == [20, 24])
        #expect(file.branches.map(\.forkTick) == [0, 11] && file.branches[1].parent == .main)
        #expect(file.stand == SessionFile.Stand(branch: DemoSession.lab, tick: 24))
        #expect(file.interventions(of: .main) == [Journal.Entry(tick: 12, intervention: DemoSession.cut)])
        #expect(file.interventions(of: DemoSession.lab) == [Journal.Entry(tick: 11, intervention: .heal)])
        #expect(file.checks(of: DemoSession.lab).map(\.digests.mesh) == [10, 120])
        #expect(try file.branch(named: "uncut").id == DemoSession.lab)
        #expect(try file.branch(named: "0").id == .main)
        let unknown = #expect(throws: SessionError.self) { try file.branch(named: "tea") }
        #expect(unknown?.description == "test.iotgan: has no branch tea; there is main, uncut")
    }

    @Test func `a branch of a branch takes what its ancestors had when it came from them`() throws {
        let names = (1...3).map { BranchID(rawValue: $0) }
        func degrade(_ value: Double) -> Intervention {
            .degradeLink(LinkID(NodeID(0), NodeID(1)), decibels: value)
        }
        let records: [SessionRecord] = [
            try DemoSession.records()[0],
            .intervention(branch: .main, tick: 1, degrade(1)),
            .intervention(branch: .main, tick: 5, degrade(2)),
            .branch(id: names[0], parent: .main, tick: 5, name: "a"),
            .intervention(branch: names[0], tick: 5, degrade(3)),
            .intervention(branch: names[0], tick: 8, degrade(4)),
            .branch(id: names[1], parent: names[0], tick: 5, name: "b"),
            .intervention(branch: names[1], tick: 9, degrade(5)),
            .rename(id: names[1], name: "c"),
        ]
        let file = try DemoSession.read(DemoSession.bytes(of: records).bytes)
        #expect(file.interventions(of: names[0]).map(\.intervention) == [degrade(1), degrade(3), degrade(4)])
        #expect(file.interventions(of: names[1]).map(\.intervention) == [degrade(1), degrade(5)])
        #expect(file.branches.map(\.name) == ["main", "a", "c"])
    }

    @Test func `what is done after coming back comes behind what had been done there`() throws {
        let records: [SessionRecord] = [
            try DemoSession.records()[0],
            .intervention(branch: .main, tick: 12, DemoSession.cut),
            .end(branch: .main, tick: 12), .moved(branch: .main, tick: 12),
            .intervention(branch: .main, tick: 12, .pause), .intervention(branch: .main, tick: 12, .resume),
        ]
        let file = try DemoSession.read(DemoSession.bytes(of: records).bytes)
        #expect(file.branches[0].interventions.map(\.intervention) == [DemoSession.cut, .pause, .resume])
        #expect(!file.isEnded)
    }

    @Test func `before it begins a branch is what the one is that it comes from`() throws {
        let (one, two) = (BranchID(rawValue: 1), BranchID(rawValue: 2))
        let records: [SessionRecord] = [
            try DemoSession.records()[0], .intervention(branch: .main, tick: 5, .heal),
            .intervention(branch: .main, tick: 12, DemoSession.cut),
            .branch(id: one, parent: .main, tick: 9, name: "a"),
            .intervention(branch: one, tick: 9, .pause), .moved(branch: one, tick: 4),
            .branch(id: two, parent: one, tick: 7, name: "b"), .intervention(branch: two, tick: 8, .resume),
            .end(branch: one, tick: 3),
        ]
        let file = try DemoSession.read(DemoSession.bytes(of: records).bytes)
        #expect(file.interventions(of: two).map(\.intervention) == [.heal, .resume])
        #expect(file.stand == SessionFile.Stand(branch: one, tick: 3))
    }

    @Test func `a file that ends anywhere is the file up to its last whole record, and says so`() throws {
        let (bytes, ends) = DemoSession.bytes(of: try DemoSession.records())
        let whole = try ends.indices.map { try DemoSession.read(Array(bytes[..<ends[$0]])) }
        for length in bytes.indices {
            let part = Array(bytes[..<length])
            guard length >= ends[0] else {
                let error = #expect(throws: SessionError.self) { try DemoSession.read(part) }
                #expect(error == (length == 0 ? .empty(path: "test.iotgan") : .noHeader(path: "test.iotgan")))
                continue
            }
            let last = try #require(ends.lastIndex { $0 <= length })
            var expected = whole[last]
            expected.length = length
            if length > ends[last] {
                expected.notice =
                    "test.iotgan: cut back to its last whole record at byte \(ends[last]); the "
                    + "\(length - ends[last]) bytes behind it are of one that was not finished"
            }
            #expect(try DemoSession.read(part) == expected)
            #expect(expected.wholeLength == ends[last])
        }
    }

    @Test func `a byte that has changed is found, whichever it is`() throws {
        let (bytes, ends) = DemoSession.bytes(of: try DemoSession.records())
        for index in bytes.indices {
            var damaged = bytes
            damaged[index] ^= 1 << UInt8(index % 8)
            let start = ends.last { $0 <= index } ?? SessionFraming.preambleLength
            if index < SessionFraming.preambleLength {
                let error = #expect(throws: SessionError.self) { try DemoSession.read(damaged) }
                switch error {
                case .notASession: #expect(index < 8)
                case .otherFormat: #expect(index >= 8)
                default: Issue.record("\(index): \(error?.description ?? "nothing")")
                }
            } else if start == ends[ends.count - 2] {
                #expect(try DemoSession.read(damaged).wholeLength == start, "\(index)")
            } else {
                let error = #expect(throws: SessionError.self) { try DemoSession.read(damaged) }
                guard case .corrupt(_, let offset, _) = error else {
                    Issue.record("\(index): \(error?.description ?? "nothing")")
                    continue
                }
                #expect(offset == start && error?.description.contains("--salvage") == true)
                if start < ends[0] {
                    #expect(throws: SessionError.noHeader(path: "test.iotgan")) {
                        try DemoSession.read(damaged, salvage: true)
                    }
                } else {
                    let salvaged = try DemoSession.read(damaged, salvage: true)
                    #expect(salvaged.wholeLength == start)
                    #expect(salvaged.notice?.contains("byte \(start)") == true)
                }
            }
        }
    }

    @Test func `zeros that a crash has left at the end are cut off`() throws {
        let (bytes, _) = DemoSession.bytes(of: try DemoSession.records())
        let file = try DemoSession.read(bytes + [UInt8](repeating: 0, count: 5_000))
        #expect(file.wholeLength == bytes.count && file.notice?.contains("5000 bytes") == true)
    }

    @Test func `records that make no sense behind the others are damage`() throws {
        let first = try DemoSession.records()[0]
        let one = BranchID(rawValue: 1)
        let senseless: [[SessionRecord]] = [
            [first], [.end(branch: one, tick: 1)], [.branch(id: .main, parent: .main, tick: 1, name: "")],
            [.branch(id: one, parent: one, tick: 1, name: "")],
            [.branch(id: one, parent: .main, tick: -1, name: "")],
            [
                .branch(id: one, parent: .main, tick: 9, name: ""),
                .intervention(branch: one, tick: 8, .pause),
            ],
        ]
        for records in senseless {
            let (bytes, ends) = DemoSession.bytes(of: [first] + records)
            let error = #expect(throws: SessionError.self) { try DemoSession.read(bytes) }
            guard case .corrupt(_, let offset, _) = error else {
                Issue.record("\(records)")
                continue
            }
            #expect(offset == ends[ends.count - 2])
        }
        #expect(throws: SessionError.self) {
            try DemoSession.read(DemoSession.bytes(of: [.moved(branch: .main, tick: 0), first]).bytes)
        }
    }

    @Test func `a session of a program that computes other bits is refused, with the version to use`() throws
    {
        guard case .begin(var header) = try DemoSession.records()[0] else { return }
        header.numericsVersion = Numerics.version + 1
        header.programVersion = "9.8.7"
        let error = #expect(throws: SessionError.self) {
            try DemoSession.read(DemoSession.bytes(of: [.begin(header)]).bytes)
        }
        #expect(error?.description.contains("9.8.7") == true)
    }

    @Test func `what is no session file is one line each`() throws {
        let missing = NSTemporaryDirectory() + UUID().uuidString
        let texts = [missing, "/tmp", "/dev/null", "/etc/passwd"].map { path in
            #expect(throws: SessionError.self) { try SessionFile.read(path) }?.description
        }
        #expect(
            texts == [
                "\(missing): No such file or directory", "/tmp: is a folder; name a session file in it",
                "/dev/null: is not a file", "/etc/passwd: is not a session file of iotgan-tui",
            ])
    }
}
