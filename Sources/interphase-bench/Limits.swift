internal import Foundation

/// Accepted limits of the figures, read from a JSON object `{"name": {"atMost": 100}, "other": {"atLeast": 8}}`.
struct Limits: Sendable {
    private struct Limit: Decodable {
        var atMost: Double?
        var atLeast: Double?
    }

    private let limits: [String: Limit]

    init(path: String) throws {
        limits = try JSONDecoder().decode([String: Limit].self, from: Data(contentsOf: URL(fileURLWithPath: path)))
    }

    /// The limit of a figure in words; empty when it has none.
    func text(_ name: String) -> String {
        guard let limit = limits[name] else { return "" }
        return [limit.atMost.map { "<= \($0)" }, limit.atLeast.map { ">= \($0)" }].compactMap { $0 }.joined(
            separator: ", ")
    }

    func isExceeded(by measurement: Measurement) -> Bool {
        guard let limit = limits[measurement.name] else { return false }
        if let most = limit.atMost, measurement.median > most { return true }
        if let least = limit.atLeast, measurement.median < least { return true }
        return false
    }
}
