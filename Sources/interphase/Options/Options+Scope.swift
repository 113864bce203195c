internal import Analyses

extension ConditionOptions {
    /// Symbols of the elements that reservoirs hold.
    var heldElements: [String] { ConditionRequest(reservoirs: reservoir).heldElements }
}
