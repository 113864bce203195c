internal import Analyses
package import Presentation
package import ThermoEntries
package import ThermoStore

extension DatabaseStamp {
    /// The stamp of data with this provenance and number of phases.
    fileprivate init(_ provenance: Provenance, phases: Int) {
        self.init(name: provenance.name, version: provenance.version, sha256: provenance.sha256, phases: phases)
    }
}

extension EntrySet {
    /// The set as printed into every export; the phases that stayed in a database file count.
    package var stamp: DatabaseStamp { DatabaseStamp(provenance, phases: totalCount) }
}

extension StoreFacts {
    /// The database as printed into every export.
    package var stamp: DatabaseStamp { DatabaseStamp(provenance, phases: phases) }
}
