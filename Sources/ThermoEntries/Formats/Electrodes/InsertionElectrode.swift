public import TextFormats
internal import Chemistry

/// An insertion-electrode document of the Materials Project: properties of a host for an ion, and no energy to build a hull from.
public struct InsertionElectrode: Sendable, Equatable {
    /// `battery_id`, which ends with the ion.
    public let id: String
    /// Formula with the range of the ion, such as `Li0-1FePO4`.
    public let formula: String
    /// Symbol of the ion that goes in and out.
    public let workingIon: String?
    /// Reduced formula of the host without the ion.
    public let framework: String?
    /// In V against the metal of the ion.
    public let averageVoltage: Double?
    /// `capacity_grav`, mAh/g.
    public let gravimetricCapacity: Double?
    /// `capacity_vol`, Ah/l, which is mAh/cm3.
    public let volumetricCapacity: Double?
    /// Largest relative change of the volume, 0.06 for 6 %.
    public let largestVolumeChange: Double?
    /// Atom fractions of the ion, charged and discharged.
    public let ionFractions: (charged: Double?, discharged: Double?)
    /// Energies above the hull in eV/atom, charged and discharged.
    public let energiesAboveHull: (charged: Double?, discharged: Double?)
    /// Voltage steps (`adj_pairs`).
    public let steps: Int?

    /// Whether `record` is one; its fields occur in no other document.
    static func isOne(_ record: JSONRecord) -> Bool {
        record.object.has("battery_id") || (record.object.has("working_ion") && record.object.has("average_voltage"))
    }

    /// - Throws: `EntriesError` with the place of a field that is no number.
    init(_ record: JSONRecord) throws(EntriesError) {
        id = try record.text("battery_id") ?? ""
        formula = try record.text("battery_formula") ?? ""
        workingIon = try record.text("working_ion")
        framework = record["framework"] == nil ? nil : try record.composition("framework").composition.reducedFormula
        averageVoltage = try record.number("average_voltage")
        gravimetricCapacity = try record.number("capacity_grav")
        volumetricCapacity = try record.number("capacity_vol")
        largestVolumeChange = try record.number("max_delta_volume")
        ionFractions = (try record.number("fracA_charge"), try record.number("fracA_discharge"))
        energiesAboveHull = (try record.number("stability_charge"), try record.number("stability_discharge"))
        steps = try record.list("adj_pairs")?.count
    }

    /// The same numbers and names.
    public static func == (one: Self, other: Self) -> Bool {
        one.id == other.id && one.formula == other.formula && one.workingIon == other.workingIon
            && one.framework == other.framework && one.averageVoltage == other.averageVoltage
            && one.gravimetricCapacity == other.gravimetricCapacity
            && one.volumetricCapacity == other.volumetricCapacity
            && one.largestVolumeChange == other.largestVolumeChange && one.ionFractions == other.ionFractions
            && one.energiesAboveHull == other.energiesAboveHull && one.steps == other.steps
    }
}

/// The insertion-electrode documents of a file. They are read as a table only.
public struct ElectrodeTable: Sendable, Equatable {
    /// Sorted by formula, then by id.
    public let electrodes: [InsertionElectrode]
    /// SHA-256 of the file.
    public let sha256: String

    /// Reads the documents of a file; nil when the first object in it is anything else, or the file is no JSON.
    ///
    /// - Throws: `EntriesError` for a file that breaks off or holds something else further on.
    public init?(path: String) throws(EntriesError) {
        // What cannot be read at all is told by the reader of entries.
        guard let source = try? ByteSource(path: path) else { return nil }
        try self.init(source)
    }

    /// The same for content in memory.
    public init?(bytes: [UInt8], name: String) throws(EntriesError) {
        try self.init(ByteSource(bytes: bytes, name: name))
    }

    private init?(_ source: ByteSource) throws(EntriesError) {
        var found: [InsertionElectrode] = []
        var isElectrode = false
        do {
            let input = try ByteReader(source)
            let stream = JSONEntryStream(JSONTokenizer(input, condensing: StructureSites.condensed)) { (record) throws(EntriesError) in
                guard InsertionElectrode.isOne(record) else {
                    throw record.place.error(
                        .unknownFormat, "it is no insertion electrode, as the documents before it are",
                        "put documents of different kinds into different files")
                }
                isElectrode = true
                found.append(try InsertionElectrode(record))
            }
            try stream.read()
            guard !found.isEmpty else { return nil }
            sha256 = try input.digest()
        } catch {
            guard isElectrode else { return nil }
            throw error
        }
        electrodes = found.sorted { ($0.formula, $0.id) < ($1.formula, $1.id) }
    }

    /// Why such a document cannot be an entry; nil for every other record.
    static func refusal(_ record: JSONRecord) -> EntriesError? {
        guard InsertionElectrode.isOne(record) else { return nil }
        return record.place.error(
            .unknownFormat, "it is an insertion-electrode document, which has voltages but no energies",
            "make a table of it (data import FILE TABLE.csv), or give the thermo documents of its chemical system")
    }
}
