import GANCore

/// What a session file begins with: all that a run is made of but its interventions.
public struct SessionHeader: Sendable, Hashable, Codable {
    /// Ticks between digests where nobody asks for another number.
    public static let usualDigestInterval = 100

    /// See ``Numerics/version``: a program of another one computes other bits.
    public var numericsVersion: Int
    /// The version of the program that began the session, for people.
    public var programVersion: String
    /// As it was fitted to its data set.
    public var scenario: Scenario
    /// See ``MeshData/digest``.
    public var dataDigest: UInt64
    /// When the session was begun, for people; whoever writes the file has a clock.
    public var start: String
    /// Ticks between digests, at least 1.
    public var digestInterval: Int

    /// The header of a run that begins now.
    ///
    /// - Parameters:
    ///   - state: the mesh at tick 0.
    ///   - start: when, for people.
    public init(
        of state: MeshState, programVersion: String, start: String,
        digestInterval: Int = SessionHeader.usualDigestInterval
    ) {
        precondition(digestInterval >= 1, "digests are at least a tick apart")
        numericsVersion = Numerics.version
        self.programVersion = programVersion
        scenario = state.scenario
        dataDigest = state.data.digest
        self.start = start
        self.digestInterval = digestInterval
    }

    /// Whether the digests of a mesh whose tick this is belong into the file.
    public func isDigestDue(at tick: Int) -> Bool { tick > 0 && tick % digestInterval == 0 }
}

extension SessionHeader {
    private enum CodingKeys: String, CodingKey {
        case numericsVersion, programVersion, scenario, dataDigest, start, digestInterval
    }

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        numericsVersion = try fields.decode(Int.self, forKey: .numericsVersion)
        programVersion = try fields.decode(String.self, forKey: .programVersion)
        scenario = try fields.decode(RecordedScenario.self, forKey: .scenario).scenario
        dataDigest = try fields.decode(UInt64.self, forKey: .dataDigest)
        start = try fields.decode(String.self, forKey: .start)
        digestInterval = try fields.decode(Int.self, forKey: .digestInterval)
    }
}
