import GANCore
import Testing

@testable import MeshModel

/// Nodes with radios and processors of their own.
@Suite struct NodeProfileTests {
    /// A ring of four: 0 and 1 with Bluetooth, 2 and 3 with 802.15.4.
    static let mixed = TinyMesh.scenario {
        $0.radio = .bluetoothLE1M
        $0.profiles = [NodeProfile(nodes: NodeRanges(ranges: [2...3]), radio: .ieee802154)]
    }

    /// The links that messages crossed in so many ticks.
    private static func crossed(_ run: MeshRun, ticks: Int) -> Set<String> {
        var links: Set<String> = []
        for _ in 0..<ticks {
            for event in run.tick() {
                if case .received(let to, let from, _, _) = event.kind { links.insert("\(LinkID(to, from))") }
            }
            #expect(run.state.checkInvariants() == [])
        }
        return links
    }

    @Test func `nodes with the same radio hear each other, neighbours with different ones do not`() throws {
        let run = try TinyMesh.run(Self.mixed)
        #expect(Self.crossed(run, ticks: 60) == ["0-1", "2-3"])
        let snapshot = run.state.snapshot()
        #expect(snapshot.nodes.map(\.radio) == [.bluetoothLE1M, .bluetoothLE1M, .ieee802154, .ieee802154])
        #expect(snapshot.links.filter(\.isOpen).map(\.id.description) == ["0-1", "2-3"])
        #expect(snapshot.links.filter { !$0.sharesRadio }.allSatisfy { $0.frameErrorRate == 1 && !$0.isCut })
        #expect(snapshot.totals.messagesDropped == 0)
    }

    @Test func `a node that changes its radio leaves those it heard and hears others`() throws {
        let run = try TinyMesh.run(Self.mixed)
        for _ in 0..<20 { run.tick() }
        let events = run.tick(applying: [.setNodeRadio(NodeID(2), .bluetoothLE1M)])
        #expect(
            events.contains {
                $0.kind == .nodeRadioChanged(NodeID(2), .bluetoothLE1M, former: .ieee802154)
            })
        #expect(Self.crossed(run, ticks: 40) == ["0-1", "1-2"])
        // A change for all joins everybody, whatever the profiles said.
        run.tick(applying: [.setRadio(.ieee802154)])
        #expect(run.state.scenario.radio(of: NodeID(2)) == .ieee802154)
        #expect(Self.crossed(run, ticks: 40) == ["0-1", "0-3", "1-2", "2-3"])
    }

    @Test func `what is on the air from and to a node is lost when its radio changes, and nothing else`()
        throws
    {
        let run = try TinyMesh.run(ExchangeTests.slow)
        let node = NodeID(0)
        while !run.state.receptions.contains(where: { $0.from == node || $0.to == node }) { run.tick() }
        let lost = run.state.receptions.count { $0.from == node || $0.to == node }
        run.tick(applying: [.setNodeRadio(node, .ieee802154)])
        #expect(run.state.totals.dropped(.settingsChanged) == lost)
        #expect(run.state.totals.messagesDropped == lost)
        #expect(run.state.checkInvariants() == [])
    }

    @Test func `a radio is limited by its own duty cycle, and costs its own energy`() throws {
        let run = try TinyMesh.run(
            TinyMesh.scenario {
                $0.nodeCount = 2
                $0.profiles = [NodeProfile(nodes: NodeRanges(ranges: [1...1]), radio: .loraLongFast)]
                $0.listenShare = 1
            })
        #expect(run.state.nodes.map(\.radio.airtimeLimitSeconds) == [nil, 360])
        for _ in 0..<10 { run.tick() }
        // A second of listening: 4.6 mA at 3 V, and 11.6 mA at 3.3 V.
        #expect(run.state.nodes.map(\.energy.spent.idleNanojoules) == [13_800_000, 38_280_000])
    }

    @Test func `a processor of its own costs its own energy and changes no other bit`() throws {
        func state(_ profiles: [NodeProfile]) throws -> MeshState {
            let run = try TinyMesh.run(TinyMesh.scenario { $0.profiles = profiles })
            for _ in 0..<20 { run.tick() }
            return run.state
        }
        let alike = try state([])
        let mixed = try state([NodeProfile(nodes: NodeRanges(ranges: [1...2]), device: .raspberryPi4)])
        let share = zip(mixed.nodes, alike.nodes).map {
            Double($0.energy.spent.computeNanojoules) / Double($1.energy.spent.computeNanojoules)
        }
        // 0.3 nJ for an operation instead of 0.9.
        #expect(share[0] == 1 && share[3] == 1)
        #expect(abs(share[1] - 1 / 3) < 1e-4 && abs(share[2] - 1 / 3) < 1e-4)
        #expect(
            mixed.snapshot().nodes.map(\.generator.elements)
                == alike.snapshot().nodes.map(\.generator.elements))
        #expect(mixed.snapshot().nodes.map(\.device) == [.cortexM7, .raspberryPi4, .raspberryPi4, .cortexM7])
    }

    @Test func `profiles that say what everybody has anyway change no bit, on any number of threads`() throws
    {
        func digest(_ profiles: [NodeProfile], threadCount: Int) throws -> UInt64 {
            let run = try TinyMesh.run(TinyMesh.scenario { $0.profiles = profiles }, threadCount: threadCount)
            for _ in 0..<40 { run.tick() }
            return run.state.digest.value
        }
        let usual = NodeProfile(
            nodes: NodeRanges(ranges: [0...3]), radio: .bluetoothLE1M, device: .cortexM7)
        #expect(try digest([usual], threadCount: 1) == digest([], threadCount: 3))
        #expect(
            try digest(Self.mixed.profiles, threadCount: 1) == digest(Self.mixed.profiles, threadCount: 3))
        #expect(try digest(Self.mixed.profiles, threadCount: 1) != digest([], threadCount: 1))
    }

    @Test(arguments: ["3", "0-3", "0-3,7", "9,0-1"])
    func `ranges are written as they are read`(text: String) throws {
        #expect(try #require(NodeRanges(text)).description == text)
    }

    @Test(arguments: ["", "a", "3-0", "0-", "-1", "1,,2", "0-1-2", "99999999999"])
    func `what is no range of nodes is refused`(text: String) {
        #expect(NodeRanges(text) == nil)
    }

    @Test func `of two profiles for a node the later one counts, and each for what it names`() {
        var scenario = Scenario()
        scenario.profiles = [
            NodeProfile(nodes: NodeRanges(ranges: [0...9]), radio: .wifi80211n, device: .esp32),
            NodeProfile(nodes: NodeRanges(ranges: [4...4]), radio: .loraLongFast),
        ]
        #expect(scenario.radio(of: NodeID(3)) == .wifi80211n)
        #expect(scenario.radio(of: NodeID(4)) == .loraLongFast)
        #expect(scenario.device(of: NodeID(4)) == .esp32)
        #expect(scenario.radio(of: NodeID(10)) == .bluetoothLE1M)
    }
}
