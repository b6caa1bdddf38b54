/// What happens within one adversarial step, one after the other; each is a frame of the slow motion.
enum SlowMotionStage: Int, Hashable, Sendable, CaseIterable {
    case batch, forward, losses, gradients, update

    var title: String { "\(self)" }

    /// nil after the last one, where the step is over.
    var next: SlowMotionStage? { SlowMotionStage(rawValue: rawValue + 1) }
    var previous: SlowMotionStage? { SlowMotionStage(rawValue: rawValue - 1) }

    /// What happens, for people who have never trained a network.
    ///
    /// - Parameter discriminatorSteps: updates of D for one of G; the last of them is shown.
    func words(discriminatorSteps: Int) -> String {
        switch self {
        case .batch where discriminatorSteps > 1:
            "D learns \(discriminatorSteps) times before G learns once, each time from a batch of its own. This is the "
                + "last of these: images that the node trains on, and that D, the detective, is to call real."
        case .batch:
            "The node takes a handful of images from what it trains on: its own, and fakes of classes that it "
                + "learned from others. D, the detective, is to call these real."
        case .forward:
            "G, the forger, turns random numbers into a fake for each of them. D scores every picture between "
                + "0, surely fake, and 1, surely real. In an even fight most scores lie near .5."
        case .losses:
            "The scores become prices. D pays for real images scored low and for fakes scored high, G pays for "
                + "fakes that D sees through. Each tries to pay less: that is the whole contest."
        case .gradients:
            "Backwards through each network: how much every layer can do about its price. A layer near 0 learns "
                + "nothing more; one a hundred times as large as usual is about to run away."
        case .update:
            "Both change a little: D first, then G against the new D. D then tells the same pictures apart a "
                + "little better, and what G draws from the same random numbers looks a little more real to it."
        }
    }
}
