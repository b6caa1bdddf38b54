import GANCore

extension MeshState {
    /// Does what a user asked for, or records why it cannot be done.
    mutating func carryOut(_ intervention: Intervention) {
        do throws(Refusal) {
            switch intervention {
            case .pause: record(.paused)
            case .resume: record(.resumed)
            case .singleStep: break
            case .injectNode(let classes, let position, let neighbours, let joules, let samples):
                try inject(
                    NodeRequest(
                        classes: classes, position: position, neighbours: neighbours, batteryJoules: joules,
                        samplesPerClass: samples))
            case .removeNode(let id): try remove(id)
            case .returnNode(let id): try bringBack(id)
            case .freezeNode(let id): try freeze(id)
            case .reviveNode(let id): try revive(id)
            case .cutLink(let id): try setCut(id, true)
            case .restoreLink(let id): try setCut(id, false)
            case .degradeLink(let id, let decibels): try degrade(id, decibels: decibels)
            case .addLink(let id): try add(id)
            case .removeLink(let id): try removeLink(id)
            case .moveNode(let id, let position): try moveNode(id, to: position)
            case .split(let ids): try split(off: ids)
            case .heal: try heal()
            case .setNodeRadio(let id, let radio): try setRadio(of: id, radio)
            case .setNodeStrategy(let id, let strategy): try setStrategy(of: id, strategy)
            case .setNodeSchedule(let id, let schedule): try setSchedule(of: id, schedule)
            case .setNodeEncoding(let id, let encoding): try setEncoding(of: id, encoding)
            case .setNodeLearningRates(let id, let rates): try setLearningRates(of: id, rates)
            case .setRadio, .setStrategy, .setSchedule, .setEncoding, .setLearningRates, .setThreshold:
                try change(intervention)
            case .poison(let id, let poison): try setPoison(id, poison)
            case .recharge(let id, let joules): try recharge(id, joules: joules)
            case .drain(let id, let joules): try drain(id, joules: joules)
            case .withhold(let receiver, let sender, let origin, let version):
                try withhold(
                    WithheldMessage(receiver: receiver, sender: sender, origin: origin, version: version))
            case .skip(let tick, let planned): try skip(planned, at: tick)
            }
        } catch {
            record(.refused(intervention, why: error.why))
        }
    }

    /// Why an intervention cannot be applied, as a user reads it.
    struct Refusal: Error {
        let why: String
    }

    private mutating func setCut(_ id: LinkID, _ isCut: Bool) throws(Refusal) {
        guard let index = linkIndex(id) else { throw Refusal(why: "there is no link \(id)") }
        guard links[index].isCut != isCut else {
            throw Refusal(why: isCut ? "link \(id) is cut already" : "link \(id) is not cut")
        }
        setCut(at: index, isCut)
    }

    mutating func setCut(at index: Int, _ isCut: Bool) {
        let id = links[index].id
        links[index].isCut = isCut
        record(isCut ? .linkCut(id) : .linkRestored(id))
        if isCut {
            dropReceptions { LinkID($0, $1) == id ? .linkCut : nil }
        } else if let low = nodeIndex(id.low), let high = nodeIndex(id.high) {
            nodes[low].mayTransmit = true
            nodes[high].mayTransmit = true
        }
    }
}
