import Testing

@testable import MeshModel

/// Why nothing newer comes to a node that is stale.
@Suite struct ObstacleTests {
    private static let link = LinkID(NodeID(0), NodeID(1))

    /// Node 1 has had node 0's v3 since tick 24, and is stale at tick 80.
    private static func cause(_ happen: (inout Tale) throws -> Void) throws -> Cause? {
        var tale = Tale()
        tale.at(10, .linkCut(link))
        tale.at(15, .linkRestored(link))
        tale.got(24, by: 1, from: 0, version: 3)
        try happen(&tale)
        tale.ill(80, 1, Tale.stale)
        return try tale.explanation(of: 1).cause
    }

    @Test func `a link that was cut is named, with who did it`() throws {
        let cause = try Self.cause {
            try $0.done(30, "cut 0-1")
            try $0.done(30, "threshold stale_intervals 4")
            $0.at(30, .linkCut(Self.link))
        }
        #expect(
            cause?.sentence
                == "link 0-1 was cut at tick 30, 50 ticks before (\"cut 0-1\" by hand); newer versions have not come since"
        )
        #expect(cause?.act?.source == .hand(0))
    }

    static let obstacles: [(kind: MeshEvent.Kind, words: String)] = [
        (.linkLost(link), "the ends of link 0-1 went out of range"),
        (.linkRemoved(link), "link 0-1 was taken away"),
        (
            .linkDegraded(link, decibels: 20.5, former: 0),
            "link 0-1 began to lose 20.5 dB more than its path does"
        ),
        (.wentDark(NodeID(0)), "node 0 went dark"), (.nodeFrozen(NodeID(0)), "node 0 was frozen"),
        (.nodeRemoved(NodeID(0)), "node 0 left"),
        (
            .nodeRadioChanged(NodeID(0), .ieee802154, former: .bluetoothLE1M),
            "node 0 went over to \(RadioProfile.ieee802154.rawValue)"
        ),
    ]

    @Test(arguments: obstacles)
    func `whatever keeps newer messages away is named, by whom only where somebody did it`(
        obstacle: (kind: MeshEvent.Kind, words: String)
    ) throws {
        let cause = try Self.cause {
            try $0.done(40, "threshold stale_intervals 4")
            $0.at(40, obstacle.kind)
        }
        #expect(
            cause?.sentence
                == "\(obstacle.words) at tick 40, 40 ticks before; newer versions have not come since")
        #expect(cause?.act == nil)
    }

    @Test func `what is mended, what was before the last message and what is elsewhere is not named`() throws
    {
        let cause = try Self.cause {
            $0.at(30, .linkCut(Self.link))
            $0.at(31, .linkDegraded(Self.link, decibels: 20, former: 0))
            $0.at(32, .wentDark(NodeID(0)))
            $0.at(33, .nodeFrozen(NodeID(1)))
            $0.at(34, .nodeThawed(NodeID(1)))
            $0.at(35, .cameBack(NodeID(0)))
            $0.at(36, .linkDegraded(Self.link, decibels: 0, former: 20))
            $0.at(37, .linkRestored(Self.link))
            $0.at(40, .linkCut(LinkID(NodeID(2), NodeID(3))))
            $0.at(41, .wentDark(NodeID(3)))
        }
        #expect(cause?.sentence.contains("newer versions") == false)
    }

    @Test func `a link that loses less is degraded still`() throws {
        let cause = try Self.cause {
            $0.at(31, .linkDegraded(Self.link, decibels: 20, former: 0))
            $0.at(36, .linkDegraded(Self.link, decibels: 10, former: 20))
        }
        #expect(
            cause?.sentence
                == "link 0-1 began to lose 20 dB more than its path does at tick 31, 49 ticks before; newer versions have "
                + "not come since")
    }

    @Test func `a node that is back on its radio keeps nothing away, and one on a third one does`() throws {
        let changes: [(radio: RadioProfile, former: RadioProfile)] = [
            (.ieee802154, .bluetoothLE1M), (.wifi80211n, .ieee802154), (.bluetoothLE1M, .wifi80211n),
        ]
        func cause(changes count: Int, _ more: (inout Tale) -> Void = { _ in }) throws -> String? {
            try Self.cause { tale in
                for (place, change) in changes.prefix(count).enumerated() {
                    tale.at(
                        30 + place, .nodeRadioChanged(NodeID(0), change.radio, former: change.former))
                }
                more(&tale)
            }?.sentence
        }
        #expect(try cause(changes: 3)?.contains("newer versions") == false)
        let third = "node 0 went over to \(RadioProfile.wifi80211n.rawValue) at tick 31"
        #expect(try cause(changes: 2)?.hasPrefix(third) == true)
        #expect(
            try cause(changes: 2) { $0.at(40, .settingsChanged(.setRadio(.wifi80211n))) }?
                .contains("newer versions") == false, "all have the same one")
        #expect(
            try cause(changes: 2) {
                $0.at(40, .settingsChanged(.setRadio(.ieee802154)))
                $0.at(41, .nodeRadioChanged(NodeID(0), .bluetoothLE1M, former: .ieee802154))
            }?.contains("at tick 41, 39 ticks before; newer versions") == true,
            "the others have another one now")
    }

    @Test func `a link that is degraded no more may be cut still`() throws {
        let cause = try Self.cause {
            $0.at(30, .linkCut(Self.link))
            $0.at(31, .linkDegraded(Self.link, decibels: 20, former: 0))
            $0.at(36, .linkDegraded(Self.link, decibels: 0, former: 20))
        }
        #expect(cause?.sentence.hasPrefix("link 0-1 was cut at tick 30") == true)
    }
}
