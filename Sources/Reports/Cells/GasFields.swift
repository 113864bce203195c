internal import Analyses
internal import Presentation
internal import Thermodynamics

extension Schema {
    /// The gases that a reaction gives off, and mmol per gram of what reacts; `prefix` tells several reactions of a row apart.
    static func gas(
        _ prefix: String = "", title: String = "gas", _ release: @escaping @Sendable (Row) -> GasRelease?
    ) -> Schema {
        Schema(
            GasRelease.columns(prefix, title: title).enumerated().map { index, column in
                Field(column) { row, _ in release(row)?.cells[index] ?? .empty }
            })
    }
}
