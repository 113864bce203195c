package import Analyses
internal import Chemistry
internal import ExactArithmetic
package import Interfaces
internal import Presentation
internal import ThermoEntries
internal import Thermodynamics

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// The kinks of one reaction in another program's columns, with its rounding, as CSV without our stamp.
package struct CompatibleTable {
    package let layout: CompatibleLayout
    package let rows: ReactRows
    package let substances: (Substance, Substance)

    /// Puts the parts together.
    package init(
        layout: CompatibleLayout, rows: ReactRows, substances: (Substance, Substance)
    ) {
        self.layout = layout
        self.rows = rows
        self.substances = substances
    }

    /// Header and one line per kink at `kinks`, x rising.
    package func csv(_ reaction: InterfaceReaction, kinks: [Int]) -> String {
        let table =
            switch layout {
            case .pymatgen: pymatgen(reaction, kinks, isMutual: !reaction.reservoirs.isEmpty)
            case .pymatgenTotal: pymatgen(reaction, kinks, isMutual: false)
            case .ifs: interfaceStability(reaction, kinks)
            }
        let empty = DatabaseStamp(name: "", version: "", sha256: "", phases: 0)
        return CSVRenderer(isStamped: false).render(Report(schema: "", database: empty, table: table))
    }

    // MARK: - pymatgen

    private func pymatgen(_ reaction: InterfaceReaction, _ kinks: [Int], isMutual: Bool) -> Table {
        let titles = ["Atomic fraction", "Reaction", "E$_{\\textrm{rxn}}$ (kJ/mol)", "E$_{\\textrm{rxn}}$ (eV/atom)"]
        var table = Table(title: "", columns: titles.map { Column($0) })
        for index in kinks {
            let kink = reaction.kinks[index]
            let energies = kink.energies
            table.append([
                .text(Self.shortest(kink.fractions.atomic, decimals: 3)), .text(equation(reaction, kink)),
                .text(
                    Self.shortest(
                        isMutual ? energies.mutualKilojoulePerMole : energies.totalKilojoulePerMole, decimals: 1)),
                .text(Self.shortest(isMutual ? energies.mutual : energies.total, decimals: 3)),
            ])
        }
        return table
    }

    /// The equation of `reaction` with reduced formulas on both sides; its scale is still one formula unit of reactants as typed.
    private func equation(_ reaction: InterfaceReaction, _ kink: InterfaceKink) -> String {
        let equation = rows.equation(substances, reaction, kink)
        let reactants = equation.reactants.map { term in
            let unit = Self.unit(term.species)
            let units = term.composition.atomCount / unit.composition.atomCount
            return Reaction.Term(unit, coefficient: term.coefficient * units)
        }
        return Reaction(reactants: reactants, products: equation.products).text(significantDigits: 4)
    }

    /// The reduced formula unit; formulas with parts of atoms stay as they are.
    private static func unit(_ species: Species) -> Species {
        species.composition.amounts.allSatisfy(\.amount.isInteger) ? Species(reducing: species.composition) : species
    }

    // MARK: - IFS

    private func interfaceStability(_ reaction: InterfaceReaction, _ kinks: [Int]) -> Table {
        let names = shareTitles
        let titles =
            names + ["Rxn. E. (meV/atom)", "Mutual Rxn. E. (meV/atom)", "Phase Equilibria", "Comment"]
        var table = Table(title: "", columns: titles.map { Column($0) })
        for index in kinks {
            let kink = reaction.kinks[index]
            let numbers = [
                1 - kink.fractions.atomic, kink.fractions.atomic, kink.energies.total * 1000,
                kink.energies.mutual * 1000,
            ]
            let products = kink.products.map { rows.entries.formula(at: $0.row) }.sorted()
            table.append(
                numbers.map { .text(Self.fixed($0, decimals: 2)) } + [
                    .text(products.joined(separator: ", ")), .text(Self.comment(reaction, index)),
                ])
        }
        return table
    }

    /// `x(P2S5)` and `x(Li2S)`, reactant 2 first; numbered when both are the same compound (X1).
    private var shareTitles: [String] {
        let names = [substances.1, substances.0].map { substance in
            Self.unit(Species(label: substance.label, composition: substance.composition)).label
        }
        guard names[0] == names[1] else { return names.map { "x(\($0))" } }
        return ["x(\(names[0])) 2", "x(\(names[1])) 1"]
    }

    private static func comment(_ reaction: InterfaceReaction, _ index: Int) -> String {
        switch (index == reaction.totalMinimum, index == reaction.mutualMinimum) {
        case (true, true): "Minimum"
        case (true, false): "Rxn. E. Min."
        case (false, true): "Mutual Rxn. E. Min."
        case (false, false): ""
        }
    }

    // MARK: - Numbers

    /// Correctly rounded, as Python's `round` and `format` are: halves of the binary value go to the even digit; never `-0`.
    private static func fixed(_ value: Double, decimals: Int) -> String {
        var characters = [CChar](repeating: 0, count: longestNumber + decimals)
        let count = withVaList([value]) { vsnprintf(&characters, characters.count, "%.\(decimals)f", $0) }
        let text = String(decoding: characters.prefix(Int(count)).map(UInt8.init(bitPattern:)), as: UTF8.self)
        return text.hasPrefix("-") && text.allSatisfy { "-0.".contains($0) } ? String(text.dropFirst()) : text
    }

    /// Characters of the largest `Double` before its decimals, with sign, point and closing zero.
    private static let longestNumber = 312

    /// The same as Python writes a rounded number: without closing zeros, but with one digit behind the point.
    private static func shortest(_ value: Double, decimals: Int) -> String {
        var text = fixed(value, decimals: decimals)
        while text.hasSuffix("0"), !text.hasSuffix(".0") { text.removeLast() }
        return text
    }
}
