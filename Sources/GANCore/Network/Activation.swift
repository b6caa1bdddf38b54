import CKernels

/// What a layer does to its sums.
enum Activation {
    case identity, leakyReLU, tanh

    var kernel: ck_activation {
        switch self {
        case .identity: CK_IDENTITY
        case .leakyReLU: CK_LEAKY_RELU
        case .tanh: CK_TANH
        }
    }
}
