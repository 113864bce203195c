internal import TextFormats

/// chemphase's `phases_database.json`: formulas, folders and distances to a hull, but no energies.
///
/// The downloads beside it (`mp_<system>.json`) are lists of pymatgen entries and are read as such.
enum ChemphaseIndex {
    /// Why the index cannot be read; nil for every other record.
    static func refusal(_ record: JSONRecord) -> EntriesError? {
        guard record.object.has("phases"), record.object.has("element_systems") || record.object.has("download_history")
        else { return nil }
        return record.place.error(
            .unknownFormat, "it is the index of a chemphase folder, which holds no energies",
            "give the downloads beside it, mp_<system>.json, with the entries themselves")
    }
}
