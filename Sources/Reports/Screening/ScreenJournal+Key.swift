package import Analyses
package import Presentation
internal import TextFormats
package import ThermoEntries

extension ScreenJournal {
    /// Hash of what the judgement of a candidate depends on: version of the program, data, partners, criteria, costs.
    package static func key(
        _ settings: [Report.Setting], costs: CostFile?, completely: Bool, entries: EntrySet, version: String
    ) -> String {
        let stamp = entries.stamp
        let judging = settings.filter { $0.name != "verify" }
        let text = JSONRenderer().render(
            schema: "\(version) \(stamp.sha256) \(stamp.phases) \(completely)", settings: judging)
        let energies = entries.energies.withUnsafeBufferPointer { SHA256.hexadecimal(UnsafeRawBufferPointer($0)) }
        return SHA256.hexadecimal(Array((text + (costs?.text ?? "") + energies).utf8))
    }
}
