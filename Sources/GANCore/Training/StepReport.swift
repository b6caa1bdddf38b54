/// What one adversarial step measured, before its updates.
public struct StepReport: Sendable, Hashable, Codable {
    /// L_D without the gradient penalty.
    public var discriminatorLoss: Float = 0
    /// L_G.
    public var generatorLoss: Float = 0
    /// D(x): mean probability that the discriminator gives real samples of being real.
    public var realScore: Float = 0
    /// D(G(z)): the same for generated samples.
    public var fakeScore: Float = 0
    /// (gamma / 2) mean ‖∇ₓ D(x)‖².
    public var gradientPenalty: Float = 0
    /// ‖g_D‖, penalty included.
    public var discriminatorGradientNorm: Float = 0
    /// ‖g_G‖.
    public var generatorGradientNorm: Float = 0

    public init() {}
}
