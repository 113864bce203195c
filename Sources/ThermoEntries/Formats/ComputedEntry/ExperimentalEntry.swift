internal import TextFormats
internal import Chemistry
internal import ExactArithmetic

/// pymatgen's ExpEntry: measured formation enthalpies at 298 K, in kJ per mol of the formula.
enum ExperimentalEntry {
    /// The lowest formation enthalpy (`fH`) that is not of a gas or a liquid, as pymatgen takes it.
    static func decode(_ record: JSONRecord) throws(EntriesError) -> RawEntry {
        let composition = try record.composition("composition").composition
        var lowest: Double?
        for case .object(let object) in try record.list("thermodata") ?? [] {
            let data = JSONRecord(object: object, place: record.place.inside("thermodata"))
            guard try data.text("type") == "fH", let value = try data.number("value") else { continue }
            if let phase = try data.text("phaseinfo"), ["gas", "liquid"].contains(phase) { continue }
            lowest = min(lowest ?? value, value)
        }
        guard let lowest else {
            throw record.error("thermodata", "there is no formation enthalpy of a solid", "leave the entry out")
        }
        var entry = RawEntry(
            id: "exp-\(composition.reducedFormula)", composition: composition, place: record.place)
        entry.formation = lowest / PhysicalConstants.kilojoulesPerMoleInElectronvolt / composition.atomCount.doubleValue
        entry.calculationType = "experiment"
        return entry
    }
}
