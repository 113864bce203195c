/// The settings of single analyses that messages speak of.
extension SettingName {
    /// `batch`.
    public static let batch = SettingName("batch")
    /// `resume`.
    public static let resume = SettingName("resume")
    /// `charged-cathode`.
    public static let chargedCathode = SettingName("charged-cathode")
    /// `max-cost`.
    public static let maxCost = SettingName("max-cost")
    /// `costs`.
    public static let costs = SettingName("costs")
    /// `margin`.
    public static let margin = SettingName("margin")
    /// `max-reaction`.
    public static let maxReaction = SettingName("max-reaction")
    /// `strict`.
    public static let strict = SettingName("strict")
    /// `reaction-voltage`.
    public static let reactionVoltage = SettingName("reaction-voltage")
    /// `candidates`.
    public static let candidates = SettingName("candidates")
    /// `anode-voltage`.
    public static let anodeVoltage = SettingName("anode-voltage")
    /// `electrolyte`.
    public static let electrolyte = SettingName("electrolyte")
    /// `cathode`.
    public static let cathode = SettingName("cathode")
    /// `list`.
    public static let list = SettingName("list")
    /// `rows`.
    public static let rows = SettingName("rows")
    /// `columns`.
    public static let columns = SettingName("columns")
    /// `series`.
    public static let series = SettingName("series")
    /// `from`.
    public static let from = SettingName("from")
    /// `to`.
    public static let to = SettingName("to")
    /// `all`.
    public static let all = SettingName("all")
    /// Whether the phases are named that answers hang on.
    public static let decisive = SettingName("decisive")
    /// Layout of a map.
    public static let census = SettingName("census")
    /// Layout of a map.
    public static let long = SettingName("long")
    /// Where results are written to.
    public static let output = SettingName("output")
    /// `ScreeningAnalysis.preset`.
    public static let preset = SettingName("preset")
    /// `ScreeningAnalysis.criteriaFile`.
    public static let criteria = SettingName("criteria")
    /// A file that the criteria used are written to.
    public static let saveCriteria = SettingName("save-criteria")
    /// `ScreeningAnalysis.top`.
    public static let top = SettingName("top")
    /// `ScreeningAnalysis.explained`.
    public static let explain = SettingName("explain")
    /// `ReactionAnalysis.worst`.
    public static let worst = SettingName("worst")
}
