import Chemistry
import Electrochemistry
import Interfaces
import TestSupport
import Testing
import ThermoEntries
import ThermoSnapshot
import Thermodynamics

/// Stacks of the synthetic set by hand, and the published stacks as a batch.
@Suite("Cell stacks")
struct CellStackTests {
    @Test("S | Li3PS4 | Li at 2.0 to 2.15 V: the anode decides with -1.6 eV/atom; sulfur and Li3PS4 coexist")
    func sulfurCell() throws {
        let report = try report(["S", "Li3PS4", "Li"], SyntheticSet.entries(), cathode: 2.0...2.15)
        #expect(report.contacts.map(\.side) == [.cathode, .anode])
        #expect(Agreement.holds(report.contacts[0].worst.energyPerAtom, 0))
        #expect(report.contacts[0].verdict == .stable)
        // Li3PS4 + 8 Li -> Li3P + 4 Li2S, -12.8 eV over eight atoms; no gap is known, and no bound holds at the metal.
        #expect(Agreement.holds(report.contacts[1].worst.energyPerAtom, -1.6))
        #expect(report.contacts[1].worst.voltage == 0)
        #expect(report.contacts[1].interphase.class == .unknown)
        #expect(report.contacts[1].verdict == .undecided)
        #expect(report.conditions.anodeVoltages == 0...0)
        let layer = report.layers[0]
        #expect(Agreement.holds(layer.window.reductionLimit, 1.84))
        #expect(Agreement.holds(layer.window.oxidationLimit, 131.0 / 60))
        #expect(layer.exposures.map(\.side) == [.cathode, .anode])
        #expect(layer.exposures[0].verdict == .stable && Agreement.holds(layer.exposures[0].drivingForce, 0))
        #expect(Agreement.holds(layer.exposures[1].drivingForce, -1.6))
        #expect(report.verdict == .undecided)
        #expect(report.worstContact?.side == .anode)
    }

    @Test(
        "layers between layers are judged closed: Li2S | P2S5 at -31.25 meV/atom, not at the potentials of the electrodes"
    )
    func innerContact() throws {
        let entries = try SyntheticSet.entries()
        let closed = try report(["S", "P2S5", "Li2S", "Li"], entries, cathode: 2.0...2.15)
        let inner = closed.contacts[1]
        #expect(inner.side == .inner)
        #expect(inner.worst.voltage == nil)
        #expect(Agreement.holds(inner.worst.energyPerAtom, -0.03125))
        #expect(closed.layers[0].exposures.map(\.side) == [.cathode])
        #expect(closed.layers[1].exposures.map(\.side) == [.anode])
        #expect(inner.open?.points.first?.voltage == 0)
        #expect(inner.open?.points.last?.voltage == 2.15)

        // P2S5 and S coexist; with Li, 0.5 P2S5 + 1.5 S + 3 Li -> Li3PS4 gains 0.25 eV over five atoms at 2.1 V.
        let chain = ["Li2S", "P2S5", "S", "Li"]
        let hidden = try report(chain, entries, cathode: 2.0...2.15)
        #expect(Agreement.holds(hidden.contacts[1].worst.energyPerAtom, 0))
        var settings = StackSettings()
        settings.innerContactsSeeElectrodes = true
        let open = try report(chain, entries, cathode: 2.0...2.15, settings: settings)
        #expect(Agreement.holds(open.contacts[1].worst.energyPerAtom, -0.05))
    }

    @Test("anode potentials: P takes up Li at 1.2 V, LiP sits there, Li3P lies between 0 and 1.2 V")
    func anodes() throws {
        let entries = try SyntheticSet.entries()
        for (anode, expected) in [("P", (1.2, 1.2)), ("LiP", (1.2, 1.2)), ("Li3P", (0, 1.2)), ("Li", (0, 0))] {
            let report = try report(["Li2S", anode], entries, cathode: nil)
            let voltages = try #require(report.conditions.anodeVoltages)
            #expect(Agreement.holds(voltages.lowerBound, expected.0), "\(anode)")
            #expect(Agreement.holds(voltages.upperBound, expected.1), "\(anode)")
            #expect(report.contacts.map(\.side) == [.electrodes])
        }
    }

    @Test("voltages against a reference are shifted")
    func reference() throws {
        let conditions = CellConditions(
            ion: try WorkingIon(symbol: "Li"), cathodeVoltages: 2.0...3.5, referenceOffset: 0.62)
        #expect(conditions.cathodeVoltages == (2.0 + 0.62)...(3.5 + 0.62))
    }

