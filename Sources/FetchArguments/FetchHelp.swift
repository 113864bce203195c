/// Texts of `interphase data fetch`, the same from both programs.
public enum FetchHelp {
    /// One line about the command.
    public static let abstract =
        "Fetch the documents of a chemical system from the Materials Project or an OPTIMADE provider."

    /// What a user has to know before the first fetch.
    public static let discussion = """
        The answer of the service is written as one JSON file, which 'data import', --database and --entries read. Pages \
        are kept for 7 days in $INTERPHASE_CACHE or ~/.cache/interphase: an interrupted fetch goes on where it ended. Busy \
        services (429, 503) are asked again, with longer and longer pauses.

          interphase data fetch optimade --provider mp --system Li-P-S --output lps.json
          interphase data import lps.json phases.csv --type GGA_GGA+U
          interphase data fetch mp --system Li-In-Cl --output thermo.json.gz
        """

    /// One line about `mp`.
    public static let materialsProject = "Thermo documents of the Materials Project; needs a key."
    /// Where the key comes from.
    public static let materialsProjectDiscussion = """
        The key is read from --api-key, MP_API_KEY or PMG_MAPI_KEY, in this order; yours is on \
        https://next-gen.materialsproject.org/api. It is sent to the service and nowhere else, and never kept.

          MP_API_KEY=... interphase data fetch mp --system Li-P-S --output lps.json
          interphase window Li3PS4 --database lps.json
        """

    /// One line about `optimade`.
    public static let optimade = "Structures of an OPTIMADE provider with its energies; needs no key."
    /// What the providers give.
    public static let optimadeDiscussion = """
        mp, oqmd, alexandria and jarvis give formation energies; gnome and odbx only distances to their own hulls, of which \
        no hull can be built. mp gives several calculation types: choose one with --type when reading the file.

          interphase data fetch optimade --provider oqmd --system Li-P-S --output o.json
          interphase window Li3PS4 --database o.json
        """
}
