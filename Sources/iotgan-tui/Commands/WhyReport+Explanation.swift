import MeshModel

extension WhyReport {
    init(_ explanation: Explanation, suspects: [Suspect], finding: BisectionFinding?) {
        node = explanation.node.number
        tick = explanation.tick
        trouble =
            explanation.trouble.map { told in
                Trouble(
                    told.first.verdict, onset: told.onset, until: told.end, later: told.later,
                    earlier: told.earlier)
            } ?? explanation.unexplained.map { Trouble($0, onset: nil, until: nil, later: [], earlier: []) }
        cause = explanation.cause.map {
            Cause(sentence: $0.sentence, act: $0.act.map(Act.init), culprit: $0.culprit?.number)
        }
        precedents = explanation.precedents.map(Item.init)
        paths = explanation.paths.map {
            Path(class: $0.label, generations: $0.generations, steps: $0.steps.map(Message.init))
        }
        self.suspects = suspects.map(Item.init)
        self.finding = finding.map(Finding.init)
        forgottenEvents = explanation.forgottenCount
    }
}

extension WhyReport.Trouble {
    fileprivate init(
        _ verdict: HealthVerdict, onset: Int?, until: Int?, later: [Trouble.Sign], earlier: [Trouble.Sign]
    ) {
        rule = verdict.rule.rawValue
        name = verdict.rule.name
        sentence = verdict.sentence
        advice = verdict.advice
        (self.onset, self.until) = (onset, until)
        culprit = verdict.culprit?.number
        self.later = later.map(WhyReport.Sign.init)
        self.earlier = earlier.map(WhyReport.Sign.init)
    }
}

extension WhyReport.Sign {
    fileprivate init(_ sign: Trouble.Sign) {
        self.init(tick: sign.tick, rule: sign.verdict.rule.rawValue, sentence: sign.verdict.sentence)
    }
}

extension WhyReport.Act {
    fileprivate init(_ act: Act) {
        self.init(tick: act.tick, intervention: act.intervention.description, isByHand: act.isByHand)
    }
}

extension WhyReport.Message {
    fileprivate init(_ arrival: Arrival) {
        self.init(
            tick: arrival.tick, receiver: arrival.receiver.number, sender: arrival.sender.number,
            origin: arrival.origin.number, version: arrival.version, refused: arrival.refusal?.rawValue)
    }
}

extension WhyReport.Item {
    fileprivate init(_ precedent: Precedent) {
        self.init(kind: "", tick: precedent.tick, text: precedent.description)
        switch precedent.kind {
        case .act(let act): (kind, self.act) = ("act", WhyReport.Act(act))
        case .arrival(let arrival): (kind, message) = ("message", WhyReport.Message(arrival))
        case .lesson: kind = "lesson"
        case .illness: kind = "illness"
        case .wentDark: kind = "dark"
        case .left: kind = "left"
        case .linkLost: kind = "link-lost"
        }
    }

    fileprivate init(_ suspect: Suspect) {
        self.init(kind: "", tick: suspect.tick, text: suspect.description)
        switch suspect {
        case .message(let arrival): (kind, message) = ("message", WhyReport.Message(arrival))
        case .stream(let arrival): (kind, message) = ("stream", WhyReport.Message(arrival))
        case .act(let act): (kind, self.act) = ("act", WhyReport.Act(act))
        }
    }
}

extension WhyReport.Finding {
    fileprivate init(_ finding: BisectionFinding) {
        self.init(
            goal: finding.goal, sentence: finding.sentence,
            culprits: finding.culprits.map(WhyReport.Item.init), areTogether: finding.areTogether,
            omitted: finding.omittedCount,
            trials: finding.trials.map {
                WhyReport.Trial(without: $0.suspects.map(WhyReport.Item.init), onset: $0.onset)
            })
    }
}
