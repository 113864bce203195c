internal import TextFormats
internal import Chemistry

/// Finds the entries in a JSON document, whatever surrounds them, and hands them over one at a time.
///
/// Understood: a list of entries, an object with a list under `entries`, `data` or `all_entries` (also inside `computed_data`), single
/// entries, an object from formula to energies, and several of these one after the other (JSON lines, pages).
final class JSONEntryStream {
    /// What a page says about itself.
    struct Page {
        /// Whether the service has more than this page.
        let hasMore: Bool
    }

    private let json: JSONTokenizer
    private let emit: (JSONRecord) throws(EntriesError) -> Void
    /// The pages seen, in file order.
    private(set) var pages: [Page] = []
    /// Members of lists handed over so far, over all pages.
    private var documents = 0

    private static let lists: Set<String> = ["entries", "data", "all_entries"]
    /// Large parts that no layout needs; everything else of an entry is small.
    private static let skipped: Set<String> = [
        "initial_structure", "sites", "unit_cell", "facets", "simplexes", "qhull_data", "qhull_entries",
        "el_refs", "cls", "decomposes_to", "decomposition_enthalpy_decomposes_to", "cartesian_site_positions",
        "lattice_vectors", "species_at_sites", "species", "resource", "origins", "included", "relationships",
    ]

    init(_ json: JSONTokenizer, emit: @escaping (JSONRecord) throws(EntriesError) -> Void) {
        self.json = json
        self.emit = emit
    }

    /// Reads the whole document.
    /// - Throws: `EntriesError`: what the tokenizer or `emit` throws, and `unknownFormat` for a document without entries.
    func read() throws(EntriesError) {
        while let byte = try json.peek() {
            switch byte {
            case UInt8(ascii: "["): try list()
            case UInt8(ascii: "{"): try object()
            default: try misfit()
            }
        }
    }

    private func list() throws(EntriesError) {
        try json.array { (_) throws(EntriesError) in
            guard try json.peek() == UInt8(ascii: "{") else { return try misfit() }
            try object()
        }
    }

    /// An entry, or something that holds a list of them.
    private func object() throws(EntriesError) {
        let place = json.place
        var own = JSONMemberList()
        var isHolder = false
        var held: Set<String> = []
        try json.object { (key) throws(EntriesError) in
            let next = try json.peek()
            if Self.lists.contains(key), next == UInt8(ascii: "[") {
                try Self.refuseRepeat(of: key, in: &held, json)
                isHolder ? try json.skip() : try entries()
                isHolder = true
            } else if key == "computed_data", next == UInt8(ascii: "{") {
                isHolder ? try json.skip() : try phaseDiagram()
                isHolder = true
            } else if Self.skipped.contains(key) {
                try json.skip()
            } else if key == StructureSites.key {
                guard next == UInt8(ascii: "{") else { return try json.skip() }
                try own.append(key, try StructureSites.read(json), at: json.place)
            } else if own.object.members.isEmpty, try isFormula(key, next) {
                try Self.refuseRepeat(of: key, in: &held, json)
                try formulaEnergies(key)
            } else {
                try own.append(key, try json.value(skipping: Self.skipped), at: json.place)
            }
        }
        if isHolder { return pages.append(page(own.object)) }
        if !held.isEmpty && own.object.members.isEmpty { return }
        if let single = Self.singleStructure(own.object) {
            try emit(JSONRecord(object: single, place: place.inside("data")))
            return pages.append(page(own.object))
        }
        try emit(JSONRecord(object: own.object, place: place))
    }

    /// A list or a formula that stands there twice; their values are read one by one and not kept.
    private static func refuseRepeat(
        of key: String, in held: inout Set<String>, _ json: JSONTokenizer
    ) throws(EntriesError) {
        guard held.insert(key).inserted else {
            throw JSONMemberList.repeated(key, "both hold energies of phases", json.place)
        }
    }

    /// The structure in OPTIMADE's answer to a question for one id, `{"data": {...}}`; `data` of other entries has no `attributes`.
    private static func singleStructure(_ answer: JSONObject) -> JSONObject? {
        guard !answer.has("@class"), !answer.has("attributes"), case .object(let data) = answer["data"],
            case .object = data["attributes"]
        else { return nil }
        return data
    }

    private func entries() throws(EntriesError) {
        try json.array { (_) throws(EntriesError) in
            let place = json.place
            let value = try json.value(skipping: Self.skipped)
            guard case .object(let object) = value else {
                throw place.error(
                    .malformedFile, "\(value.kind) stands where an entry belongs", "write one object per entry")
            }
            documents += 1
            try emit(JSONRecord(object: object, place: place))
        }
    }

    /// A PhaseDiagram keeps everything that was computed in one object; only `all_entries` of it are phases.
    private func phaseDiagram() throws(EntriesError) {
        try json.object { (key) throws(EntriesError) in
            guard key == "all_entries", try json.peek() == UInt8(ascii: "[") else { return try json.skip() }
            try entries()
        }
    }

    private func isFormula(_ key: String, _ next: UInt8?) throws(EntriesError) -> Bool {
        guard let next, next == UInt8(ascii: "[") || next == UInt8(ascii: "-") || (0x30...0x39).contains(next) else {
            return false
        }
        return (try? FormulaParser.parse(key)) != nil
    }

    private func formulaEnergies(_ key: String) throws(EntriesError) {
        let place = json.place
        var pair = JSONObject()
        pair.members.append(.init(key: FormulaEnergiesFormat.formulaKey, value: .string(key)))
        pair.members.append(.init(key: FormulaEnergiesFormat.energyKey, value: try json.value()))
        try emit(JSONRecord(object: pair, place: place))
    }

    private func page(_ object: JSONObject) -> Page {
        if case .object(let meta) = object["meta"], case .bool(let more) = meta["more_data_available"] {
            return Page(hasMore: more)
        }
        // The Materials Project counts the documents of all pages.
        if case .object(let meta) = object["meta"], case .number(let literal) = meta["total_doc"],
            let total = DecimalLiteral.finite(literal)
        {
            return Page(hasMore: total > Double(documents))
        }
        guard case .object(let links) = object["links"] else { return Page(hasMore: false) }
        return Page(hasMore: links["next"] != nil)
    }

    private func misfit() throws(EntriesError) {
        let place = json.place
        let value = try json.value()
        throw place.error(
            .unknownFormat, "\(value.kind) stands where an entry belongs",
            "give a list of entries, {\"entries\": [...]}, or one entry per line")
    }
}
