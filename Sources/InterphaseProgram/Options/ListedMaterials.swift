internal import Analyses

/// The value of `--list`, read when the command line is read, because a pipe can be read only once.
struct ListedMaterials: Sendable {
    private let outcome: Result<MaterialList, any Error>

    /// Never throws: what is wrong with the list is said by `list`.
    init(reading value: String) {
        outcome = Result { try MaterialList(value, of: .list) }
    }

    /// The items.
    /// - Throws: as `MaterialList`.
    var list: MaterialList { get throws { try outcome.get() } }
}
