/// What nodes send and what they make of it. The strategies share one engine, the same seeds and one way of
/// counting bytes.
public enum ExchangeStrategy: String, Sendable, Hashable, Codable, CaseIterable {
    /// Nothing is exchanged: the floor.
    case isolated
    /// Fakes from received weight vectors are shuffled with own samples; a class travels on as fakes of fakes.
    case replay
    /// As ``replay``, but nodes also store and forward the original weight vectors of others.
    case relay
    /// Weights of generator and discriminator are averaged with the neighbours', as in FedGAN (Rasouli et al.
    /// 2020) without its server.
    case gossipAverage = "gossip-average"
    /// Neighbours exchange raw samples and forward them: what privacy forbids, the upper bound on the mesh.
    case raw
    /// Every node holds the samples of all from the start: the ceiling, with nothing on the air.
    case central
}
