import GANCore

extension Poison {
    /// What a hostile node sends in place of `network`.
    func applied(to network: NetworkWeights, stream: inout RandomStream) -> NetworkWeights {
        var packed = network.layout.pack(network.weights)
        switch self {
        case .zeros: packed = packed.map { _ in 0 }
        case .noise:
            let spread = (packed.reduce(0) { $0 + $1 * $1 } / Float(max(packed.count, 1))).squareRoot()
            packed.withUnsafeMutableBufferPointer {
                if let base = $0.baseAddress { stream.fillNormals(base, count: $0.count) }
            }
            packed = packed.map { $0 * spread }
        case .signFlip: packed = packed.map { -$0 }
        case .scaled: packed = packed.map { $0 * 100 }
        case .notANumber: if !packed.isEmpty { packed[packed.count / 2] = .nan }
        }
        return NetworkWeights(weights: network.layout.unpack(packed), layout: network.layout)
    }
}
