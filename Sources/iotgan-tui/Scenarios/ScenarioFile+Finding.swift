import Foundation
import MeshModel

extension ScenarioFile {
    /// The shipped scenario of this name, or else the file at this path.
    init(_ nameOrPath: String) throws(TOMLFileError) {
        if let shipped = ShippedScenario(rawValue: nameOrPath) {
            self = try shipped.load()
            return
        }
        let looksLikePath = nameOrPath.contains("/") || nameOrPath.hasSuffix(".toml")
        if !looksLikePath && !FileManager.default.fileExists(atPath: nameOrPath) {
            throw TOMLFileError(file: nameOrPath, problem: Self.unknown(nameOrPath))
        }
        let name = URL(fileURLWithPath: nameOrPath).deletingPathExtension().lastPathComponent
        self = try ScenarioFile(text: TOMLText.read(nameOrPath), file: nameOrPath, name: name)
    }

    private static func unknown(_ name: String) -> String {
        let names = ShippedScenario.allCases.map(\.rawValue)
        if let nearest = name.nearest(in: names) {
            return "there is no scenario of this name; did you mean \(nearest)?"
        }
        return "there is no scenario of this name; expected one of \(names.joined(separator: ", ")), "
            + "or the path of a TOML file"
    }
}
