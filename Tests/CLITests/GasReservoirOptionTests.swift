import CommandSupport
import Foundation
import Testing

/// `--reservoir GAS=PRESSURE@TEMPERATURE`; anchors of CASES, section 4(e), made with pymatgen 2026.10.24.
@Suite("--reservoir with gases")
struct GasReservoirOptionTests {
    @Test(
        "X15 the chemical potential of a gas is echoed, pressures in any unit",
        arguments: [
            ("O2=100000Pa@1000K", "O", -0.8235166098297922), ("O2=100kPa@1000K", "O", -0.8235166098297922),
            ("O=0.1MPa@1000K", "O", -0.8235166098297922), ("N2=1bar@1000K", "N", -0.7736139870573076),
            ("Cl2=1000mbar@1000K", "Cl", -0.9007826247589464), ("F2=1e5Pa@1000K", "F", -0.8200136927695433),
            ("H2=1bar@1000K", "H", -0.551251557152115), ("O2=0.21atm@298.15K", "O", -0.01987958815337132),
            ("O2=1bar@298.15K", "O", 0),
        ])
    func potentials(text: String, element: String, expected: Double) throws {
        let outcome = try CommandHarness.run(["equilibrium", "LiFeO2", "--reservoir", text, "--format", "json"])
        #expect(outcome.exitCode == 0, "\(outcome.diagnostics)")
        let settings = try JSONExport(outcome.output).settings
        #expect(settings["gas_reservoirs"] as? [String] == [text])
        let echoed = try #require((settings["reservoirs_eV_per_atom"] as? [String])?.first)
        let value = try #require(Double(echoed.dropFirst(element.count + 1)))
        #expect(echoed.hasPrefix("\(element)="))
        // 0.21 atm are 21278.25 Pa, 1.2e-5 more than the 21278 Pa of the anchor: kT/2 x 1.2e-5 = 1.5e-7 eV.
        #expect((value - expected).magnitude <= max(1e-6 * expected.magnitude, 2e-7))
    }

    @Test("X14 X15 a voltage and a gas are two reservoirs; the gas is the chemical potential it stands for")
    func withVoltage() throws {
        let question = ["react", "Li3PS4", "LiCoO2", "--voltage", "3", "--format", "csv", "--reservoir"]
        let gas = CSVTable(try CommandHarness.run(question + ["O2=1bar@1000K"]).output)
        let value = CSVTable(try CommandHarness.run(question + ["O=-0.8235166098297922"]).output)
        try #require(gas.rows.count == value.rows.count && gas.rows.count > 1)
        #expect(gas.rows[0]["reservoirs"]?.hasPrefix("Li=-3; O=-0.8235") == true)
        for row in gas.rows.indices {
            let pair = (gas.number(row, "e_total_eV_per_atom"), value.number(row, "e_total_eV_per_atom"))
            #expect((try #require(pair.0) - (try #require(pair.1))).magnitude < 1e-5)
            #expect(gas.rows[row]["products"] == value.rows[row]["products"])
        }
    }

    /// At 0 V lithium and oxygen would make Li2O; the range of the question starts above that.
    @Test("X14 a worst case over voltages beside a fixed reservoir; the heading names every reservoir, in any order")
    func headings() throws {
        let pair = ["react", "LLZO", "LFP"]
        let worst = try CommandHarness.run(pair + ["--worst", "3:4.3", "--reservoir", "O=-1"])
        #expect(worst.exitCode == 0, "\(worst.diagnostics)")
        #expect(worst.output.contains("worst case over 3:4.3 V, O at -1 eV"))
        let several = try CommandHarness.run(pair + ["--voltage", "3:4:0.5", "--reservoir", "O=-1", "--minimum"])
        #expect(several.output.contains("open, 3 conditions, O at -1 eV"))
        for order in [["O=-1", "Li=-3"], ["Li=-3", "O=-1"]] {
            let both = try CommandHarness.run(pair + order.flatMap { ["--reservoir", $0] })
            #expect(both.output.contains("open, 3 V, O at -1 eV"), "\(order)")
        }
    }

