import CKernels

/// A loss of one logit and its derivative.
struct AdversarialTerm {
    /// The loss of this sample.
    var loss: Float
    /// d loss / d logit.
    var derivative: Float
}

/// A logit with what the losses make of it.
struct Logit {
    let value: Float
    /// exp(-|logit|): never overflows.
    fileprivate let decay: Float
    /// log(1 + exp(-|logit|))
    fileprivate let tail: Float

    /// 1 / (1 + exp(-logit)): the probability of being real.
    var probability: Float { value >= 0 ? 1 / (1 + decay) : decay / (1 + decay) }
    /// 1 - probability, without cancellation.
    var complement: Float { value > 0 ? decay / (1 + decay) : 1 / (1 + decay) }
    /// log(1 + exp(logit))
    var softplus: Float { max(value, 0) + tail }
    /// log(1 + exp(-logit))
    var negatedSoftplus: Float { max(-value, 0) + tail }
}

/// The logits of a batch, their exponentials and logarithms taken side by side.
struct LogitBatch {
    private let values: FeatureMatrix
    private var decays: UnsafeMutablePointer<Float> { values.row(1) }
    private var tails: UnsafeMutablePointer<Float> { values.row(2) }

    /// A batch in the three rows of `scratch`, the first of which holds the logits.
    init(_ scratch: FeatureMatrix) {
        values = scratch
        let count = scratch.columns
        for column in 0..<count { decays[column] = -abs(values.row(0)[column]) }
        ck_exp_array(count, decays, decays)
        for column in 0..<count { tails[column] = 1 + decays[column] }
        ck_log_array(count, tails, tails)
    }

    /// A batch whose exponentials and logarithms stand in `scratch` already.
    init(alreadyMeasured scratch: FeatureMatrix) { values = scratch }

    subscript(column: Int) -> Logit {
        Logit(value: values.row(0)[column], decay: decays[column], tail: tails[column])
    }
}

extension AdversarialLoss {
    /// What the discriminator pays for a real sample's logit.
    func real(_ logit: Logit) -> AdversarialTerm {
        let value = logit.value
        return switch self {
        case .nonSaturating: AdversarialTerm(loss: logit.negatedSoftplus, derivative: -logit.complement)
        case .hinge: AdversarialTerm(loss: max(0, 1 - value), derivative: value < 1 ? -1 : 0)
        case .leastSquares: AdversarialTerm(loss: 0.5 * (value - 1) * (value - 1), derivative: value - 1)
        }
    }

    /// What the discriminator pays for a generated sample's logit.
    func fake(_ logit: Logit) -> AdversarialTerm {
        let value = logit.value
        return switch self {
        case .nonSaturating: AdversarialTerm(loss: logit.softplus, derivative: logit.probability)
        case .hinge: AdversarialTerm(loss: max(0, 1 + value), derivative: value > -1 ? 1 : 0)
        case .leastSquares: AdversarialTerm(loss: 0.5 * value * value, derivative: value)
        }
    }

    /// What the generator pays for the logit of a sample that it generated: as if it were real, but for the hinge
    /// loss, which has no margin here.
    func generator(_ logit: Logit) -> AdversarialTerm {
        self == .hinge ? AdversarialTerm(loss: -logit.value, derivative: -1) : real(logit)
    }
}
