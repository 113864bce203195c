internal import TextFormats

/// The little that corrections need of a pymatgen structure: its cell, and where oxygen and hydrogen are.
///
/// Structures make up nearly all of a large file, so everything else of them is passed over unread.
enum StructureSites {
    /// Member of an entry that holds its structure.
    static let key = "structure"
    static let cell = "cell"
    static let oxygens = "O"
    static let hydrogens = "H"

    /// How structures are read out of entries.
    static var condensed: JSONTokenizer.Condensed { (key, { (json) throws(FileError) in try read(json) }) }

    /// Reads the structure that starts here as an object of three lists of three numbers each: cell, oxygens, hydrogens.
    /// - Throws: `malformedFile` for broken JSON; a structure of another shape gives empty lists.
    static func read(_ json: JSONTokenizer) throws(EntriesError) -> JSONValue {
        var matrix = JSONValue.array([])
        var sites: [String: [JSONValue]] = [oxygens: [], hydrogens: []]
        try json.object { (key) throws(EntriesError) in
            switch (key, try json.peek()) {
            case ("lattice", UInt8(ascii: "{")):
                try json.object { (key) throws(EntriesError) in
                    if key == "matrix" { matrix = try json.value() } else { try json.skip() }
                }
            case ("sites", UInt8(ascii: "[")):
                try json.array { (_) throws(EntriesError) in
                    guard try json.peek() == UInt8(ascii: "{") else { return try json.skip() }
                    try site(json, &sites)
                }
            default: try json.skip()
            }
        }
        var result = JSONObject()
        result.members.append(.init(key: cell, value: matrix))
        for element in [oxygens, hydrogens] {
            result.members.append(.init(key: element, value: .array(sites[element] ?? [])))
        }
        return .object(result)
    }

    private static func site(
        _ json: JSONTokenizer, _ sites: inout [String: [JSONValue]]
    ) throws(EntriesError) {
        var elements: Set<String> = []
        var position: JSONValue?
        try json.object { (key) throws(EntriesError) in
            switch (key, try json.peek()) {
            case ("species", UInt8(ascii: "[")):
                try json.array { (_) throws(EntriesError) in
                    guard try json.peek() == UInt8(ascii: "{") else { return try json.skip() }
                    try json.object { (key) throws(EntriesError) in
                        guard key == "element", case .string(let symbol) = try json.value() else {
                            if key != "element" { try json.skip() }
                            return
                        }
                        elements.insert(symbol)
                    }
                }
            case ("abc", UInt8(ascii: "[")): position = try json.value()
            default: try json.skip()
            }
        }
        guard let position else { return }
        for element in elements where sites[element] != nil { sites[element]?.append(position) }
    }
}

extension JSONRecord {
    /// `oxide`, `peroxide`, `superoxide`, `ozonide` or `hydroxide` by the structure of an entry; nil without one that can be used.
    var oxideTypeByDistances: String? {
        guard case .object(let structure) = object[StructureSites.key],
            let cell = Self.vectors(structure[StructureSites.cell]),
            let oxygens = Self.vectors(structure[StructureSites.oxygens]),
            let hydrogens = Self.vectors(structure[StructureSites.hydrogens])
        else { return nil }
        return OxygenDistances(lattice: cell, oxygens: oxygens, hydrogens: hydrogens)?.type
    }

    /// A list of lists of numbers; nil when it is something else.
    private static func vectors(_ value: JSONValue?) -> [[Double]]? {
        guard case .array(let rows) = value else { return nil }
        var result: [[Double]] = []
        for case .array(let row) in rows {
            let numbers = row.compactMap { value -> Double? in
                guard case .number(let literal) = value else { return nil }
                return DecimalLiteral.finite(literal)
            }
            guard numbers.count == row.count else { return nil }
            result.append(numbers)
        }
        return result.count == rows.count ? result : nil
    }
}
