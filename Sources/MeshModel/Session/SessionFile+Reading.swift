import GANCore

extension SessionFile {
    /// Reads a session file.
    ///
    /// What a crash has left of a last record is not used, and ``notice`` says so.
    ///
    /// - Parameter salvage: whether a damaged record with whole ones behind it is the end of the session, as far as it is
    ///   used, and no error.
    /// - Throws: ``SessionError``.
    public static func read(_ path: String, salvage: Bool = false) throws(SessionError) -> SessionFile {
        try SessionFile(path: path, bytes: SessionBytes.all(of: path), salvage: salvage)
    }

    /// Reads the session that `bytes` hold; `path` is what messages call them.
    init(path: String, bytes: [UInt8], salvage: Bool) throws(SessionError) {
        guard !bytes.isEmpty else { throw .empty(path: path) }
        guard bytes.starts(with: SessionFraming.magic.prefix(bytes.count)) else {
            throw .notASession(path: path)
        }
        guard bytes.count >= SessionFraming.preambleLength else { throw .noHeader(path: path) }
        let version = SessionFraming.number(at: SessionFraming.magic.count, in: bytes)
        guard version == SessionFraming.version else {
            throw .otherFormat(path: path, version: version)
        }
        var offset = SessionFraming.preambleLength
        var session: SessionFile?
        while offset < bytes.count {
            do throws(Flaw) {
                let (record, end) = try Self.record(at: offset, in: bytes)
                if session == nil {
                    session = try Self.begin(record, path: path, length: bytes.count)
                } else {
                    try session?.take(record)
                }
                offset = end
                session?.wholeLength = end
            } catch {
                if case .otherNumerics(let header) = error {
                    throw .otherNumerics(
                        path: path, version: header.numericsVersion, programVersion: header.programVersion)
                }
                let isTail = error.isTorn && !Self.hasRecord(behind: offset, in: bytes)
                guard isTail || salvage else {
                    throw .corrupt(path: path, offset: offset, problem: error.problem)
                }
                session?.notice =
                    "\(path): cut back to its last whole record at byte \(offset); the \(bytes.count - offset) bytes "
                    + "behind it \(isTail ? "are of one that was not finished" : "are damaged: \(error.problem)")"
                break
            }
        }
        guard let session else { throw .noHeader(path: path) }
        self = session
    }

    /// Why a record cannot be used.
    private enum Flaw: Error {
        /// It is not whole.
        case torn
        /// It is whole, and makes no sense.
        case senseless(String)
        case otherNumerics(SessionHeader)

        var isTorn: Bool { if case .torn = self { true } else { false } }

        var problem: String {
            switch self {
            case .torn: "a record with whole ones behind it is not whole itself"
            case .senseless(let why): why
            case .otherNumerics: "other arithmetic"
            }
        }
    }

    private static func record(at offset: Int, in bytes: [UInt8]) throws(Flaw) -> (SessionRecord, end: Int) {
        guard let range = SessionFraming.payload(at: offset, in: bytes) else { throw .torn }
        do {
            return (try SessionRecord(payload: bytes[range]), range.upperBound)
        } catch {
            throw .senseless("a record that this program does not understand")
        }
    }

    /// Whether a whole record begins somewhere behind `offset`.
    private static func hasRecord(behind offset: Int, in bytes: [UInt8]) -> Bool {
        (offset + 1..<max(offset + 1, bytes.count)).contains {
            SessionFraming.payload(at: $0, in: bytes) != nil
        }
    }

    private static func begin(_ record: SessionRecord, path: String, length: Int) throws(Flaw) -> SessionFile
    {
        guard case .begin(let header) = record else {
            throw .senseless("the first record does not say what was run")
        }
        guard header.numericsVersion == Numerics.version else { throw .otherNumerics(header) }
        guard header.digestInterval >= 1 else {
            throw .senseless("digests every \(header.digestInterval) ticks")
        }
        return SessionFile(path: path, header: header, length: length)
    }

    private init(path: String, header: SessionHeader, length: Int) {
        self.path = path
        self.length = length
        self.header = header
        branches = [Branch(id: .main, parent: nil, forkTick: 0, name: "main", lastTick: 0)]
        stand = Stand(branch: .main, tick: 0)
        wholeLength = 0
    }

    private mutating func take(_ record: SessionRecord) throws(Flaw) {
        isEnded = false
        switch record {
        case .begin: throw .senseless("a second beginning")
        case .branch(let id, let parent, let tick, let name):
            guard let last = branches.last, id > last.id else {
                throw .senseless("branch \(id.rawValue) for the second time")
            }
            guard branch(parent) != nil else {
                throw .senseless(
                    "branch \(id.rawValue) comes from branch \(parent.rawValue), which is not there")
            }
            guard tick >= 0 else { throw .senseless("branch \(id.rawValue) begins at tick \(tick)") }
            branches.append(Branch(id: id, parent: parent, forkTick: tick, name: name, lastTick: tick))
        case .rename(let id, let name): branches[try index(of: id, at: nil)].name = name
        case .intervention(let id, let tick, let intervention):
            let index = try index(of: id, at: tick)
            go(to: id, tick)
            branches[index].insert(Journal.Entry(tick: tick, intervention: intervention))
        case .digests(let id, let tick, let digests):
            let index = try index(of: id, at: tick)
            go(to: id, tick)
            branches[index].insert(Check(tick: tick, digests: digests))
        case .moved(let id, let tick):
            // Before the branch begins it is what the one is that it comes from.
            _ = try index(of: id, at: nil)
            stand = Stand(branch: id, tick: tick)
        case .end(let id, let tick):
            _ = try index(of: id, at: nil)
            go(to: id, tick)
            isEnded = true
        }
    }

    /// Where the branch is in ``branches``, which is to have such a tick.
    private func index(of id: BranchID, at tick: Int?) throws(Flaw) -> Int {
        guard let index = branches.firstIndex(where: { $0.id == id }) else {
            throw .senseless("branch \(id.rawValue), which is not there")
        }
        if let tick, tick < branches[index].forkTick {
            throw .senseless(
                "tick \(tick) of branch \(id.rawValue), which begins at \(branches[index].forkTick)")
        }
        return index
    }

    /// Takes note that a tick of a branch was come to.
    private mutating func go(to id: BranchID, _ tick: Int) {
        stand = Stand(branch: id, tick: tick)
        if let index = branches.firstIndex(where: { $0.id == id }) {
            branches[index].lastTick = max(branches[index].lastTick, tick)
        }
    }
}

extension SessionFile.Branch {
    /// Whoever comes to a tick has all of it that was done there before.
    fileprivate mutating func insert(_ entry: Journal.Entry) {
        interventions.insert(entry, at: interventions.partitioningIndex { $0.tick > entry.tick })
    }

    fileprivate mutating func insert(_ check: SessionFile.Check) {
        let first = checks.partitioningIndex { $0.tick >= check.tick }
        let end = checks.partitioningIndex { $0.tick > check.tick }
        guard !checks[first..<end].contains(check) else { return }
        checks.insert(check, at: end)
    }
}
