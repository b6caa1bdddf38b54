import GANCore

/// What the rules judge a node by.
struct HealthSigns: Sendable {
    /// Of the last step.
    var report: StepReport
    /// Means over the last ``RecentSteps/window`` steps; nil before there are as many.
    var mean: StepReport?
    /// Standard deviation of L_D over the same steps.
    var swing: Float?
    /// What the networks showed when they were looked at last; nil before.
    var networks: NetworkProbe?
    /// Classes that the node's generator should make, and how diverse it makes them.
    var classes: [ClassSign] = []
    /// The weight vector that lags most behind what its maker has by now; nil where none does.
    var stale: StaleSign?
    /// The neighbour whose messages were refused most; nil where none was lately.
    var refusal: RefusalSign?
    /// The maker of the fakes that are farthest from their class; nil where there are no fakes.
    var offset: OffsetSign?

    init(report: StepReport) {
        self.report = report
    }

    /// How diverse a class comes out of the node's generator.
    struct ClassSign: Sendable, Hashable {
        var label: Int
        /// Mean distance of two generated images, as a share of that of two samples: the node's own, or for a learned
        /// class those of its origin.
        var diversity: Float
        /// 0 for own samples.
        var generations: Int
    }

    struct StaleSign: Sendable, Hashable {
        var label: Int
        /// Who makes the weight vectors that the class is learned from.
        var maker: NodeID
        var version: Int
        /// The version that its maker has by now.
        var newest: Int
        /// Exchange intervals since the held one came.
        var intervals: Float
    }

    struct RefusalSign: Sendable, Hashable {
        var sender: NodeID
        var count: Int
        /// Why the last one was refused.
        var reason: DropReason
    }

    struct OffsetSign: Sendable, Hashable {
        var label: Int
        /// Who made the weight vector.
        var maker: NodeID
        /// ‖mean of the fakes - mean of the class‖², in units of what images lie from the means of their classes.
        var offset: Float
    }
}
