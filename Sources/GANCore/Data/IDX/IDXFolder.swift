#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The four files of a data set in a folder.
///
/// Names are `train-images-idx3-ubyte` or `train-images.idx3-ubyte`, `train-labels-idx1-ubyte` alike, and `t10k`
/// or `test` instead of `train`; each optionally with `.gz`. All may have the same prefix, as in
/// `emnist-balanced-train-images-idx3-ubyte.gz`; where there are several, `folder/emnist-balanced` names one.
struct IDXFolder {
    /// Paths of a file of images and of its labels.
    struct Pair: Equatable {
        let images: String
        let labels: String
    }

    let training: Pair
    let test: Pair

    /// Finds the files.
    ///
    /// - Parameters:
    ///   - path: the folder, or folder/prefix.
    ///   - remedy: what to do where there is no such data set.
    init(path: String, remedy: String) throws(GANCoreError) {
        var folder = path
        while folder.count > 1 && folder.hasSuffix("/") { folder.removeLast() }
        var wanted: String?
        var names = Self.list(folder)
        if names == nil, let slash = path.lastIndex(of: "/") {
            folder = slash == path.startIndex ? "/" : String(path[..<slash])
            let prefix = path[path.index(after: slash)...] + "-"
            names = Self.list(folder).flatMap { $0.contains { $0.hasPrefix(prefix + "train") } ? $0 : nil }
            wanted = String(prefix)
        }
        guard let names else {
            throw .unreadable(
                path: path, expected: "a folder with IDX files", found: systemMessage(Self.errorNumber(path)),
                remedy: remedy)
        }
        let prefix = if let wanted { wanted } else { try Self.onlyPrefix(of: names, path: path) }
        func find(_ set: [String], _ kind: String) throws(GANCoreError) -> String {
            let candidates = set.flatMap { Self.fileNames(prefix: prefix, stem: $0 + kind) }
            if let name = candidates.first(where: names.contains) { return folder + "/" + name }
            throw .unreadable(
                path: folder, expected: "\(candidates[0]) (or .gz)", found: "no such file", remedy: remedy)
        }
        training = try Pair(images: find(["train"], "-images"), labels: find(["train"], "-labels"))
        test = try Pair(
            images: find(["t10k", "test"], "-images"), labels: find(["t10k", "test"], "-labels"))
    }

    /// The ways to write a file's name, the unpacked ones first.
    private static func fileNames(prefix: String, stem: String) -> [String] {
        let type = stem.hasSuffix("images") ? "idx3-ubyte" : "idx1-ubyte"
        return ["", ".gz"].flatMap { packed in ["-", "."].map { prefix + stem + $0 + type + packed } }
    }

    /// What stands before `train-images`; nothing, if there is a file without a prefix.
    private static func onlyPrefix(
        of names: [String], path: String
    ) throws(GANCoreError) -> String {
        var prefixes: [String] = []
        for end in fileNames(prefix: "", stem: "train-images") {
            for name in names where name.hasSuffix(end) {
                let prefix = String(name.dropLast(end.count))
                if !prefixes.contains(prefix) { prefixes.append(prefix) }
            }
        }
        if prefixes.isEmpty || prefixes.contains("") { return "" }
        guard prefixes.count > 1 else { return prefixes[0] }
        let known = prefixes.sorted().map { $0.hasSuffix("-") ? String($0.dropLast()) : $0 }
        throw .unreadable(
            path: path, expected: "one data set", found: known.joined(separator: ", "),
            remedy: "name one of them, e.g. \(path)/\(known[0])")
    }

    /// The names in a folder, sorted; nil where it cannot be listed.
    private static func list(_ path: String) -> [String]? {
        guard let folder = opendir(path) else { return nil }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let size = MemoryLayout.size(ofValue: entry.pointee.d_name)
            withUnsafePointer(to: &entry.pointee.d_name) { name in
                name.withMemoryRebound(to: CChar.self, capacity: size) { names.append(String(cString: $0)) }
            }
        }
        return names.sorted()
    }

    /// Why a folder cannot be listed.
    private static func errorNumber(_ path: String) -> Int32 {
        guard let folder = opendir(path) else { return errno }
        closedir(folder)
        return ENOENT
    }
}
