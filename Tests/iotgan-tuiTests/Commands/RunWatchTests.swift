import MeshModel
import Testing

@testable import iotgan_tui

@Suite struct RunWatchTests {
    private let refusal = MeshEvent(
        tick: 30, kind: .refused(.poison(NodeID(7), .noise), why: "there is no node 7"))
    private let fault = MeshEvent(tick: 31, kind: .invariantBroken("1 born, 0 left, but 2 are here"))

    @Test("a refusal is a line, said once; what else happens is none")
    func refusals() {
        var watch = RunWatch()
        let lines = watch.lines(for: [MeshEvent(tick: 30, kind: .paused), refusal])
        #expect(lines == ["tick 30: refused to poison node 7 with noise: there is no node 7"])
        #expect(watch.lines(for: [refusal]) == [] && watch.isSound)
    }

    @Test("an invariant that does not hold is a line, and the run is not sound")
    func faults() {
        var watch = RunWatch()
        #expect(
            watch.lines(for: [fault]) == ["tick 31: defect of the program: 1 born, 0 left, but 2 are here"])
        #expect(!watch.isSound)
    }
}
