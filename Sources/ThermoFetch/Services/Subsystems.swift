internal import Chemistry
public import ThermoEntries

extension ChemicalSystem {
    /// Names of this system and of all that are part of it, by size and then name: Cl, In, Li, Cl-In, Cl-Li, In-Li, Cl-In-Li.
    ///
    /// - Complexity: 2^n - 1 names for n elements.
    public var subsystemNames: [String] {
        let symbols = elements.map(\.symbol).sorted()
        var names: [(size: Int, name: String)] = []
        for subset in 1..<(1 << symbols.count) {
            let chosen = symbols.indices.filter { subset >> $0 & 1 == 1 }
            names.append((chosen.count, chosen.map { symbols[$0] }.joined(separator: "-")))
        }
        return names.sorted { ($0.size, $0.name) < ($1.size, $1.name) }.map(\.name)
    }
}
