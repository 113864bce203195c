internal import TextFormats
internal import Chemistry
internal import ExactArithmetic

/// matterviz's phases: `energy` is total for the composition, `correction` comes on top; free energies may be listed over temperature.
enum PhaseDataFormat: JSONEntryFormat {
    static let format = EntryFileFormat.phaseData

    static func recognises(_ record: JSONRecord) -> Bool {
        record.object.has("composition") && (record.object.has("energy") || record.object.has("energy_per_atom"))
    }

    static func decode(_ record: JSONRecord, _ options: ImportOptions) throws(EntriesError) -> DecodedRecord {
        let composition = try record.composition("composition").composition
        let atoms = composition.atomCount.doubleValue
        let id = try record.firstText("entry_id", "name")
        var entry = RawEntry(
            id: id ?? composition.reducedFormula, composition: composition, place: record.place)
        if let temperature = options.temperature {
            entry.absolute = try FreeEnergies(record).energy(at: temperature) / atoms
            entry.calculationType = "G_\(temperature)K"
            return .entry(entry)
        }
        let correction = try record.number("correction") ?? 0
        let total: Double
        if let perAtom = try record.number("energy_per_atom") {
            total = perAtom * atoms
        } else {
            total = try record.required("energy")
        }
        entry.absolute = (total + correction) / atoms
        return .entry(entry)
    }
}

/// Free energies of one phase over temperature, interpolated linearly and never beyond their ends.
struct FreeEnergies {
    private let record: JSONRecord
    private let points: [(temperature: Double, energy: Double)]

    /// - Throws: `unusableEntry` when the lists are missing, of different lengths, or the temperatures do not rise.
    init(_ record: JSONRecord) throws(EntriesError) {
        self.record = record
        let temperatures = try Self.numbers(record, "temperatures")
        let energies = try Self.numbers(record, "free_energies")
        guard temperatures.count == energies.count else {
            throw record.error(
                "free_energies", "\(energies.count) energies stand beside \(temperatures.count) temperatures",
                "give one energy for each temperature")
        }
        for (low, high) in zip(temperatures, temperatures.dropFirst()) where low >= high {
            throw record.error("temperatures", "\(high) K follows \(low) K", "sort the temperatures, each once")
        }
        points = zip(temperatures, energies).map { (temperature: $0, energy: $1) }
    }

    /// The energy at `temperature` in K, in eV for the composition.
    /// - Throws: `unusableEntry` outside the temperatures listed.
    func energy(at temperature: Double) throws(EntriesError) -> Double {
        guard let next = points.firstIndex(where: { $0.temperature >= temperature }),
            next > 0 || points[0].temperature == temperature
        else {
            throw record.error(
                "temperatures",
                "\(temperature) K lies outside \(points.first?.temperature ?? 0) to \(points.last?.temperature ?? 0) K",
                "choose a temperature between the ends, or give energies there")
        }
        if points[next].temperature == temperature { return points[next].energy }
        let (low, high) = (points[next - 1], points[next])
        let share = (temperature - low.temperature) / (high.temperature - low.temperature)
        return low.energy + share * (high.energy - low.energy)
    }

    private static func numbers(_ record: JSONRecord, _ key: String) throws(EntriesError) -> [Double] {
        guard let list = try record.list(key), !list.isEmpty else {
            throw record.error(
                key, "there are no \(key.replacing("_", with: " "))", "give them, or ask for no temperature")
        }
        var numbers: [Double] = []
        for (index, value) in list.enumerated() { numbers.append(try record.number(value, at: ["\(key)[\(index)]"])) }
        return numbers
    }
}
