import GANCore

extension ScenarioSetting {
    /// Every setting but the profiles and interventions, in the order in which people read them; those of a table stand together.
    public static let all: [ScenarioSetting] =
        mesh + exchange + world + propagation + churn + gan + classifier + health

    private static let mesh: [ScenarioSetting] = [
        .text("name", \.name, "what the run is called"),
        .text("summary", \.summary, "one line: what one should see"),
        seed,
        .whole("ticks", \.ticks, "ticks that run and compare take unless told otherwise"),
        .whole("nodes", \.nodeCount, "nodes at the start"),
        .form("topology", \.topology, "which nodes are linked"),
        .form("dataset", \.dataset, "where images come from"),
        partition,
        .whole("samples_per_class", \.samplesPerClass, "own samples of each class that a node holds"),
    ]

    private static let exchange: [ScenarioSetting] = [
        .choice("strategy", \.strategy, "what nodes send and what they make of it"),
        .choice("schedule", \.schedule, "when nodes transmit"),
        .choice("encoding", \.encoding, "how weight vectors are written"),
        .whole("exchange_interval", \.exchangeInterval, "ticks between a node's transmissions"),
        .whole(
            "fakes_per_class", \.fakesPerClass, "fakes of each foreign class, drawn afresh in every round"),
        .whole(
            "teachers_per_class", \.teachersPerClass, "weight vectors that a foreign class is learned from"),
        ownShare,
        .whole("steps_per_tick", \.stepsPerTick, "adversarial steps of a node in a tick"),
        .number("tick_seconds", \.tickSeconds, "simulated time of a tick"),
    ]

    private static let world: [ScenarioSetting] = [
        .choice("radio", \.radio, "radio of every node"),
        .choice("device", \.device, "processor of every node"),
        .number("battery_joules", \.batteryJoules, "charge of every battery at the start"),
        .choice("energy_model", \.energyModel, "how energy on the air is computed"),
        .number("listen_share", \.listenShare, "share of its idle time that a node keeps its receiver on"),
        .form("harvest", \.harvest, "what charges the batteries"),
        .number("spacing_metres", \.spacingMetres, "metres between neighbours"),
        .form("mobility", \.mobility, "how nodes move"),
    ]

    private static let propagation: [ScenarioSetting] = [
        .number("propagation.exponent", \.propagation.exponent, "path loss: 2 in free space, 3 in a town"),
        .number(
            "propagation.shadowing_decibels", \.propagation.shadowingDecibels, "standard deviation; 0: none"),
        .number(
            "propagation.coherence_seconds", \.propagation.coherenceSeconds,
            "after which a link's shadowing is another"),
    ]

    private static let churn: [ScenarioSetting] = [
        .number("churn.joins_per_hour", \.churn.joinsPerHour, "nodes that join, on average"),
        .number("churn.leaves_per_hour", \.churn.leavesPerHour, "nodes that leave, on average"),
    ]

    private static let gan: [ScenarioSetting] = [
        .whole(
            "gan.image_side", \.gan.imageSide, "pixels of an image's side; left out: 12 for glyphs, else 14"),
        .whole("gan.classes", \.gan.classCount, "classes of the data set"),
        .whole("gan.latent_length", \.gan.latentCount, "numbers in a latent vector"),
        .widths("gan.generator_hidden_widths", \.gan.generatorHidden, "hidden layers of the generator"),
        .widths(
            "gan.discriminator_hidden_widths", \.gan.discriminatorHidden, "hidden layers of the discriminator"
        ),
        .choice("gan.conditioning", \.gan.conditioning, "the discriminator's label"),
        .choice("gan.loss", \.gan.loss, "adversarial loss"),
        .single("gan.r1_gamma", \.gan.r1Gamma, "weight of the gradient penalty; 0: none"),
        .flag(
            "gan.spectral_norm", \.gan.spectralNormalisation, "spectral normalisation of the discriminator"),
        .single("gan.generator_learning_rate", \.gan.generatorLearningRate, "Adam's step size"),
        .single("gan.discriminator_learning_rate", \.gan.discriminatorLearningRate, "Adam's step size"),
        .single("gan.adam_beta1", \.gan.beta1, "decay of the first moment"),
        .single("gan.adam_beta2", \.gan.beta2, "decay of the second moment"),
        .single("gan.adam_epsilon", \.gan.epsilon, "Adam's epsilon"),
        .whole("gan.batch_size", \.gan.batchSize, "real samples in a step, and as many fake ones"),
        .single("gan.average_decay", \.gan.averageDecay, "of the generator's moving average; 0: none"),
        .whole(
            "gan.discriminator_steps", \.gan.discriminatorSteps, "discriminator updates a generator update"),
    ]

    private static let classifier: [ScenarioSetting] = [
        .widths("classifier.hidden_widths", \.classifier.hidden, "hidden layers"),
        .single("classifier.learning_rate", \.classifier.learningRate, "Adam's step size"),
        .single("classifier.adam_beta1", \.classifier.beta1, "decay of the first moment"),
        .single("classifier.adam_beta2", \.classifier.beta2, "decay of the second moment"),
        .whole("classifier.batch_size", \.classifier.batchSize, "samples in a step"),
        .whole(
            "classifier.steps_per_adversarial_step", \.classifier.stepsPerAdversarialStep,
            "steps for each adversarial step"),
        .single(
            "classifier.average_decay", \.classifier.averageDecay, "decay of the weights' moving average"),
        .single(
            "classifier.input_noise", \.classifier.inputNoise, "noise that is added to every pixel of a batch"
        ),
        .single("classifier.input_offset", \.classifier.inputOffset, "added to every pixel"),
        .single(
            "classifier.label_smoothing", \.classifier.labelSmoothing,
            "share of the target that is spread over all classes"),
        .flag(
            "classifier.favours_hard_classes", \.classifier.favoursHardClasses,
            "more samples of the classes that it gets wrong"),
    ]

    private static let health: [ScenarioSetting] = HealthThreshold.allCases.map {
        .number("health.\($0.rawValue)", \.health[$0], $0.meaning)
    }

    /// Half of all seeds are beyond what TOML's whole numbers hold; those are texts.
    private static let seed = ScenarioSetting(
        "seed", "seeds every random number", expected: "a whole number from 0 up"
    ) {
        Int(exactly: $0.seed).map { .whole($0) } ?? .text("\($0.seed)")
    } write: { scenario, value in
        let seed: UInt64? =
            switch value {
            case .whole(let number): UInt64(exactly: number)
            case .text(let text): UInt64(text)
            case .number, .flag, .list: nil
            }
        guard let seed else { return false }
        scenario.seed = seed
        return true
    }

    /// Left to the strategy it is a text, so that a file that says every setting still leaves it to the strategy.
    private static let ownShare = ScenarioSetting(
        "own_share", "share of own samples in a batch while there are fakes",
        expected: "a number or \"usual\""
    ) {
        $0.ownShare.map(SettingValue.init(single:)) ?? .text("usual")
    } write: {
        if $1 == .text("usual") {
            $0.ownShare = nil
        } else if let share = $1.asNumber {
            $0.ownShare = Float(share)
        } else {
            return false
        }
        return true
    }

    private static let partition = ScenarioSetting(
        "partition", "who has which samples: \(PartitionScheme.forms)", expected: PartitionScheme.forms
    ) {
        .text($0.partition.description)
    } write: {
        guard case .text(let text) = $1, let scheme = try? PartitionScheme(parsing: text) else {
            return false
        }
        $0.partition = scheme
        return true
    }
}
