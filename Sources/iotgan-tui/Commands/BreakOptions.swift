import ArgumentParser
import MeshModel

/// What ends a run without a screen before its last tick.
struct BreakOptions: ParsableArguments {
    @Option(
        name: .customLong("break"),
        help: ArgumentHelp(
            "End the run when this becomes true, e.g. \"node any diverges\" or \"accuracy(worst) > 0.9\". Repeatable.",
            valueName: "condition"),
        transform: Self.parse)
    var conditions: [BreakCondition] = []

    private static func parse(_ text: String) throws -> BreakCondition {
        do throws(BreakConditionError) {
            return try BreakCondition(parsing: text)
        } catch {
            throw ValidationError(error.description)
        }
    }
}
