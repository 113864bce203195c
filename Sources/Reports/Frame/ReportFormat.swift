public import Presentation

/// The forms a result can be written in; tables, CSV, TSV and JSON for every command, pictures and pages for some.
public enum ReportFormat: String, CaseIterable, Sendable {
    /// Lines for people.
    case table
    /// Fields for programs.
    case csv, tsv, json
    /// A drawing.
    case svg
    /// Drawings and table on a page.
    case html
    /// A drawing.
    case png, pdf

    /// What every command can write.
    public static let tabular: [ReportFormat] = [.table, .csv, .tsv, .json]

    /// The extension of its files, without the point.
    public var pathExtension: String { self == .table ? "txt" : rawValue }

    /// Significant digits of coefficients in reactions that are no whole numbers: more where programs read them.
    public var reactionDigits: Int { separator != nil || self == .json ? 9 : 4 }

    /// What stands between the fields of a table for programs; nil for every other form.
    public var separator: CSVRenderer.Separator? {
        switch self {
        case .csv: .comma
        case .tsv: .tab
        default: nil
        }
    }

    /// The format that the extension of a path stands for: `.txt` is a table, upper case counts as lower case.
    public init?(path: String) {
        guard let name = Self.pathExtension(path) else { return nil }
        guard let format = Self.allCases.first(where: { $0.pathExtension == name }) else { return nil }
        self = format
    }

    /// The lower-case letters behind the last point of the file's name; nil without one.
    public static func pathExtension(_ path: String) -> String? {
        let name = path.split(separator: "/").last ?? ""
        guard let point = name.lastIndex(of: "."), point != name.startIndex else { return nil }
        return name[name.index(after: point)...].lowercased()
    }
}

extension ReportFormat {
    /// Whether this is a drawing that stands alone.
    public var isPicture: Bool { [.svg, .png, .pdf].contains(self) }
    /// Whether drawings are part of it.
    public var isDrawn: Bool { isPicture || self == .html }
}
