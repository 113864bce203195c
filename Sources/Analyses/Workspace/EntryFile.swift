internal import Chemistry
internal import Parallel
internal import TextFormats
package import ThermoEntries
internal import ThermoStore

/// A file of entries in any layout the readers know, or a database file, opened for a command.
package struct EntryFile {
    /// Its phases.
    package let set: EntrySet

    /// Reads the file; what was read, kept, merged and refused is told.
    /// - Throws: `AnalysisError` that names file, place and remedy; `StoreError` for a damaged database.
    package init(_ path: String, options: ImportOptions = ImportOptions(), observer: any RunObserver) throws {
        if Self.isDatabase(path) {
            set = try ThermoStore(path: path).entries(.all)
            observer.remark("\(path): read \(Self.phases(set.count))")
            return
        }
        let imported: ImportedEntries
        let progress = observer.progress(of: .reading(path: path))
        do {
            imported = try EntryFileReader.read(path: path, options: options) { read, size in
                progress.update(completed: read / Self.megabyte, of: size / Self.megabyte)
            }
            progress.finish()
        } catch {
            progress.finish()
            let other = Self.promisesDatabase(path) ? "; it is no SQLite file either" : ""
            throw AnalysisError.badInput("\(error.description)\(ImportRequest.hint(error.kind))\(other)")
        }
        set = imported.set
        guard set.count > 0 else {
            let reason = imported.report.warnings.last.map { "; \($0.message)" } ?? ""
            throw AnalysisError.badInput(
                "\(path): none of its entries has an energy (\(imported.report.summary))\(reason)")
        }
        observer.remark("\(path): \(imported.report.summary)")
        for remark in imported.report.remarks { observer.remark("\(path): \(remark)") }
        for refusal in imported.report.refused { Self.warn(path, refusal.description, observer) }
        let warnings = imported.report.warnings
        for warning in warnings.prefix(Self.namedWarnings) { Self.warn(path, warning.description, observer) }
        if warnings.count > Self.namedWarnings {
            observer.warn("\(path): \(warnings.count - Self.namedWarnings) more warnings")
        }
    }

    /// Bytes of the unit in which progress is told.
    package static let megabyte = 1_000_000

    /// Warns about a file, whose name most messages of the readers begin with.
    package static func warn(_ path: String, _ message: String, _ observer: any RunObserver) {
        observer.warn(Wording(message.hasPrefix(path + ":") ? message : "\(path): \(message)"))
    }

    /// Warnings about a file that are printed at most; databases of others can have hundreds.
    private static let namedWarnings = 20

    /// `1 phase`, `2 phases`.
    package static func phases(_ count: Int) -> String { count == 1 ? "1 phase" : "\(count) phases" }

    /// Whether a path means a database file: by its content, or by an extension that promises one, unless a text lies there.
    package static func isDatabase(_ path: String) -> Bool {
        ThermoStore.isDatabase(path: path) || (promisesDatabase(path) && !holdsText(path))
    }

    private static func promisesDatabase(_ path: String) -> Bool {
        databaseExtensions.contains { path.hasSuffix(".\($0)") }
    }

    /// Whether a file begins like a text or a gzip file: its name then says nothing about its layout.
    private static func holdsText(_ path: String) -> Bool {
        guard let start = try? OpenFile(path: path)?.bytes(upTo: beginning), !start.isEmpty else { return false }
        return start.starts(with: gzipMark) || !start.contains(0)
    }

    /// Bytes at which is looked to tell a text from a damaged database, every page of which begins with zeros.
    private static let beginning = 512
    private static let gzipMark: [UInt8] = [0x1F, 0x8B]

    /// Extensions of database files.
    package static let databaseExtensions = ["sqlite", "sqlite3", "db"]

    /// The phases that join another database; that one has its own elements at zero.
    package var phases: EntrySet {
        let zeros = Set(Element.allCases.map(EntryExporter.referenceID))
        return set.filter { set.starts[$0 + 1] - set.starts[$0] > 1 || !zeros.contains(set.id(at: $0)) }
    }

    /// The entries as a database of their own: elements stand at zero by definition, also where a table of formation
    /// energies leaves them out or holds but a higher polymorph.
    package func database(observer: any RunObserver) throws(AnalysisError) -> EntrySet {
        let missing = set.elementsWithoutZero
        guard !missing.isEmpty else { return set }
        observer.remark("elements added at zero: \(missing.map(\.symbol).joined(separator: ", "))")
        let origin = set.count > 0 ? set.origin(at: 0) : EntryOrigin()
        do {
            return try set.adding(
                missing.map {
                    Entry(
                        id: EntryExporter.referenceID($0), composition: Composition($0), formationEnergyPerAtom: 0,
                        origin: origin,
                        bandGap: nil, note: nil)
                }
            ).set
        } catch {
            throw .badInput("\(error.description)")
        }
    }
}