    @Test("verdicts follow the thresholds and the class of the new phases")
    func verdicts() {
        let settings = StackSettings()
        #expect(settings.verdict(drivingForce: 0.05, interphase: .mixedConducting) == .stable)
        #expect(settings.verdict(drivingForce: 0.051, interphase: .mixedConducting) == .mixedConducting)
        #expect(settings.verdict(drivingForce: 0.1, interphase: .selfLimiting) == .passivating)
        #expect(settings.verdict(drivingForce: 0.1, interphase: .unknown) == .undecided)
        #expect(settings.verdict(drivingForce: 0.3, interphase: .selfLimiting) == .reactive)
        #expect(settings.verdict(drivingForce: 0.1, interphase: .stable) == .reactive)
        #expect(settings.verdict(drivingForce: 0.1, interphase: .gasifies) == .reactive)
        #expect(settings.verdict(drivingForce: 1.5, interphase: .selfLimiting, isBounded: false) == .passivating)
        #expect(settings.verdict(drivingForce: 1.5, interphase: .mixedConducting, isBounded: false) == .mixedConducting)
        #expect(StackVerdict.stable < .passivating && StackVerdict.reactive < .mixedConducting)
    }

    @Test("a single material and thresholds out of order are refused")
    func refused() throws {
        #expect { try report(["S"], SyntheticSet.entries(), cathode: nil) } throws: {
            ($0 as? InterfaceError)?.kind == .tooFewLayers
        }
        var settings = StackSettings()
        settings.reactiveBeyond = 0.01
        #expect {
            try StackCalculator(InterfaceCalculator(entries: SyntheticSet.entries()), settings: settings)
        } throws: {
            ($0 as? InterfaceError)?.kind == .invalidSettings
        }
    }

    @Test("Li6PS5Cl on Li metal becomes Li3P, Li2S and LiCl, as measured (10.1021/acs.chemmater.6b04990)")
    func argyroditeOnLithium() throws {
        let entries = try ThermoSnapshot.mp2019()
        let report = try report(["LiCoO2", "Li6PS5Cl", "Li"], entries, cathode: 3.0...4.2)
        let anode = report.contacts[1]
        #expect(Set(anode.worst.newPhases.map { entries.formula(at: $0.row) }) == ["Li3P", "Li2S", "LiCl"])
        #expect(anode.interphase.class == .selfLimiting)
        #expect(report.contacts[0].verdict > .passivating, "a bare thiophosphate on LiCoO2 needs a coating")
    }

    @Test("the 144 published stacks run as a batch; what cannot be read has a reason")
    func publishedStacks() throws {
        let entries = try ThermoSnapshot.mp2019()
        let names = try ThermoSnapshot.materials()
        let calculator = try StackCalculator(InterfaceCalculator(entries: entries))
        let table = try ReferenceTable("stacks", of: "ReferenceTests")
        #expect(table.records.count == 144)
        var reports: [StackReport] = []
        var unread: [String] = []
        for record in table.records {
            let stack: (stack: CellStack, conditions: CellConditions)
            do {
                stack = try PublishedCell(record).stack { try names.resolve($0) }
            } catch let error as SnapshotError {
                unread.append(error.subject)
                continue
            }
            if stack.stack.materials.count < 2 {
                #expect { try calculator.report(stack.stack, stack.conditions) } throws: {
                    ($0 as? InterfaceError)?.kind == .tooFewLayers
                }
                continue
            }
            reports.append(try calculator.report(stack.stack, stack.conditions))
        }
        #expect(reports.count >= 115, "\(reports.count) of 144; not read: \(unread)")
        for report in reports {
            #expect(report.contacts.count == report.stack.materials.count - 1)
            for contact in report.contacts { #expect(contact.worst.energyPerAtom <= 0) }
        }
    }

    private func report(
        _ chain: [String], _ entries: EntrySet, cathode: ClosedRange<Double>?, settings: StackSettings = StackSettings()
    ) throws -> StackReport {
        let stack = try CellStack(chain: chain.map { try FormulaParser.parse($0) })
        let conditions = CellConditions(ion: try WorkingIon(symbol: "Li"), cathodeVoltages: cathode)
        return try StackCalculator(InterfaceCalculator(entries: entries), settings: settings).report(stack, conditions)
    }
}

extension PublishedCell {
    /// A row of Tests/ReferenceTests/Reference/stacks.csv.
    init(_ record: [String: String]) {
        self.init()
        cathode = record["cathode"] ?? ""
        catholyte = record["catholyte"] ?? ""
        separator = record["separator"] ?? ""
        interlayer = record["interlayer/coating"] ?? ""
        interlayerIsAtAnode = (record["note"] ?? "").contains("on the anode")
        anode = record["anode"] ?? ""
        voltageLow = Double(record["voltage_low_V"] ?? "")
        voltageHigh = Double(record["voltage_high_V"] ?? "")
        reference = record["voltage_reference"] ?? ""
    }
}
