import Presentation

/// The example of FORMATS.md, section 8, filled in by hand from the exact values of CASES, section 4(a).
enum WindowFixture {
    static let columns = [
        Column("formula", tableVisibility: .essential),
        Column("ion", tableVisibility: .exportOnly),
        Column("mode", tableVisibility: .exportOnly),
        Column("energy_above_hull_eV_per_atom", title: "above hull / eV per atom", kind: .number, digits: 4),
        Column("reduction_limit_V", title: "reduction / V", kind: .number, tableVisibility: .essential),
        Column("oxidation_limit_V", title: "oxidation / V", kind: .number, tableVisibility: .essential),
        Column("width_V", title: "width / V", kind: .number),
        Column("reduction_products", title: "reduces to", kind: .amounts),
        Column("oxidation_products", title: "oxidises to", kind: .amounts),
        Column("reduction_reaction", title: "reduction", tableVisibility: .detail),
        Column("oxidation_reaction", title: "oxidation", tableVisibility: .detail),
        Column("stabilised_by_eV_per_atom", title: "stabilised by / eV per atom", kind: .number, digits: 4),
        Column("flags", kind: .list),
        Column("id", tableVisibility: .exportOnly),
        Column("valence", kind: .integer, tableVisibility: .exportOnly),
        Column("chemical_potential_high_eV", kind: .number, tableVisibility: .exportOnly),
        Column("chemical_potential_low_eV", kind: .number, tableVisibility: .exportOnly),
    ]

    static let li3ps4: [Cell] = [
        .text("Li3PS4"), .text("Li"), .text("hull"), .number(0), .number(1.84), .number(131.0 / 60),
        .number(131.0 / 60 - 1.84), .amounts([Amount("P", 1), Amount("Li2S", 4)]),
        .amounts([Amount("S", 1.5), Amount("P2S5", 0.5)]), .text("Li3PS4 + 5 Li -> 4 Li2S + P"),
        .text("Li3PS4 -> 0.5 P2S5 + 1.5 S + 3 Li"), .number(-0.0), .list([]), .text("syn-4"), .integer(1),
        .number(-1.84), .number(-131.0 / 60),
    ]

    static let p2s5: [Cell] = [
        .text("P2S5"), .text("Li"), .text("hull"), .number(0), .number(148.0 / 75), .number(.infinity), .empty,
        .amounts([Amount("P", 0.75), Amount("Li3PS4", 1.25)]), .empty, .text("P2S5 + 3.75 Li -> 1.25 Li3PS4 + 0.75 P"),
        .empty, .empty, .list(["unbounded-oxidation"]), .text("syn-3"), .integer(1), .number(-148.0 / 75),
        .number(-.infinity),
    ]

    static let failure = RowFailure(input: "Li3Xx", message: "unknown element \"Xx\", column 4; write a symbol")

    static let database = DatabaseStamp(name: "synthetic", version: "1", sha256: "9f2c", phases: 9)

    static func report(rows: [[Cell]] = [li3ps4, p2s5], failing: Bool = true) -> Report {
        var table = Table(title: "Windows against Li metal", columns: columns, footnotes: ["Limits against Li/Li+."])
        for row in rows { table.append(row) }
        if failing { table.append(failure: failure, echo: [("formula", .text("Li3Xx"))]) }
        return Report(
            schema: "interphase-window/1", database: database,
            settings: [.init("mode", .text("hull")), .init("voltage_V", .empty)], table: table)
    }
}
