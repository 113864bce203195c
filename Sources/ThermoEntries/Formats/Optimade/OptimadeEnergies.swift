internal import TextFormats

/// The energies in the attributes of one OPTIMADE structure, whoever provides them.
struct OptimadeEnergies {
    enum Outcome {
        /// Formation energy in eV/atom of one calculation type.
        case energy(provider: String, type: String, formation: Double)
        /// Energy in eV/atom of one calculation type, not relative to elements.
        case absolute(provider: String, type: String, energy: Double)
        /// Only the distance to the provider's hull, eV/atom.
        case hullDistance(provider: String, distance: Double)
        /// The provider has energies, but not of the chosen type.
        case filtered(types: [String])
        /// Nothing, or null.
        case nothing
    }

    let outcome: Outcome

    /// - Throws: `mixedCalculationTypes` when several types have energies and none is chosen, `mixedProviders` when two providers'
    ///   properties stand in one structure.
    init(_ attributes: JSONRecord, chosen: String?) throws(EntriesError) {
        let present = Provider.all.filter { provider in
            attributes.object.members.contains { $0.key.hasPrefix(provider.prefix) && $0.value != .null }
        }
        guard let provider = present.first else {
            outcome = .nothing
            return
        }
        guard present.count == 1 else {
            throw attributes.place.error(
                .mixedProviders, "it holds energies of \(present.map(\.name).joined(separator: " and "))",
                "keep the properties of one provider")
        }
        outcome = try Self.read(provider, attributes, chosen)
    }

    private static func read(
        _ provider: Provider, _ attributes: JSONRecord, _ chosen: String?
    ) throws(EntriesError) -> Outcome {
        var found: [(type: String, energy: Double)] = []
        if provider.prefix == "_mp_" {
            found = try materialsProject(attributes)
        } else if let group = provider.group, let energies = try attributes.nested(group.name) {
            if let energy = try energies.number(group.formation) { found = [(provider.type, energy)] }
        } else if let key = provider.formation, let energy = try attributes.number(key) {
            found = [(provider.type, energy)]
        }
        if found.isEmpty {
            if let outcome = try total(provider, attributes, chosen) { return outcome }
            guard let distance = try distance(provider, attributes) else { return .nothing }
            return .hullDistance(provider: provider.name, distance: distance)
        }
        if let chosen {
            guard let match = found.first(where: { EntrySources.isSame($0.type, chosen) }) else {
                return .filtered(types: found.map(\.type))
            }
            found = [match]
        }
        guard found.count == 1 else {
            throw attributes.place.error(
                .mixedCalculationTypes,
                "it holds energies of \(found.count) calculation types: \(found.map(\.type).joined(separator: ", "))",
                "choose one of them as the calculation type")
        }
        return .energy(provider: provider.name, type: found[0].type, formation: found[0].energy)
    }

    /// The first total energy that is there, divided by the atoms of the cell; nil without one, and where the provider was asked for
    /// formation energies and has none of this structure: the two scales do not go into one set.
    /// - Throws: `unusableEntry` when the number of atoms is not there: the formula is a reduced one.
    private static func total(
        _ provider: Provider, _ attributes: JSONRecord, _ chosen: String?
    ) throws(EntriesError) -> Outcome? {
        if let key = provider.formation, attributes.object.has(key) { return nil }
        for (key, type) in provider.totals {
            guard let energy = try attributes.number(key) else { continue }
            guard let atoms = try attributes.number("nsites"), atoms >= 1 else {
                throw attributes.error(
                    "nsites", "\(key) is the energy of the whole cell, but the number of its atoms is not there",
                    "ask the provider for nsites too")
            }
            if let chosen, !EntrySources.isSame(type, chosen) { return .filtered(types: [type]) }
            return .absolute(provider: provider.name, type: type, energy: energy / atoms)
        }
        return nil
    }

    private static func distance(_ provider: Provider, _ attributes: JSONRecord) throws(EntriesError) -> Double? {
        if let key = provider.distances.first(where: { attributes.object[$0] != nil }) {
            return try attributes.number(key)
        }
        guard let group = provider.group else { return nil }
        return try attributes.nested(group.name)?.number(group.distance)
    }

    /// `_mp_stability` by calculation type in lower case, in a fixed order.
    private static func materialsProject(_ attributes: JSONRecord) throws(EntriesError) -> [(
        type: String, energy: Double
    )] {
        guard let stability = try attributes.nested("_mp_stability") else { return [] }
        var found: [(type: String, energy: Double)] = []
        for member in stability.object.members {
            guard let energy = try stability.number(member.key, "formation_energy_per_atom") else { continue }
            found.append((member.key.uppercased(), energy))
        }
        return found.sorted { $0.type < $1.type }
    }
}

extension OptimadeEnergies {
    /// The properties of one provider, FORMATS section 6.
    struct Provider {
        let name: String
        let prefix: String
        /// Calculation type of its formation energies.
        let type: String
        /// Property with the formation energy in eV/atom.
        let formation: String?
        /// Property that holds formation energy (eV/atom) and distance to the hull (eV/atom) under names of their own.
        var group: (name: String, formation: String, distance: String)?
        /// Properties with the total energy of the cell in eV, the preferred one first, and the calculation type of each.
        var totals: [(key: String, type: String)] = []
        /// Properties with the distance to its own hull in eV/atom.
        let distances: [String]

        static let all = [
            Provider(
                name: "Materials Project", prefix: "_mp_", type: "", formation: nil,
                distances: ["_mp_energy_above_hull"]),
            Provider(
                name: "OQMD", prefix: "_oqmd_", type: OQMDFormat.calculationType, formation: "_oqmd_delta_e",
                distances: ["_oqmd_stability"]),
            Provider(
                name: "Alexandria", prefix: "_alexandria_", type: "Alexandria_PBE",
                formation: "_alexandria_formation_energy_per_atom",
                totals: [
                    ("_alexandria_energy_corrected", "Alexandria_PBE"),
                    ("_alexandria_energy", "Alexandria_PBE_uncorrected"),
                ],
                distances: ["_alexandria_hull_distance", "_alexandria_scan_hull_distance"]),
            Provider(
                name: "GNoME", prefix: "_gnome_", type: "", formation: nil, distances: ["_gnome_hull_distance"]),
            Provider(
                name: "JARVIS", prefix: "_jarvis_", type: "JARVIS_OptB88vdW",
                formation: "_jarvis_formation_energy_peratom", distances: ["_jarvis_ehull"]),
            Provider(
                name: "odbx", prefix: "_odbx_", type: "odbx", formation: nil,
                group: ("_odbx_thermodynamics", "formation_energy", "hull_distance"), distances: ["_odbx_hull_distance"]
            ),
        ]
    }
}
