internal import Analyses
package import Presentation
package import ThermoEntries

/// The columns of insertion-electrode documents, which `data import` turns into a table.
package enum ElectrodeRows {
    package static let columns = [
        Column("battery_id"), Column("battery_formula"), Column("working_ion"), Column("framework"),
        Column("average_voltage_V", kind: .number), Column("capacity_mAh_per_g", kind: .number),
        Column("capacity_mAh_per_cm3", kind: .number), Column("max_delta_volume_fraction", kind: .number),
        Column("ion_fraction_charged", kind: .number), Column("ion_fraction_discharged", kind: .number),
        Column("energy_above_hull_charged_eV_per_atom", kind: .number),
        Column("energy_above_hull_discharged_eV_per_atom", kind: .number), Column("steps", kind: .integer),
    ]

    package static func cells(_ electrode: InsertionElectrode) -> [Cell] {
        [
            .text(electrode.id), .text(electrode.formula), .optional(electrode.workingIon),
            .optional(electrode.framework), .optional(electrode.averageVoltage),
            .optional(electrode.gravimetricCapacity), .optional(electrode.volumetricCapacity),
            .optional(electrode.largestVolumeChange), .optional(electrode.ionFractions.charged),
            .optional(electrode.ionFractions.discharged), .optional(electrode.energiesAboveHull.charged),
            .optional(electrode.energiesAboveHull.discharged), electrode.steps.map(Cell.integer) ?? .empty,
        ]
    }

    /// The whole file; `name` is its path as typed.
    package static func report(_ file: ElectrodeTable, name: String) -> Report {
        var table = Table(columns: columns)
        for electrode in file.electrodes { table.append(cells(electrode)) }
        return Report(
            schema: "interphase-data-electrodes/1",
            database: DatabaseStamp(name: name, version: "", sha256: file.sha256, phases: 0), table: table)
    }
}
