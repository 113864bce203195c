import Foundation
import Synchronization
import ThermoEntries

@testable import ThermoFetch

/// Answers from a list, in order; the last one again and again.
final class ScriptedTransport: HTTPTransport {
    enum Step: Sendable {
        case answer(HTTPAnswer)
        case failure(TransportFailure)

        static func json(_ text: String, status: Int = 200, retryAfter: String? = nil) -> Step {
            .answer(HTTPAnswer(status: status, retryAfter: retryAfter, body: Array(text.utf8)))
        }
    }

    private let steps: [Step]
    private let asked = Mutex<[URL]>([])

    init(_ steps: [Step]) { self.steps = steps }

    var requests: [URL] { asked.withLock { $0 } }

    func get(_ url: URL, headers: [HTTPHeader], timeout: Double) async throws(TransportFailure) -> HTTPAnswer {
        let number = asked.withLock { asked in
            asked.append(url)
            return asked.count - 1
        }
        switch steps[min(number, steps.count - 1)] {
        case .answer(let answer): return answer
        case .failure(let failure): throw failure
        }
    }
}

/// Collects waits instead of waiting.
final class Waits: Sendable {
    private let seconds = Mutex<[Double]>([])
    var all: [Double] { seconds.withLock { $0 } }
    func add(_ wait: Double) { seconds.withLock { $0.append(wait) } }
}

/// A folder that goes away with the test.
final class ScratchFolder {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("interphase-\(UUID().uuidString)").path
    deinit { try? FileManager.default.removeItem(atPath: path) }
}

func client(_ transport: ScriptedTransport, waits: Waits = Waits(), attempts: Int = 5) -> RetryingClient {
    RetryingClient(
        transport: transport, settings: FetchSettings(attempts: attempts), userAgent: "test", report: { _ in },
        sleep: { waits.add($0) })
}

func optimade(_ system: String = "Li-Cl", settings: FetchSettings = FetchSettings()) throws -> OptimadeService {
    OptimadeService(
        system: try ChemicalSystem(parsing: system), properties: ["_mp_stability"],
        address: try ServiceAddress(parsing: "https://example.org/optimade/"), settings: settings)
}
