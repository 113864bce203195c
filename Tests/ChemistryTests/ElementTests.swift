import Chemistry
import Testing

@Suite("Element")
struct ElementTests {
    @Test("103 elements, each found by its symbol and number")
    func table() {
        #expect(Element.allCases.count == 103)
        #expect(Set(Element.allCases.map(\.symbol)).count == 103)
        #expect(Set(Element.allCases.map(\.name)).count == 103)
        for (index, element) in Element.allCases.enumerated() {
            #expect(Int(element.atomicNumber) == index + 1)
            #expect(Element(symbol: element.symbol) == element)
            #expect(Element(atomicNumber: index + 1) == element)
        }
        #expect(Element(atomicNumber: 0) == nil)
        #expect(Element(atomicNumber: 104) == nil)
    }

    @Test(
        "other spellings and other species are not elements",
        arguments: ["", "LI", "li", "L", "D", "T", "X", "Vac", "Lit", "é", "Rf"])
    func notElements(symbol: String) {
        #expect(Element(symbol: symbol) == nil)
    }

    @Test(
        "masses are the abridged IUPAC weights and electronegativities Pauling's",
        arguments: [
            ("H", 1.0080, 2.20), ("Li", 6.94, 0.98), ("O", 15.999, 3.44), ("F", 18.998, 3.98), ("P", 30.974, 2.19),
            ("S", 32.06, 2.58), ("Cl", 35.45, 3.16), ("Co", 58.933, 1.88), ("Zr", 91.224, 1.33), ("La", 138.91, 1.10),
            ("Pb", 207.2, 2.33), ("U", 238.03, 1.38),
        ])
    func values(symbol: String, mass: Double, electronegativity: Double) throws {
        let element = try #require(Element(symbol: symbol))
        #expect(element.mass == mass)
        #expect(element.electronegativity == electronegativity)
    }

    @Test("masses rise with the atomic number but for the known inversions")
    func massOrder() {
        let pairs = zip(Element.allCases, Element.allCases.dropFirst())
        let inversions = pairs.filter { $0.mass > $1.mass }.map { "\($0)-\($1)" }
        #expect(inversions == ["Ar-K", "Co-Ni", "Te-I", "Th-Pa", "U-Np", "Pu-Am"])
    }

    @Test("radioactive and noble elements")
    func classes() {
        let stableFromLead = Element.allCases.filter { $0.atomicNumber >= 82 && !$0.isRadioactive }.map(\.symbol)
        #expect(stableFromLead == ["Pb", "Bi"])
        #expect(Element.allCases.filter { $0.atomicNumber < 82 && $0.isRadioactive }.map(\.symbol) == ["Tc", "Pm"])
        #expect(Element.allCases.filter(\.isNobleGas).map(\.symbol) == ["He", "Ne", "Ar", "Kr", "Xe", "Rn"])
        #expect(Element.allCases.filter { $0.electronegativity == nil }.map(\.symbol) == ["He", "Ne", "Ar"])
    }

    @Test("the named constants carry the right symbols")
    func constants() {
        let named: [Element] = [
            .hydrogen, .lithium, .oxygen, .sodium, .magnesium, .aluminium, .potassium, .calcium, .zinc,
        ]
        #expect(named.map(\.symbol) == ["H", "Li", "O", "Na", "Mg", "Al", "K", "Ca", "Zn"])
        #expect(named == named.sorted())
    }
}
