package import Analyses
package import Presentation

extension SeriesRequest {
    /// The column of x, which stands behind all others.
    package static let column = Column("x", kind: .number, digits: 4, tableVisibility: .essential)

    /// The series as settings of a report.
    package var echo: [Report.Setting] {
        [
            .init("series", .text(template)), .init("series_from", .text(from)), .init("series_to", .text(to)),
            .init("series_steps", .integer(steps)),
        ]
    }
}

extension SubjectRequest {
    /// What the subjects are, as settings of a report; none unless they are a series.
    package var echo: [Report.Setting] { series?.echo ?? [] }

    /// What the rows of a table about them are of.
    package var rowSubject: RowSubject { areRows ? .database : .typed }
}
