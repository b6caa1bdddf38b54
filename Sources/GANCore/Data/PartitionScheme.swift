/// How the training images are dealt to the nodes.
public enum PartitionScheme: Sendable, Hashable, Codable {
    /// Every node sees all classes alike.
    case iid
    /// Each node sees this many classes (McMahan et al. 2017, "pathological non-IID").
    case classes(Int)
    /// Each node's class shares are drawn from a symmetric Dirichlet distribution (Hsu et al. 2019).
    case dirichlet(alpha: Double)
    /// Images sorted by class, cut into shards; each node gets this many (McMahan et al. 2017).
    case shards(Int)
}
