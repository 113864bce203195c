/// The tables of a database file and the numbers by which it is recognised.
///
/// `phases` holds one row per phase in the canonical order of `EntrySet`, so that a chemical system is a range of `number`. The view
/// `phase_list` is meant for people with `sqlite3`. `contents.directory` is what a question reads first (`SystemDirectory`).
enum StoreLayout {
    /// `application_id` of SQLite's header: the letters IPHS.
    static let applicationID: UInt32 = 0x4950_4853
    /// `user_version` of SQLite's header; a change of a table or of a checksum raises it.
    static let version: UInt32 = 2
    /// Pages of 8 KiB hold about a hundred phases.
    static let pageSize = 8192

    static let tables = """
        CREATE TABLE facts (
            name TEXT PRIMARY KEY NOT NULL,
            value TEXT NOT NULL
        ) WITHOUT ROWID;
        CREATE TABLE contents (
            directory BLOB NOT NULL
        );
        CREATE TABLE origins (
            number INTEGER PRIMARY KEY,
            calculation_type TEXT NOT NULL,
            source TEXT NOT NULL
        );
        CREATE TABLE chemical_systems (
            number INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            first_phase INTEGER NOT NULL,
            phases INTEGER NOT NULL
        );
        CREATE TABLE phases (
            number INTEGER PRIMARY KEY,
            system INTEGER NOT NULL,
            formula TEXT NOT NULL,
            id TEXT NOT NULL,
            formation_energy_eV_per_atom REAL NOT NULL,
            stable INTEGER,
            band_gap_lowest_eV REAL,
            band_gap_highest_eV REAL,
            origin INTEGER NOT NULL,
            note TEXT,
            energy_deviation_eV_per_atom REAL,
            amounts BLOB NOT NULL
        );
        CREATE VIEW phase_list AS
            SELECT s.name AS chemical_system, p.formula, p.id, p.formation_energy_eV_per_atom,
                p.energy_deviation_eV_per_atom, p.stable,
                p.band_gap_lowest_eV, p.band_gap_highest_eV, o.calculation_type, o.source, p.note
            FROM phases p JOIN chemical_systems s ON s.number = p.system JOIN origins o ON o.number = p.origin;
        """

    /// Made after the rows, which is faster than keeping them up to date.
    static let indices = """
        CREATE UNIQUE INDEX chemical_systems_by_name ON chemical_systems (name);
        CREATE UNIQUE INDEX phases_by_id ON phases (id);
        """

    static let insertPhase = "INSERT INTO phases VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    static let insertSystem = "INSERT INTO chemical_systems VALUES (?, ?, ?, ?)"

    /// The columns in the order in which `PhaseRow` reads them.
    static let selectPhases = """
        SELECT id, formation_energy_eV_per_atom, stable, band_gap_lowest_eV, band_gap_highest_eV, origin, note,
            energy_deviation_eV_per_atom, amounts
        FROM phases WHERE number >= ? AND number < ? ORDER BY number
        """
}