    @Test("degrees Celsius are read as the kelvin they are: 900 C is 1173.15 K")
    func celsius() throws {
        let answers = try ["O2=1bar@900C", "O2=1bar@1173.15K"].map {
            try JSONExport(
                CommandHarness.run(["equilibrium", "LiFeO2", "--reservoir", $0, "--format", "json"]).output)
        }
        let potentials = answers.map { $0.settings["reservoirs_eV_per_atom"] as? [String] }
        #expect(potentials[0] == potentials[1] && potentials[0]?.isEmpty == false)
    }

    @Test(
        "X15 what is no gas, no pressure, no temperature, or above the element is refused in one sentence",
        arguments: [
            ("H2O=1bar@900K", "O2, N2, Cl2, F2, H2"), ("O2=1@900K", "with its unit"), ("O2=1bar@900F", "kelvin"),
            ("O2=1bar", "GAS=PRESSURE@TEMPERATURE"), ("O2=0bar@900K", "positive"), ("O2=1bar@0K", "positive"),
            ("O=0.01", "above the element"), ("O2=-1", "not an element"), ("O2=", "ELEMENT=VALUE"),
            ("O2=1bar@900K@3", "GAS=PRESSURE@TEMPERATURE"), ("O2=nanbar@900K", "pressure"), ("=1bar@900K", "gas ''"),
        ])
    func refused(text: String, words: String) throws {
        let outcome = try CommandHarness.run(["equilibrium", "LiFeO2", "--reservoir", text])
        #expect(outcome.exitCode == 64)
        #expect(outcome.output.isEmpty)
        #expect(outcome.diagnostics.contains(words) && outcome.diagnostics.contains(text), "\(outcome.diagnostics)")
    }

    @Test("X15 one element held twice, as gas and as potential, is refused")
    func twice() throws {
        let outcome = try CommandHarness.run([
            "equilibrium", "LiFeO2", "--reservoir", "O2=1bar@900K", "--reservoir", "O=-1",
        ])
        #expect(outcome.exitCode == 64 && outcome.diagnostics.contains("given twice"))
    }

    /// kT/2 ln 5 at 298.15 K is 0.020675 eV per atom (k = 8.617333e-5 eV/K).
    @Test("a gas above 1 bar is a pressure and no precipitate; the zero of the gas stands in the footer")
    func compressed() throws {
        for command in [
            ["equilibrium", "LiFeO2"], ["react", "LLZO", "LCO"], ["heatmap", "--rows", "LFP", "--columns", "LLZO"],
        ] {
            let outcome = try CommandHarness.run(command + ["--reservoir", "O2=5bar@298K"])
            #expect(outcome.exitCode == 0, "\(command) \(outcome.diagnostics)")
            #expect(
                outcome.output.contains("Zero of O: O2 at 298.15 K and 1 bar")
                    && outcome.output.contains("0.317 eV/atom"))
        }
        let worst = try CommandHarness.run(["react", "LLZO", "LFP", "--worst", "4:4.3", "--reservoir", "O2=5bar@298K"])
        #expect(worst.exitCode == 0, "\(worst.diagnostics)")
        let settings = try JSONExport(
            try CommandHarness.run(["equilibrium", "LiFeO2", "--reservoir", "O2=5bar@298.15K", "--format", "json"]).output
        ).settings
        let echoed = try #require((settings["reservoirs_eV_per_atom"] as? [String])?.first?.dropFirst(2))
        #expect((try #require(Double(echoed)) - 0.020675).magnitude < 1e-6)
        // Reservoirs that make a compound with each other still condense: Li2O at 0.5 V.
        let oxide = try CommandHarness.run(["react", "LLZO", "LFP", "--voltage", "0.5", "--reservoir", "O2=5bar@298K"])
        #expect(oxide.exitCode != 0 && (oxide.output + oxide.diagnostics).contains("Li2O"))
    }
}
