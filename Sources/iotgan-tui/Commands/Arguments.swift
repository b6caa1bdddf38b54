import ArgumentParser
import GANCore
import MeshModel

// How the command line spells the choices of the modules below; their own text forms do the work.

extension AdversarialLoss: ExpressibleByArgument {}
extension Conditioning: ExpressibleByArgument {}
extension ExchangeStrategy: ExpressibleByArgument {}
extension RadioProfile: ExpressibleByArgument {}
extension DeviceProfile: ExpressibleByArgument {}
extension TransmissionSchedule: ExpressibleByArgument {}
extension WeightEncoding: ExpressibleByArgument {}
extension EnergyModel: ExpressibleByArgument {}

extension DatasetChoice: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
    public var defaultValueDescription: String { description }
    public static var defaultCompletionKind: CompletionKind { .directory }
}

// Those with parameters: a plain "is invalid" would leave people guessing.

extension TextCodable {
    static func parse(_ text: String) throws -> Self {
        guard let value = Self(text) else { throw ValidationError("expected \(expectedText)") }
        return value
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
