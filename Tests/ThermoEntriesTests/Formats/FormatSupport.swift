import TextFormats
import Chemistry
import Testing
import ThermoEntries

/// Reads a file that exists only in the test.
func imported(
    _ text: String, name: String = "test.dat", _ change: (inout ImportOptions) -> Void = { _ in }
) throws(EntriesError) -> ImportedEntries {
    var options = ImportOptions()
    change(&options)
    return try EntryFileReader.read(bytes: Array(text.utf8), name: name, options: options)
}

/// What the reader says about a file that it must not take.
func importError(
    _ text: String, _ change: (inout ImportOptions) -> Void = { _ in },
    sourceLocation: SourceLocation = #_sourceLocation
) -> EntriesError? {
    #expect(throws: EntriesError.self, sourceLocation: sourceLocation) { try imported(text, change) }
}

extension ImportedEntries {
    /// Formation energy in eV/atom of the entry with this id.
    func energy(_ id: String) -> Double? { set.row(id: id).map { set.energies[$0] } }

    /// Every entry read is accounted for.
    var isBalanced: Bool {
        report.read == report.kept + report.merged + report.filtered + report.refused.count + report.withoutEnergy
            && report.kept == set.count
    }
}

/// Equal within rounding of sums of a few terms.
func isClose(_ value: Double?, _ expected: Double, within tolerance: Double = 1e-12) -> Bool {
    value.map { ($0 - expected).magnitude <= tolerance } ?? false
}

/// The illustrative entries of FORMATS section 2 and 3: energies of Li-In-Cl, totals in eV.
enum Fixture {
    /// One ComputedEntry as pymatgen writes it, without parameters.
    static func computed(
        _ composition: String, _ energy: String, id: String, module: String = "pymatgen.core.entries",
        extra: String = ""
    ) -> String {
        """
        {"@module":"\(module)","@class":"ComputedEntry","energy":\(energy),"composition":\(composition),"entry_id":\(id)\(extra)}
        """
    }

    static let elements = [
        computed("{\"Li\":1.0}", "-1.9", id: "\"li\""), computed("{\"In\":1.0}", "-2.75", id: "\"in\""),
        computed("{\"Cl\":2.0}", "-3.6", id: "\"cl\""),
    ]

    /// Uncorrected -132.456 eV for Li12In4Cl24, with the chloride correction of 24 times -0.614 eV.
    static let chloride = """
        {"@module":"pymatgen.core.entries","@class":"ComputedEntry","energy":-132.456,
         "composition":{"Li":12.0,"In":4.0,"Cl":24.0},"entry_id":"mp-676109-GGA","correction":-14.736,
         "energy_adjustments":[{"@module":"pymatgen.core.entries","@class":"CompositionEnergyAdjustment","@version":null,
           "adj_per_atom":-0.614,"n_atoms":24.0,"uncertainty_per_atom":0.0018,"name":"MP2020 anion correction (Cl)",
           "cls":{"@module":"pymatgen.analysis.compatibility","@class":"MaterialsProject2020Compatibility","@version":null},
           "description":"Composition-based energy adjustment"}],
         "parameters":{"run_type":"GGA","is_hubbard":false,"hubbards":{},
           "potcar_spec":[{"titel":"PAW_PBE Li_sv 10Sep2004","hash":"8245d7383d7556214082aa40a887cd96"},
             {"titel":"PAW_PBE In_d 06Sep2000","hash":""},{"titel":"PAW_PBE Cl 17Jan2003","hash":""}]},
         "data":{"oxide_type":"None","material_id":"mp-676109","oxidation_states":{"Li":1.0,"In":3.0,"Cl":-1.0}}}
        """

    static func list(_ entries: [String]) -> String { "[" + entries.joined(separator: ",\n") + "]" }

    static let entrySetCSV = """
        Name,Li,In,Cl,Energy
        Cl2,0,0,2.0,-3.6
        Li3InCl6,3.0,1.0,6.0,-33.1
        In,0,1.0,0,-2.75
        LiCl,1.0,0,1.0,-7.9
        Li,1.0,0,0,-1.9

        """

    static let phaseDiagram = """
        {"@module":"pymatgen.analysis.phase_diagram","@class":"PhaseDiagram","elements":["Li","In","Cl"],
         "computed_data":{"facets":[[4,3,0],[1,3,0]],"all_entries":[
          {"@class":"PDEntry","energy":-3.6,"composition":{"Cl":2.0},"name":"Cl2","attribute":null},
          {"@class":"PDEntry","energy":-1.9,"composition":{"Li":1.0},"name":"Li","attribute":null},
          {"@class":"PDEntry","energy":-2.75,"composition":{"In":1.0},"name":"In","attribute":null},
          {"@class":"PDEntry","energy":-33.1,"composition":{"Li":3.0,"In":1.0,"Cl":6.0},"name":"Li3InCl6 mp-676109","attribute":null}],
          "qhull_data":[[0.0,0.5,-3.95],[0.1,0.6,-3.31]],"el_refs":[["Cl",0],["In",1],["Li",2]],"qhull_entries":[3,4,0,1,2]}}
        """

