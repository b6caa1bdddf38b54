import Foundation
import GANCore

extension SessionRecord: Codable {
    private enum Key: String, CodingKey {
        case record, session, branch, parent, tick, name, `do`, mesh, nodes
    }

    private enum Kind: String, Codable {
        case begin, branch, rename, intervention, digests, moved, end
    }

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Key.self)
        func branch(_ key: Key = .branch) throws -> BranchID { try fields.decode(BranchID.self, forKey: key) }
        func tick() throws -> Int {
            let tick = try fields.decode(Int.self, forKey: .tick)
            guard tick >= 0 else { throw Self.nonsense("tick \(tick)", for: .tick, in: fields) }
            return tick
        }
        func name() throws -> String { try fields.decode(String.self, forKey: .name) }
        switch try fields.decode(Kind.self, forKey: .record) {
        case .begin: self = .begin(try fields.decode(SessionHeader.self, forKey: .session))
        case .branch: self = try .branch(id: branch(), parent: branch(.parent), tick: tick(), name: name())
        case .rename: self = try .rename(id: branch(), name: name())
        case .intervention:
            let line = try fields.decode(InterventionLine.self, forKey: .do)
            self = try .intervention(branch: branch(), tick: tick(), line.intervention)
        case .digests:
            let mesh = try Self.digest(fields.decode(String.self, forKey: .mesh), in: fields)
            let nodes = try fields.decode([String].self, forKey: .nodes).map { text in
                let parts = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
                guard parts.count == 2, let id = NodeID(text: parts[0]) else {
                    throw Self.nonsense(text, for: .nodes, in: fields)
                }
                return try MeshDigests.Node(id: id, value: Self.digest(parts[1], in: fields))
            }
            self = try .digests(branch: branch(), tick: tick(), MeshDigests(mesh: mesh, nodes: nodes))
        case .moved: self = try .moved(branch: branch(), tick: tick())
        case .end: self = try .end(branch: branch(), tick: tick())
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        func write(_ kind: Kind, branch: BranchID? = nil, tick: Int? = nil, name: String? = nil) throws {
            try fields.encode(kind, forKey: .record)
            try fields.encodeIfPresent(branch, forKey: .branch)
            try fields.encodeIfPresent(tick, forKey: .tick)
            try fields.encodeIfPresent(name, forKey: .name)
        }
        switch self {
        case .begin(let header):
            try write(.begin)
            try fields.encode(header, forKey: .session)
        case .branch(let id, let parent, let tick, let name):
            try write(.branch, branch: id, tick: tick, name: name)
            try fields.encode(parent, forKey: .parent)
        case .rename(let id, let name): try write(.rename, branch: id, name: name)
        case .intervention(let branch, let tick, let intervention):
            try write(.intervention, branch: branch, tick: tick)
            try fields.encode(InterventionLine(intervention), forKey: .do)
        case .digests(let branch, let tick, let digests):
            try write(.digests, branch: branch, tick: tick)
            try fields.encode(digests.mesh.hexadecimal, forKey: .mesh)
            try fields.encode(digests.nodes.map { "\($0.id) \($0.value.hexadecimal)" }, forKey: .nodes)
        case .moved(let branch, let tick): try write(.moved, branch: branch, tick: tick)
        case .end(let branch, let tick): try write(.end, branch: branch, tick: tick)
        }
    }

    private static func digest(_ text: String, in fields: KeyedDecodingContainer<Key>) throws -> UInt64 {
        guard text.count == 16, let value = UInt64(text, radix: 16) else {
            throw nonsense(text, for: .mesh, in: fields)
        }
        return value
    }

    private static func nonsense(
        _ text: String, for key: Key, in fields: KeyedDecodingContainer<Key>
    ) -> DecodingError {
        .dataCorruptedError(forKey: key, in: fields, debugDescription: "\(text) is not valid")
    }
}

extension SessionRecord {
    /// The record as one line of JSON.
    var payload: [UInt8] {
        guard let data = try? SessionJSON.encoder.encode(self) else {
            preconditionFailure("every number of a record can be written")
        }
        return Array(data)
    }

    /// Reads what ``payload`` writes.
    init(payload: some Sequence<UInt8>) throws {
        self = try SessionJSON.decoder.decode(SessionRecord.self, from: Data(payload))
    }
}
