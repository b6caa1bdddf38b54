import Testing

@testable import MeshModel

@Suite struct TopologyTests {
    @Test(arguments: ["ring", "line", "star", "grid", "full", "random", "random:0.25"])
    func `what is written is what is read`(text: String) {
        #expect(Topology(text)?.description == text)
    }

    @Test(arguments: ["", "mesh", "random:", "random:-1", "random:0", "random:nan", "ring:2"])
    func `anything else is not a topology`(text: String) {
        #expect(Topology(text) == nil)
    }

    @Test func `a data set is named, or is a folder`() {
        #expect(DatasetChoice("glyphs") == .glyphs)
        #expect(DatasetChoice("fashion-mnist") == .fashionMNIST)
        #expect(DatasetChoice("/data/mnist") == .folder("/data/mnist"))
        #expect(DatasetChoice("") == nil)
    }
}