    static func thermo(_ id: String, _ composition: String, _ energies: String, type: String = "GGA_GGA+U") -> String {
        """
        {"material_id":"\(id)","thermo_id":"\(id)_\(type)","thermo_type":"\(type)","composition_reduced":\(composition),
         \(energies),"energy_uncertainy_per_atom":0.0011,"uncorrected_energy_per_atom":-99.0,"decomposes_to":null,"warnings":[]}
        """
    }

    static let oqmd = """
        {"links":{"next":"http://oqmd.org/next","previous":null,"base_url":"http://oqmd.org/oqmdapi/formationenergy"},"resource":{},
         "data":[{"name":"NaAlH2CO5","entry_id":16974,"spacegroup":"Imma","ntypes":5,"band_gap":5.255,"delta_e":-2.0574,"stability":0.0},
                 {"name":"Al2O3","composition":"Al2 O3","entry_id":7,"band_gap":null,"delta_e":-3.4,"stability":0.0}],
         "meta":{"query":{},"api_version":"1.0","data_returned":2,"data_available":100,"more_data_available":true},"response_message":"OK"}
        """

    static let optimade = """
        {"data":[{"id":"mp-165","type":"structures","attributes":{"chemical_formula_reduced":"Si","chemical_formula_descriptive":"Si",
          "elements":["Si"],"nelements":1,"nsites":2,"elements_ratios":[1.0],
          "_mp_stability":{"gga_gga+u":{"energy_above_hull":0.01342025,"formation_energy_per_atom":0.01342025},
            "r2scan":{"energy_above_hull":null,"formation_energy_per_atom":null},
            "gga_gga+u_r2scan":{"energy_above_hull":0.0134,"formation_energy_per_atom":0.0134}}}}],
         "links":{"next":null},"meta":{"more_data_available":false,"data_returned":1}}
        """

    static let doped = """
        Formula,Space Group,Energy above Hull (eV/atom),Formation Energy (eV/fu),Formation Energy (eV/atom),k-points
        CdTe,F-43m,0.0,-1.251,-0.626,4x4x4
        Cd,P6_3/mmc,0.0,0.0,0.0,8x8x8

        """

    static let matterviz = """
        [{"composition":{"Li":1},"energy":-1.9,"entry_id":"a"},{"composition":{"Cl":2},"energy":-3.6,"entry_id":"b"},
         {"composition":{"Li":1,"Cl":1},"energy":-7.9,"entry_id":"c","temperatures":[300,600],"free_energies":[-8.0,-8.4]}]
        """

    static let own = """
        id,formula,formation_energy_eV_per_atom,calculation_type,source
        a-1,Li3PS4,-0.95,GGA,mine
        a-2,"Li2S",-1.4,GGA,"this, and that"

        """

    static let qmpy = """
        Composition Energy
        Fe3O4 -0.2133
        FeO -0.1701

        """

    /// The layout of pydefect's own tests, with a block on one line, as older PyYAML writes it.
    static let pydefect = """
        Cl1:
          energy: -1.8
          source: local
        'In1':
          energy: -2.75
          source: mp-85
        Li1: {energy: -1.9, source: mp-135}
        Li3In1Cl6:  # the electrolyte
          energy: -33.1
          source: null

        """

    /// The documented columns of materialsatlas.org's candidate table.
    static let materialsAtlas = """
        formula,formation_energy
        LiFeO2,-1.55
        Li2FeO3,-1.42

        """

    /// Two insertion-electrode documents, FORMATS section 4.
    static let electrodes = """
        {"data":[{"battery_id":"mp-2_Li","battery_formula":"Li0-1FePO4","working_ion":"Li","average_voltage":3.4,
          "capacity_grav":170,"capacity_vol":590.5,"max_delta_volume":0.06,"fracA_charge":0,"fracA_discharge":0.142,
          "stability_charge":0.01,"stability_discharge":null,"framework":{"Fe":1.0,"P":1.0,"O":4.0},
          "adj_pairs":[{"average_voltage":3.4}]},
         {"battery_id":"mp-1_Li","battery_formula":"Li0-1CoO2","working_ion":"Li","average_voltage":3.9}],
         "meta":{"total_doc":2}}
        """

    /// The index of a chemphase folder, shortened.
    static let chemphase = """
        {"download_history":[],"element_systems":{"Ag_Cu":{"elements":["Cu","Ag"],"total_phases":15}},
         "phases":{"Ag":{"eah":0,"elements":["Ag"],"is_stable":true,"system":"Ag_Cu"}}}
        """
}
