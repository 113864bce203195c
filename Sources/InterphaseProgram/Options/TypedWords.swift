internal import Analyses
internal import ArgumentParser

extension SettingName {
    /// As it is typed: `--keep-dilute`.
    var option: String { "--\(rawValue)" }
}

extension Wording {
    /// The text with settings as options.
    var asTyped: String { text(spelling: \.option) }
}

/// Runs `body`; what it says about settings is said about options.
/// - Throws: `ValidationError` for an `AnalysisError`.
func typed<Value>(_ body: () throws -> Value) throws -> Value {
    do {
        return try body()
    } catch let error as AnalysisError {
        throw ValidationError(error.wording.asTyped)
    }
}
