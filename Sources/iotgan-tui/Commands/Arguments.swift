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

// These two have parameters, so that a plain "is invalid" would leave people guessing.

extension Topology {
    static func parse(_ text: String) throws -> Topology {
        guard let topology = Topology(text) else {
            throw ValidationError("expected ring, line, star, grid, full, random, or random:RADIUS above 0")
        }
        return topology
    }
}

extension PartitionScheme {
    static func parse(_ text: String) throws -> PartitionScheme {
        do throws(GANCoreError) {
            return try PartitionScheme(parsing: text)
        } catch {
            throw ValidationError(error.description)
        }
    }
}
