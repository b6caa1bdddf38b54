import GANCore

extension NodeID {
    init?(text: String) {
        guard let number = UInt32(text) else { return nil }
        self.init(number)
    }
}

extension [NodeID] {
    /// Ids with commas between them, at least one.
    init?(text: String) {
        let items = text.split(separator: ",", omittingEmptySubsequences: false)
        let ids = items.compactMap { NodeID(text: String($0)) }
        guard ids.count == items.count else { return nil }
        self = ids
    }
}

extension LinkID {
    init?(text: String) {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map {
            NodeID(text: String($0))
        }
        guard ends.count == 2, let first = ends[0], let second = ends[1], first != second else { return nil }
        self.init(first, second)
    }
}

extension Position {
    init?(x: String, y: String) {
        guard let x = Double(x), let y = Double(y), x.isFinite, y.isFinite else { return nil }
        self.init(x: x, y: y)
    }
}

extension LearningRates {
    /// One number for both networks, or the generator's and the discriminator's.
    init?(text: String) {
        let items = text.split(separator: ",", omittingEmptySubsequences: false)
        let values = items.compactMap { Float($0) }.filter { $0 > 0 && $0.isFinite }
        guard values.count == items.count, (1...2).contains(values.count) else { return nil }
        self.init(generator: values[0], discriminator: values[values.count - 1])
    }
}
