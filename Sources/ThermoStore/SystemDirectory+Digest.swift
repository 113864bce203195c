internal import TextFormats
internal import ThermoEntries

extension SystemDirectory {
    /// SHA-256, as 64 hexadecimal digits, of everything that the checksums cover: the directory, then the phases of `set` in order.
    ///
    /// - Complexity: O(n) for n phases; one chemical system is in memory at a time.
    func digest(of set: EntrySet) -> String {
        var hash = SHA256.Stream()
        bytes.withUnsafeBytes { hash.update($0) }
        var content: [UInt8] = []
        for system in set.systemMasks.indices {
            content.removeAll(keepingCapacity: true)
            for row in Int(set.systemStarts[system])..<Int(set.systemStarts[system + 1]) {
                let range = Int(set.starts[row])..<Int(set.starts[row + 1])
                PhaseRow(set, row).appendCheckedBytes(amounts: PackedAmounts.bytes(set.amounts[range]), to: &content)
            }
            content.withUnsafeBytes { hash.update($0) }
        }
        return hash.digest()
    }
}
