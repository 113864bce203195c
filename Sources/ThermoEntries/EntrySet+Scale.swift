extension EntrySet {
    /// The same phases with energies on another scale: `energies` are those of all rows in eV/atom; hull statuses become unknown.
    ///
    /// What the new scale must keep: the order of polymorphs, since rows of one composition ascend in energy. Flags that `isSettled` names
    /// said something of the old scale alone and are taken off.
    package func rescaled(to energies: [Double], settling isSettled: (String) -> Bool) -> EntrySet {
        precondition(energies.count == count, "one energy per row")
        var changed = columns
        changed.energies = energies
        changed.hullStatus = [HullStatus](repeating: .unknown, count: count)
        changed.notes = changed.notes.mapValues { note in note.flatMap { isSettled($0) ? nil : $0 } }
        return EntrySet(provenance: provenance, columns: changed)
    }
}
