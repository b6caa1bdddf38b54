import GANCore

@testable import MeshModel

/// A small session with a branch, as records and as bytes.
enum DemoSession {
    static let lab = BranchID(rawValue: 1)
    static let cut = Intervention.cutLink(LinkID(NodeID(0), NodeID(1)))

    static func digests(_ value: UInt64) -> MeshDigests {
        MeshDigests(mesh: value, nodes: [.init(id: NodeID(0), value: value + 1)])
    }

    static func records() throws -> [SessionRecord] {
        [
            .begin(
                SessionHeader(
                    of: try TinyMesh.state(), programVersion: "1.2", start: "now", digestInterval: 10)),
            .digests(branch: .main, tick: 10, digests(10)),
            .intervention(branch: .main, tick: 12, cut),
            .digests(branch: .main, tick: 20, digests(20)),
            .moved(branch: .main, tick: 11),
            .branch(id: lab, parent: .main, tick: 11, name: "uncut"),
            .intervention(branch: lab, tick: 11, .heal),
            .digests(branch: lab, tick: 20, digests(120)),
            .end(branch: lab, tick: 24),
        ]
    }

    /// The bytes of a file with these records, and where each of them ends.
    static func bytes(of records: [SessionRecord]) -> (bytes: [UInt8], ends: [Int]) {
        var bytes = SessionFraming.preamble
        var ends: [Int] = []
        for record in records {
            bytes += SessionFraming.frame(record.payload)
            ends.append(bytes.count)
        }
        return (bytes, ends)
    }

    static func read(_ bytes: [UInt8], salvage: Bool = false) throws(SessionError) -> SessionFile {
        try SessionFile(path: "test.iotgan", bytes: bytes, salvage: salvage)
    }
}
