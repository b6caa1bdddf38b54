import MeshModel

extension TOMLFileError {
    /// What validation found, under the name that the setting has in the file.
    init(file: String, lines: TOMLLines, error: MeshModelError) {
        guard case .badSetting(let name, _, _) = error else {
            self.init(file: file, problem: error.description)
            return
        }
        let key = ScenarioSetting.named(inError: name)?.path
        self.init(file: file, line: lines.line(of: key), key: key ?? name, problem: error.problem)
    }
}

extension MeshModelError {
    /// The error without the name of what it is about.
    var problem: String {
        guard case .badSetting(_, let value, let expected) = self else { return description }
        return "\(value) is not valid; expected \(expected)"
    }
}
