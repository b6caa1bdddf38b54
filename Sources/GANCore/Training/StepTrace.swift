/// All that one adversarial step measured on the way: its report, and what does not fit into one number.
public struct StepTrace: Sendable, Hashable {
    public var report = StepReport()
    /// D's scores of the samples of its last update.
    public var scores = ScoreHistogram()
    /// ‖g‖² of each layer of D, biases and penalty included, at its last update; they add up to the square of
    /// ``StepReport/discriminatorGradientNorm``.
    public var discriminatorSquares: [Float] = []
    /// The same of G.
    public var generatorSquares: [Float] = []

    public init() {}
}
