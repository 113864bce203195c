import Testing

@testable import Presentation

@Suite("CSV")
struct CSVRendererTests {
    @Test("the example row of FORMATS section 8")
    func exampleRow() {
        let lines = CSVRenderer().render(WindowFixture.report()).split(
            separator: "\n", omittingEmptySubsequences: false)
        #expect(
            lines[0] == """
                formula,ion,mode,energy_above_hull_eV_per_atom,reduction_limit_V,oxidation_limit_V,width_V,\
                reduction_products,oxidation_products,reduction_reaction,oxidation_reaction,stabilised_by_eV_per_atom,\
                flags,id,valence,chemical_potential_high_eV,chemical_potential_low_eV,schema,database_sha256
                """)
        #expect(
            lines[1] == """
                Li3PS4,Li,hull,0,1.84,2.183333333,0.3433333333,4 Li2S; P,0.5 P2S5; 1.5 S,Li3PS4 + 5 Li -> 4 Li2S + P,\
                Li3PS4 -> 0.5 P2S5 + 1.5 S + 3 Li,0,,syn-4,1,-1.84,-2.183333333,interphase-window/1,9f2c
                """)
        #expect(
            lines[2] == """
                P2S5,Li,hull,0,1.973333333,,,1.25 Li3PS4; 0.75 P,,P2S5 + 3.75 Li -> 1.25 Li3PS4 + 0.75 P,,,\
                unbounded-oxidation,syn-3,1,-1.973333333,,interphase-window/1,9f2c
                """)
        #expect(
            lines[3] == """
                Li3Xx,,,,,,,,,,,,"error: unknown element ""Xx"", column 4; write a symbol",,,,,interphase-window/1,9f2c
                """)
        #expect(lines[4].isEmpty && lines.count == 5)
    }

    @Test(
        "fields are quoted after RFC 4180",
        arguments: [
            ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"x\"", "\"say \"\"x\"\"\""),
            ("two\nlines", "\"two\nlines\""),
            ("cr\r\n", "\"cr\r\n\""), (" blank", "\" blank\""), ("", ""), ("InCl3·2H2O", "InCl3·2H2O"),
            ("a; b", "a; b"),
        ])
    func quoting(field: String, expected: String) {
        #expect(CSVRenderer.quoted(field) == expected)
    }

    @Test("species are sorted by formula, parentheses ignored, coefficient 1 left out")
    func amounts() {
        let cell = Cell.amounts([Amount("Li(MnS2)2", 0.5), Amount("Li3PO4", 0.5)])
        #expect(CSVRenderer().field(cell) == "0.5 Li3PO4; 0.5 Li(MnS2)2")
        #expect(CSVRenderer().field(.amounts([Amount("P", 1.000000000001), Amount("Li2S", 4)])) == "4 Li2S; P")
        #expect(CSVRenderer().field(.amounts([])) == "")
    }

    @Test("a matrix starts with comments and carries no stamp")
    func matrix() {
        var table = Table(columns: [Column("row"), Column("Li2S", kind: .number), Column("a,b", kind: .number)])
        table.append([.text("P2S5"), .number(-31.25), .number(.nan)])
        let report = Report(schema: "interphase-heatmap/1", database: WindowFixture.database, table: table)
        let text = CSVRenderer(comments: ["metric mutual, unit meV\nper atom"], isStamped: false).render(report)
        #expect(text == "# metric mutual, unit meV per atom\nrow,Li2S,\"a,b\"\nP2S5,-31.25,\n")
    }
}
