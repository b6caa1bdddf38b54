import CKernels

/// A loss of one logit and its derivative, from one kernel call each.
struct AdversarialTerm {
    /// The loss of this sample.
    var loss: Float
    /// d loss / d logit.
    var derivative: Float
}

extension AdversarialLoss {
    /// What the discriminator pays for a real sample's logit.
    func real(_ logit: Float) -> AdversarialTerm {
        switch self {
        case .nonSaturating: AdversarialTerm(loss: softplus(-logit), derivative: -sigmoid(-logit))
        case .hinge: AdversarialTerm(loss: max(0, 1 - logit), derivative: logit < 1 ? -1 : 0)
        case .leastSquares: AdversarialTerm(loss: 0.5 * (logit - 1) * (logit - 1), derivative: logit - 1)
        }
    }

    /// What the discriminator pays for a generated sample's logit.
    func fake(_ logit: Float) -> AdversarialTerm {
        switch self {
        case .nonSaturating: AdversarialTerm(loss: softplus(logit), derivative: sigmoid(logit))
        case .hinge: AdversarialTerm(loss: max(0, 1 + logit), derivative: logit > -1 ? 1 : 0)
        case .leastSquares: AdversarialTerm(loss: 0.5 * logit * logit, derivative: logit)
        }
    }

    /// What the generator pays for the logit of a sample that it generated.
    func generator(_ logit: Float) -> AdversarialTerm {
        switch self {
        case .nonSaturating: AdversarialTerm(loss: softplus(-logit), derivative: -sigmoid(-logit))
        case .hinge: AdversarialTerm(loss: -logit, derivative: -1)
        case .leastSquares: AdversarialTerm(loss: 0.5 * (logit - 1) * (logit - 1), derivative: logit - 1)
        }
    }
}

/// 1 / (1 + exp(-x)), without overflow for any finite x.
func sigmoid(_ x: Float) -> Float {
    let decay = ck_exp(-abs(x))
    return x >= 0 ? 1 / (1 + decay) : decay / (1 + decay)
}

/// log(1 + exp(x)), without overflow for any finite x.
func softplus(_ x: Float) -> Float {
    max(x, 0) + ck_log(1 + ck_exp(-abs(x)))
}
