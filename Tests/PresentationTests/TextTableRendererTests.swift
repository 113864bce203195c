import Testing

@testable import Presentation

@Suite("Tables for people")
struct TextTableRendererTests {
    @Test("numbers at the right under their unit, long columns below, failures in place")
    func golden() {
        let text = TextTableRenderer(width: 80).render(WindowFixture.report())
        #expect(
            text == """
                Windows against Li metal

                formula   above hull  reduction  oxidation  width  stabilised by
                         eV per atom          V          V      V    eV per atom
                -------  -----------  ---------  ---------  -----  -------------
                Li3PS4        0.0000      1.840      2.183  0.343         0.0000
                    reduces to   4 Li2S; P
                    oxidises to  0.5 P2S5; 1.5 S
                    reduction    Li3PS4 + 5 Li -> 4 Li2S + P
                    oxidation    Li3PS4 -> 0.5 P2S5 + 1.5 S + 3 Li
                P2S5          0.0000      1.973          -      -              -
                    reduces to   1.25 Li3PS4; 0.75 P
                    reduction    P2S5 + 3.75 Li -> 1.25 Li3PS4 + 0.75 P
                    flags        unbounded-oxidation
                Li3Xx
                    error        unknown element "Xx", column 4; write a symbol

                Limits against Li/Li+.
                Database: synthetic 1, 9 phases.

                """)
    }

    @Test("one row with many columns is a record, without what is empty")
    func record() {
        let text = TextTableRenderer(width: 80).render(WindowFixture.report(rows: [WindowFixture.p2s5], failing: false))
        #expect(
            text == """
                Windows against Li metal

                formula                   P2S5
                above hull / eV per atom  0.0000
                reduction / V             1.973
                oxidation / V             -
                reduces to                1.25 Li3PS4; 0.75 P
                reduction                 P2S5 + 3.75 Li -> 1.25 Li3PS4 + 0.75 P
                flags                     unbounded-oxidation

                Limits against Li/Li+.
                Database: synthetic 1, 9 phases.

                """)
    }

    @Test("no line is wider than the terminal", arguments: [40, 60, 80, 100, 120, 300])
    func width(width: Int) {
        var rows = [WindowFixture.li3ps4, WindowFixture.p2s5]
        let long = (1...12).map { Amount("Li\($0)La3Zr2O12Ta0.\($0)", 0.123456) }
        rows[1][7] = .amounts(long)
        rows[1][9] = .text(String(repeating: "Li", count: 200))
        let text = TextTableRenderer(width: width).render(WindowFixture.report(rows: rows))
        for line in text.split(separator: "\n") {
            #expect(line.count <= width, "\(line)")
            #expect(line.last != " ")
        }
        #expect(text.split(whereSeparator: \.isWhitespace).joined().contains("Li12La3Zr2O12Ta0.12"))
    }

    @Test("no rows")
    func empty() {
        let report = Report(
            schema: "s/1", database: WindowFixture.database, table: Table(columns: WindowFixture.columns))
        #expect(TextTableRenderer().render(report) == "(no rows)\n\nDatabase: synthetic 1, 9 phases.\n")
    }

    @Test(
        "reactions break before a plus or an arrow, coefficients stay with their formula",
        arguments: [
            (20, ["Li3PS4 + 5 Li", "-> 4 Li2S + P"]), (14, ["Li3PS4 + 5 Li", "-> 4 Li2S + P"]),
            (8, ["Li3PS4", "+ 5 Li", "-> 4 Li2", "S + P"]), (100, ["Li3PS4 + 5 Li -> 4 Li2S + P"]),
        ])
    func wrapping(width: Int, expected: [String]) {
        #expect(TextWrapping.lines("Li3PS4 + 5 Li -> 4 Li2S + P", width: width) == expected)
    }
}
