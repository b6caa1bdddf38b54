import Foundation
import Testing

@testable import GANCore

@Suite struct PartitionSchemeTests {
    @Test(arguments: [
        ("iid", PartitionScheme.iid), ("classes:3", .classes(3)), ("dirichlet:0.5", .dirichlet(alpha: 0.5)),
        ("shards:2", .shards(2)), ("classes:1-3", .classRange(1...3)),
    ])
    func `A scheme is read from what it is written as`(text: String, scheme: PartitionScheme) throws {
        #expect(try PartitionScheme(parsing: text) == scheme)
        #expect(scheme.description == text)
        let json = try JSONEncoder().encode([scheme])
        #expect(String(decoding: json, as: UTF8.self) == "[\"\(text)\"]")
        #expect(try JSONDecoder().decode([PartitionScheme].self, from: json) == [scheme])
    }

    @Test(arguments: [
        "", "IID", "iid:", "iid:1", "classes", "classes:", "classes:0", "classes:-1", "classes:3.5",
        "classes:3:3",
        "classes:3-1", "classes:0-3", "classes:1-", "classes:-3", "classes:1-2-3",
        "dirichlet:0", "dirichlet:-1", "dirichlet:nan", "dirichlet:inf", "dirichlet:1e9", "shards:0",
        "shards:two",
        " iid",
    ])
    func `Anything else is refused with the forms that are known`(text: String) {
        let error = #expect(throws: GANCoreError.self) { try PartitionScheme(parsing: text) }
        #expect(
            error?.description.contains("iid, classes:K, classes:A-B, dirichlet:ALPHA or shards:S") == true)
    }

    @Test func `A scheme that cannot be decoded says which forms can`() throws {
        let error = #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([PartitionScheme].self, from: Data("[\"thirds\"]".utf8))
        }
        #expect(error.map { String(describing: $0) }?.contains("partition: thirds is not valid") == true)
    }
}
