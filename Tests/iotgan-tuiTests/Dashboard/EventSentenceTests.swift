import GANCore
import MeshModel
import Testing

@testable import iotgan_tui

struct EventSentenceTests {
    private func text(_ kind: MeshEvent.Kind) -> String {
        EventSentence(MeshEvent(tick: 340, kind: kind), classNames: ["zero", "one", "two"]).text
    }

    @Test
    func `Events read as sentences`() {
        #expect(
            text(.learned(by: NodeID(3), classes: [2, 7], from: NodeID(4), via: NodeID(4), generations: 1))
                == "node 3 learned two,7 from node 4, 1 generation old")
        #expect(
            text(.learned(by: NodeID(3), classes: [2], from: NodeID(9), via: NodeID(4), generations: 2))
                == "node 3 learned two from node 9 through 4, 2 generations old")
        #expect(
            text(.learned(by: NodeID(3), classes: [2], from: NodeID(4), via: NodeID(4), generations: 0))
                == "node 3 learned two from node 4")
        #expect(
            text(.invariantBroken("1 born, 0 left, but 2 are here"))
                == "defect of the program: 1 born, 0 left, but 2 are here")
        #expect(
            text(.transmitted(from: NodeID(1), origin: NodeID(1), version: 3, bytes: 302_208, receivers: 2))
                == "node 1 sends v3, 302 kB")
        #expect(
            text(.transmitted(from: NodeID(1), origin: NodeID(7), version: 3, bytes: 302_208, receivers: 2))
                == "node 1 sends node 7's v3, 302 kB")
        #expect(
            text(.dropped(to: NodeID(6), from: NodeID(5), origin: NodeID(5), reason: .linkCut))
                == "message from node 5 to 6 lost: link cut")
        #expect(
            text(.nodeRadioChanged(NodeID(3), .ieee802154, former: .bluetoothLE1M))
                == "node 3's radio is now 802.15.4, before ble")
        #expect(
            text(
                .nodeSettingChanged(
                    .setNodeStrategy(NodeID(3), .relay), former: .setNodeStrategy(NodeID(3), .replay)))
                == "node 3's strategy is now relay, before replay")
        #expect(
            text(
                .nodeSettingChanged(
                    .setNodeLearningRates(NodeID(3), LearningRates(both: 0.1)),
                    former: .setNodeLearningRates(
                        NodeID(3), LearningRates(generator: 0.002, discriminator: 0.001))))
                == "node 3's learning rate is now 0.1, before 0.002 of generators and 0.001 of discriminators"
        )
        #expect(text(.nodeFrozen(NodeID(3))) == "node 3 is frozen")
        #expect(text(.nodeThawed(NodeID(3))) == "node 3 goes on")
        #expect(text(.nodeReturned(NodeID(3))) == "node 3 is here again, as it was")
        #expect(
            text(.refused(.returnNode(NodeID(3)), why: "node 3 is here"))
                == "refused to bring back node 3: node 3 is here")
        let link = LinkID(NodeID(1), NodeID(2))
        #expect(text(.linkRemoved(link)) == "link 1-2 taken away")
        #expect(text(.drained(NodeID(3), joules: 0.25)) == "node 3 drained of 250 mJ")
        #expect(
            text(.refused(.removeLink(link), why: "there is no link 1-2"))
                == "refused to take link 1-2 away: there is no link 1-2")
        #expect(
            text(.refused(.drain(NodeID(3), joules: 1), why: "node 3's battery is empty"))
                == "refused to drain node 3: node 3's battery is empty")
        #expect(
            text(.linkDegraded(link, decibels: 20, former: 7.5))
                == "link 1-2 loses 20.0 dB more than its path, before 7.50 dB")
        #expect(
            text(.linkDegraded(link, decibels: 0, former: 20)) == "link 1-2 no longer loses 20.0 dB more")
        #expect(
            text(.refused(.cutLink(LinkID(NodeID(1), NodeID(2))), why: "there is no such link"))
                == "refused to cut link 1-2: there is no such link")
    }
}
