import Chemistry
internal import ExactArithmetic
import ThermoEntries

/// The elements and amounts of a phase, as the rules on families look at them.
struct PhaseContent {
    /// One bit per element.
    let mask: UInt128
    private let numbers: ArraySlice<UInt8>
    private let amounts: ArraySlice<Double>

    /// Atomic numbers with the amounts of those elements.
    init(_ numbers: ArraySlice<UInt8>, _ amounts: ArraySlice<Double>) {
        (self.numbers, self.amounts) = (numbers, amounts)
        mask = numbers.reduce(0) { $0 | ChemicalSystem.bit($1) }
    }

    init(_ composition: Composition) {
        self.init(
            composition.amounts.map(\.element.atomicNumber)[...], composition.amounts.map(\.amount.doubleValue)[...])
    }

    var atomCount: Double { amounts.reduce(0, +) }

    /// Amount of the element of atomic number `number`.
    func amount(_ number: UInt8) -> Double {
        for (held, amount) in zip(numbers, amounts) where held == number { return amount }
        return 0
    }

    /// Charges by atomic number: of N, S, Cl, O, F, Br, I and Se as anions, of the others in their highest states.
    private static let charges: [Double] = {
        let anions: [Int: Double] = [7: 3, 16: 2, 17: 1, 8: 2, 9: 1, 35: 1, 53: 1, 34: 2]
        return (0...Int(UInt8.max)).map { number in
            if let anion = anions[number] { return -anion }
            return Element(atomicNumber: number).map { Double(OxidationTable.highest(of: $0)) } ?? 0
        }
    }()

    /// Whether the other elements in their highest states cannot balance the anions, and oxygen is at least as abundant as `element`.
    func isOxidised(_ element: Element) -> Bool {
        let charges = Self.charges
        var charge = 0.0
        for (number, amount) in zip(numbers, amounts) { charge += charges[Int(number)] * amount }
        return charge < 0 && amount(Element.oxygen.atomicNumber) >= amount(element.atomicNumber)
    }
}

extension DoubtfulEnergy {
    /// Elements whose presence makes another family of an oxide: hydroxide, carbonate, nitrate, sulfate, selenate.
    private static let notInOxides = mask("H C N S Se")
    /// Elements whose presence makes another family of a halide: hydrate, halate, organic salt.
    private static let notInHalides = mask("H C O")
    /// What a sulfide of the family of covalent sulfides does not hold.
    private static let notInSulfides = mask("H C O F Cl Br I")
    /// Metals of ionic sulfides, which the sulfide correction was fitted to.
    private static let ionicSulfideMetals = mask(
        "Li Na K Rb Cs Be Mg Ca Sr Ba Al Sc Y La Ce Pr Nd Sm Eu Gd Tb Dy Ho Er Tm Yb Lu S")
    /// What makes a salt of a metal.
    private static let saltAnions = mask("O S Se Te F Cl Br I")
    private static let carbonate = mask("C O")
    private static let hydroxide = mask("H O")
    private static let nonmetals = mask("H C N O F P S Cl Se Br I")
    static let oxygen = mask("O")
    private static let sulfur = mask("S")
    private static let chlorine = mask("Cl")

    private static func mask(_ symbols: String) -> UInt128 {
        ChemicalSystem(symbols.split(separator: " ").compactMap { Element(symbol: String($0)) }).mask
    }

    /// Elements that every phase meant holds.
    var heldElements: UInt128 {
        switch scope {
        case .phase(let composition): ChemicalSystem(composition.elements).mask
        case .compounds(let element), .salts(let element), .halides(let element):
            ChemicalSystem.bit(element.atomicNumber)
        case .oxyanions(let element), .oxides(let element): ChemicalSystem.bit(element.atomicNumber) | Self.oxygen
        case .family(.covalentSulfides): Self.sulfur
        case .family(.carbonates): Self.carbonate
        case .family(.hydroxides): Self.hydroxide
        case .family(.highChlorides): Self.chlorine
        }
    }

    /// Elements that no phase meant holds.
    var excludedElements: UInt128 {
        switch scope {
        case .oxides: Self.notInOxides
        case .halides: Self.notInHalides
        case .family(.covalentSulfides): Self.notInSulfides
        default: 0
        }
    }

    /// The rule on the elements of a phase.
    func isMeant(elements mask: UInt128) -> Bool {
        guard mask & (heldElements | excludedElements) == heldElements, mask.nonzeroBitCount > 1 else { return false }
        switch scope {
        case .salts: return mask & Self.saltAnions != 0
        case .family(.covalentSulfides): return mask & ~Self.ionicSulfideMetals != 0
        case .family(.hydroxides):
            let metal = mask & ~Self.hydroxide
            return metal.nonzeroBitCount == 1 && metal & Self.nonmetals == 0
        case .family(.highChlorides): return mask.nonzeroBitCount == 2
        default: return true
        }
    }

    /// Whether the rule looks at amounts too.
    var asksForAmounts: Bool {
        switch scope {
        case .oxyanions, .family(.carbonates), .family(.hydroxides), .family(.highChlorides): true
        default: false
        }
    }

    /// The rule on the amounts of a phase whose elements fit.
    func isMeant(amounts phase: PhaseContent) -> Bool {
        switch scope {
        case .oxyanions(let element): phase.isOxidised(element)
        case .family(.carbonates): phase.amount(8) >= 3 * phase.amount(6)
        case .family(.hydroxides): phase.amount(1) == phase.amount(8)
        case .family(.highChlorides): phase.amount(17) >= 3 * (phase.atomCount - phase.amount(17))
        default: true
        }
    }
}
