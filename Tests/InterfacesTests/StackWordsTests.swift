import Chemistry
import Electrochemistry
import Interfaces
import Testing
import ThermoEntries
import ThermoSnapshot
import Thermodynamics

/// Verdicts of stacks against what is measured of the same contacts.
@Suite("Words of stacks")
struct StackWordsTests {
    private func report(
        _ chain: [String], ion: String = "Li", voltages: ClosedRange<Double>?
    ) throws -> StackReport {
        let entries = try ThermoSnapshot.mp2019()
        let names = try ThermoSnapshot.materials()
        let conditions = CellConditions(ion: try WorkingIon(symbol: ion), cathodeVoltages: voltages)
        let stack = try CellStack(chain: chain.map { try names.resolve($0) }, conditions) { _ in
            CellStack.KnownPlaces()
        }
        return try StackCalculator(InterfaceCalculator(entries: entries)).report(stack, conditions)
    }

    /// Self-limiting in experiment: LiPON and Li3PS4 (Wenzel 2015, 10.1016/j.ssi.2015.06.001), Li6PS5Cl (Wenzel 2018,
    /// 10.1016/j.ssi.2017.07.005), Li7P3S11 (Wenzel 2016, 10.1016/j.ssi.2015.11.034), Li3PO4.
    @Test(
        "SEI formers on lithium passivate at any energy",
        arguments: ["LiPON", "Li3PS4", "Li6PS5Cl", "Li3PO4", "Li7P3S11"])
    func formers(electrolyte: String) throws {
        let result = try report(["LiFePO4", electrolyte, "Li"], voltages: 2.5...3.4)
        let contact = try #require(result.contacts.last)
        #expect(contact.interphase.class == .selfLimiting)
        #expect(contact.verdict == .passivating)
        #expect(contact.worst.energyPerAtom < -0.2, "beyond the bound that holds at cathodes")
        let layer = try #require(result.layers.last?.exposures.last)
        #expect(layer.side == .anode && layer.verdict == .passivating)
    }

    /// Measured as mixed conductors: Li10GeP2S12 (Wenzel 2016, 10.1021/acs.chemmater.6b00610), Li1.5Al0.5Ti1.5(PO4)3 and Li3InCl6.
    @Test("mixed conductors on lithium stay so", arguments: ["Li10GeP2S12", "LiTi2(PO4)3", "Li3InCl6"])
    func conductors(electrolyte: String) throws {
        let contact = try #require(try report(["LiFePO4", electrolyte, "Li"], voltages: 2.5...3.4).contacts.last)
        #expect(contact.verdict == .mixedConducting)
    }

    @Test("two materials without an anode are cathode and layer at the voltages given; Li3InCl6 is oxidised at 4.30 V")
    func cathodeAndLayer() throws {
        for (top, isStable) in [(4.2, true), (5.0, false)] {
            let result = try report(["LiCoO2", "Li3InCl6"], voltages: 2.7...top)
            #expect(result.stack.anode == nil && result.stack.layers.count == 1)
            #expect(result.contacts.map(\.side) == [.cathode])
            let exposure = try #require(result.layers.first?.exposures.first)
            #expect(exposure.side == .cathode && exposure.voltages == 2.7...top)
            #expect((exposure.verdict == .stable) == isStable, "\(top) V: \(exposure.drivingForce)")
        }
        // Li3InCl6 -> InCl3 + 1.5 Cl2 + 3 Li: InCl3 is left, and chlorine is no layer.
        #expect(try report(["LiCoO2", "Li3InCl6"], voltages: 2.7...5.0).verdict > .stable)
    }

    @Test("Li2CO3 beyond its limit leaves no solid: gasifies, and nothing stops it")
    func carbonate() throws {
        let result = try report(["LiFePO4", "Li2CO3", "Li3PS4", "Li"], voltages: 2.5...4.5)
        let exposure = try #require(result.layers.first?.exposures.first)
        #expect(exposure.interphase.class == .gasifies)
        #expect(exposure.verdict == .reactive)
    }

    @Test(
        "In and LiIn sit where the reference Li-In does, Li4Ti5O12 on its measured plateau; alloys come from the data")
    func plateaus() throws {
        for (anode, volts) in [("In", 0.62), ("LiIn", 0.62), ("Li4Ti5O12", 1.55)] {
            let result = try report(["LiCoO2", "Li3PS4", anode], voltages: 2.7...3.6)
            #expect(result.conditions.anodeVoltages == volts...volts, "\(anode)")
            guard case .measured(let doi)? = result.anodeSource else {
                Issue.record("\(anode) is not at a measured plateau")
                continue
            }
            #expect(doi.hasPrefix("10."))
        }
        let ion = try WorkingIon(symbol: "Li")
        #expect(try ReferenceElectrode(parsing: "Li-In", ion: ion).offset == 0.62)
        #expect(try report(["LiCoO2", "Li3PS4", "Li22Sn5"], voltages: 2.7...3.6).anodeSource == .computed)
        #expect(try report(["LiCoO2", "Li3PS4", "Li"], voltages: 2.7...3.6).anodeSource == .element)
    }

    @Test("the strongest reaction counts layers too")
    func strongest() throws {
        let result = try report(["LiCoO2", "Li6PS5Cl", "In"], voltages: 2.62...4.22)
        let all =
            result.contacts.map(\.worst.energyPerAtom) + result.layers.flatMap(\.exposures).map(\.drivingForce)
        let lowest = try #require(all.min())
        #expect((try #require(result.strongest?.energyPerAtom) - lowest).magnitude < 1e-7)
        #expect(result.strongest?.part == "Li6PS5Cl")
    }

    @Test("contacts are ranked per atom: no kink at any voltage of the range is worse")
    func perAtom() throws {
        let result = try report(["LiNi0.8Co0.1Mn0.1O2", "Li6PS5Cl", "Li"], voltages: 2.5...4.3)
        let contact = result.contacts[0]
        let points = try #require(contact.open?.points)
        let lowest = (points.map(\.reaction) + [contact.closed]).flatMap { $0.kinks.map(\.energies.mutualPerAtom) }
            .min()
        #expect((contact.worst.energyPerAtom - (try #require(lowest))).magnitude < 1e-8)
    }
}
