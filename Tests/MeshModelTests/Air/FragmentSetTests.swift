import Testing

@testable import MeshModel

@Suite struct FragmentSetTests {
    @Test(arguments: [1, 63, 64, 65, 300]) func `it begins with all and ends with none`(total: Int) {
        var set = FragmentSet(all: total)
        #expect(set.count == total)
        for fragment in 0..<total {
            #expect(set.first(from: 0) == fragment)
            set.remove(fragment)
            set.remove(fragment)
        }
        #expect(set.isEmpty)
        #expect(set.first(from: 0) == nil)
    }

    @Test func `it finds the first that is missing from a place on`() {
        var set = FragmentSet(all: 200)
        for fragment in 0..<200 where ![3, 64, 199].contains(fragment) { set.remove(fragment) }
        #expect(
            [0, 3, 4, 64, 65, 199, 200, 999].map { set.first(from: $0) } == [
                3, 3, 64, 64, 199, 199, nil, nil,
            ])
    }
}
