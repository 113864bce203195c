import Chemistry
import TestSupport
import Testing
import Thermodynamics

/// Gas terms of CASES, section 4(e), made with pymatgen 2026.10.24.
@Suite("Gas reservoirs")
struct GasReservoirTests {
    struct Anchor: Sendable, CustomTestStringConvertible {
        let gas: String
        let temperature: Double
        let pressure: Double
        let potential: Double
        var testDescription: String { "\(gas) at \(temperature) K, \(pressure) Pa" }
    }

    static let anchors = [
        Anchor(gas: "O2", temperature: 298.15, pressure: 21278, potential: -0.01987958815337132),
        Anchor(gas: "O2", temperature: 1000, pressure: 1e5, potential: -0.8235166098297922),
        Anchor(gas: "N2", temperature: 1000, pressure: 1e5, potential: -0.7736139870573076),
        Anchor(gas: "Cl2", temperature: 1000, pressure: 1e5, potential: -0.9007826247589464),
        Anchor(gas: "F2", temperature: 1000, pressure: 1e5, potential: -0.8200136927695433),
        Anchor(gas: "H2", temperature: 1000, pressure: 1e5, potential: -0.551251557152115),
    ]

    @Test("X15 anchors agree to a relative 1e-6", arguments: anchors)
    func potential(_ anchor: Anchor) throws {
        let gas = try GasReservoir(anchor.gas, temperature: anchor.temperature, pressure: anchor.pressure)
        #expect(Agreement.holdsRelatively(gas.chemicalPotential, anchor.potential), "\(gas.chemicalPotential)")
        #expect(gas.reservoir.element == gas.element)
        #expect(gas.reservoir.chemicalPotential == gas.chemicalPotential)
    }

    @Test(
        "X15 zero at 298.15 K and 1 bar for every gas, by formula and by element",
        arguments: ["O", "N", "Cl", "F", "H"])
    func zero(symbol: String) throws {
        #expect(try GasReservoir(symbol).chemicalPotential.magnitude < 1e-15)
        #expect(try GasReservoir(symbol + "2") == GasReservoir(symbol))
        #expect(try GasReservoir(symbol).element == Fixture.element(symbol))
    }

    @Test("X15 ten times the pressure adds kT ln 10 / 2 per atom")
    func pressureDependence() throws {
        let low = try GasReservoir("O2", temperature: 700, pressure: 1e3).chemicalPotential
        let high = try GasReservoir("O2", temperature: 700, pressure: 1e4).chemicalPotential
        // k = 8.617333262e-5 eV/K (CODATA 2018), ln 10 = 2.302585093.
        #expect(Agreement.holdsRelatively(high - low, 8.617333262e-5 * 700 * 2.302585093 / 2))
    }

    @Test("X15 an unknown gas is an error, not 0", arguments: ["H2O", "CO2", "S8", "Ar", "o2", "", "O3"])
    func unknown(name: String) {
        #expect {
            try GasReservoir(name, temperature: 300, pressure: 1e5)
        } throws: { error in
            (error as? ThermodynamicsError)?.kind == .unknownGas
        }
    }

    @Test(
        "X15 temperatures and pressures that do not exist are errors",
        arguments: [
            (0, 1e5), (-10, 1e5), (.nan, 1e5), (.infinity, 1e5), (300, 0), (300, -1), (300, .nan), (300, .infinity),
        ] as [(Double, Double)])
    func invalid(temperature: Double, pressure: Double) {
        #expect {
            try GasReservoir("O2", temperature: temperature, pressure: pressure)
        } throws: { error in
            (error as? ThermodynamicsError)?.kind == .invalidCondition
        }
    }

    @Test("X15 as a reservoir: FeO in air at 298.15 K turns into Fe2O3")
    func inAir() throws {
        let entries = try LithiumIronOxide.entries()
        let air = try GasReservoir("O2", pressure: 21278).reservoir
        let found = try equilibrium(entries, "FeO", reservoirs: [air])
        #expect(agree(amounts(found.phases, entries), ["Fe2O3": 0.5]))
    }
}
