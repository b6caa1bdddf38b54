import ArgumentParser
import GANCore
import MeshModel

// How the command line spells the choices of the modules below; their own text forms do the work.

extension AdversarialLoss: ExpressibleByArgument {}
extension Conditioning: ExpressibleByArgument {}
extension ExchangeStrategy: ExpressibleByArgument {}
extension RadioProfile: ExpressibleByArgument {}
extension DeviceProfile: ExpressibleByArgument {}

extension DatasetChoice: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
    public var defaultValueDescription: String { description }
    public static var defaultCompletionKind: CompletionKind { .directory }
}

extension Topology: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
    public var defaultValueDescription: String { description }
    public static var defaultCompletionKind: CompletionKind {
        .list(["ring", "line", "star", "grid", "full", "random"])
    }
}

extension PartitionScheme: ExpressibleByArgument {
    public init?(argument: String) {
        guard let scheme = try? PartitionScheme(parsing: argument) else { return nil }
        self = scheme
    }
    public var defaultValueDescription: String { description }
    public static var defaultCompletionKind: CompletionKind {
        .list(["iid", "classes:3", "dirichlet:0.5", "shards:2"])
    }
}
