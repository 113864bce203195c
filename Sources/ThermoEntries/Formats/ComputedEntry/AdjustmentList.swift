internal import TextFormats
internal import Chemistry
internal import ExactArithmetic

/// The corrections of a ComputedEntry: the list `energy_adjustments`, the number `correction`, or both if they agree.
enum AdjustmentList {
    /// Largest difference in eV between the sum of the list and the number beside it; both come from the same sum.
    private static let tolerance = 1e-6

    /// The adjustments in file order; a bare `correction` becomes one constant.
    /// - Throws: `unusableEntry` when list and number differ, or for an unknown kind of adjustment.
    static func decode(_ record: JSONRecord) throws(EntriesError) -> [EnergyAdjustment] {
        let correction = try record.number("correction")
        // A list is an explicit statement, also when it is empty: then a correction beside it contradicts it.
        guard let list = try record.list("energy_adjustments") else {
            guard let correction, correction != 0 else { return [] }
            return [EnergyAdjustment(name: "correction", perAtom: correction, atoms: 1)]
        }
        var adjustments: [EnergyAdjustment] = []
        for (index, value) in list.enumerated() {
            let key = "energy_adjustments[\(index)]"
            guard case .object(let object) = value else {
                throw record.error(key, "\(value.kind) stands where an adjustment belongs", "write an object")
            }
            adjustments.append(try adjustment(JSONRecord(object: object, place: record.place.inside(key))))
        }
        let sum = adjustments.reduce(0) { $0 + $1.value }
        if let correction, (sum - correction).magnitude > tolerance * max(1, sum.magnitude) {
            throw record.error(
                "correction", "it is \(correction) eV, but the energy_adjustments add up to \(sum) eV",
                "remove the one that is wrong")
        }
        return adjustments
    }

    private static func adjustment(_ record: JSONRecord) throws(EntriesError) -> EnergyAdjustment {
        let kind = try record.text("@class") ?? ""
        let name = try record.text("name") ?? kind
        switch kind {
        case "CompositionEnergyAdjustment":
            return EnergyAdjustment(
                name: name, perAtom: try record.required("adj_per_atom"), atoms: try record.required("n_atoms"))
        case "TemperatureEnergyAdjustment":
            return EnergyAdjustment(
                name: name, perAtom: try record.required("adj_per_deg") * record.required("temp"),
                atoms: try record.required("n_atoms"))
        case "ConstantEnergyAdjustment", "ManualEnergyAdjustment", "EnergyAdjustment":
            return EnergyAdjustment(name: name, perAtom: try record.required("value"), atoms: 1)
        default:
            throw record.error(
                "@class", "adjustments of class \(Place.quoted(kind)) are not known",
                "write them as ConstantEnergyAdjustment with the value in eV")
        }
    }
}

/// How a calculation was made, from `parameters` and `data`.
enum CalculationSettings {
    static func read(_ record: JSONRecord, into calculation: inout Calculation) throws(EntriesError) {
        calculation.hubbards = try elements(record.nested("parameters", "hubbards")) ?? [:]
        calculation.potentials = try potentials(record)
        calculation.oxideType = try word(record.text("data", "oxide_type"))
        if calculation.oxideType == nil, calculation.composition[.oxygen].signum > 0,
            let measured = record.oxideTypeByDistances
        {
            calculation.oxideType = measured
            calculation.isOxideTypeMeasured = true
        }
        calculation.sulfideType = try word(record.text("data", "sulfide_type"))
        calculation.oxidationStates = try elements(record.nested("data", "oxidation_states"))
    }

    /// `None` as text is how Python's null often arrives.
    private static func word(_ text: String?) -> String? { text == "None" ? nil : text }

    private static func elements(_ record: JSONRecord?) throws(EntriesError) -> [Element: Double]? {
        guard let record else { return nil }
        var values: [Element: Double] = [:]
        for member in record.object.members where member.value != .null {
            guard let element = Element(symbol: member.key) else {
                throw record.error(member.key, "it is not an element", "use symbols such as Fe")
            }
            values[element] = try record.number(member.value, at: [member.key])
        }
        return values
    }

    /// The second word of each title, `PAW_PBE Li_sv 10Sep2004`.
    private static func potentials(_ record: JSONRecord) throws(EntriesError) -> [String]? {
        var titles: [String] = []
        if let specifications = try record.list("parameters", "potcar_spec") {
            for case .object(let object) in specifications {
                if case .string(let title) = object["titel"] { titles.append(title) }
            }
        } else if let symbols = try record.list("parameters", "potcar_symbols") {
            for case .string(let title) in symbols { titles.append(title) }
        }
        let names = titles.compactMap { title -> String? in
            let words = title.split(separator: " ")
            return words.count > 1 ? String(words[1]) : nil
        }
        return names.isEmpty ? nil : names
    }
}
