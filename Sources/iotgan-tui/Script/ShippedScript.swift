/// The scripts that the program carries with it.
enum ShippedScript: String, CaseIterable {
    case demo

    var text: String {
        switch self {
        case .demo: String(decoding: PackageResources.demo_iot, as: UTF8.self)
        }
    }
}
