internal import Electrochemistry
internal import Interfaces
internal import Thermodynamics

/// A judged candidate in a form that can be written down and read back without loss, for runs that go on later.
public struct ScreeningRecord: Codable, Sendable {
    /// A contact; amounts are pairs of row and formula units.
    struct Contact: Codable {
        let stage: String
        let partner: String
        let mutualEnergy: Double
        let molarShare: Double
        let rows: [Int]
        let amounts: [Double]
        let voltage: Double?
        let ionUptake: Double
        let selfEnergy: Double
    }

    /// A stage that would have stopped the candidate too.
    struct Stop: Codable {
        let stage: String
        let value: Double?
        let reason: String
        let limit: String?

        init(_ stop: Candidate.Stop) {
            (stage, value, reason, limit) = (stop.stage.rawValue, stop.value, stop.reason, stop.limit?.rawValue)
        }

        /// Nil when a name is unknown here.
        var stop: Candidate.Stop? {
            let known = limit.map(Candidate.WindowLimit.init)
            guard let stage = ScreeningStage(rawValue: stage), known == nil || known != .some(nil) else { return nil }
            return Candidate.Stop(stage: stage, value: value, reason: reason, limit: known ?? nil)
        }
    }

    /// Row of the candidate; means something only together with the data it was judged on.
    public let row: Int
    let energyAboveHull: Double?
    let reductionLimit: Double?
    let oxidationLimit: Double?
    let bandGap: Double?
    let cost: Double?
    let contacts: [Contact]
    let stops: [Stop]
    let flags: [String]

    /// Takes down everything a ranking needs.
    public init(_ candidate: Candidate) {
        row = candidate.row
        energyAboveHull = candidate.energyAboveHull
        reductionLimit = candidate.reductionLimit
        oxidationLimit = candidate.oxidationLimit
        bandGap = candidate.bandGap
        cost = candidate.cost
        contacts = candidate.contacts.map {
            Contact(
                stage: $0.stage.rawValue, partner: $0.partner, mutualEnergy: $0.mutualEnergy, molarShare: $0.molarShare,
                rows: $0.products.map(\.row), amounts: $0.products.map(\.amount), voltage: $0.voltage,
                ionUptake: $0.ionUptake, selfEnergy: $0.selfEnergy)
        }
        stops = candidate.stops.map(Stop.init)
        flags = candidate.flags.map(\.rawValue)
    }

    /// The candidate; nil when a name in the record is unknown here or its lists do not fit together.
    public var candidate: Candidate? {
        var candidate = Candidate(row: row)
        candidate.energyAboveHull = energyAboveHull
        candidate.reductionLimit = reductionLimit
        candidate.oxidationLimit = oxidationLimit
        candidate.bandGap = bandGap
        candidate.cost = cost
        for contact in contacts {
            guard let stage = ScreeningStage(rawValue: contact.stage), contact.rows.count == contact.amounts.count
            else { return nil }
            candidate.contacts.append(
                Candidate.Contact(
                    stage: stage, partner: contact.partner, mutualEnergy: contact.mutualEnergy,
                    molarShare: contact.molarShare,
                    products: zip(contact.rows, contact.amounts).map { PhaseAmount(row: $0, amount: $1) },
                    voltage: contact.voltage, ionUptake: contact.ionUptake, selfEnergy: contact.selfEnergy))
        }
        let read = stops.compactMap(\.stop)
        guard read.count == stops.count else { return nil }
        candidate.stopped = read.first
        candidate.furtherStops = Array(read.dropFirst())
        let known = [ResultFlag.thermodynamics, ResultFlag.electrochemistry, ResultFlag.interfaces, ResultFlag.screening]
        candidate.flags = flags.compactMap { name in known.joined().first { $0.rawValue == name } }
        return candidate.flags.count == flags.count ? candidate : nil
    }
}
