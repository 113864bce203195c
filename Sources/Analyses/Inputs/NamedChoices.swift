public import Chemistry
public import Electrochemistry
internal import TextFormats
internal import ThermoEntries
internal import ThermoSnapshot

extension Element {
    /// The element of a symbol, or the error that `refuse` makes of the reason.
    public init<Refusal: Error>(named symbol: String, or refuse: (String) -> Refusal) throws(Refusal) {
        guard let element = Element(symbol: symbol) else {
            let near = NameSuggestion.nearest(to: symbol, among: Element.allCases.map(\.symbol))
            throw refuse(
                "'\(symbol)' is no element; \(near.map { "did you mean \($0)?" } ?? "write symbols such as O")")
        }
        self = element
    }
}

extension MaterialFamily {
    /// The family of a name, or the error that `refuse` makes of the reason.
    public init<Refusal: Error>(named name: String, or refuse: (String) -> Refusal) throws(Refusal) {
        guard let family = MaterialFamily(rawValue: name) else {
            let names = MaterialFamily.allCases.map(\.rawValue)
            let near = NameSuggestion.nearest(to: name, among: names)
            throw refuse(
                "'\(name)' is no family; "
                    + (near.map { "did you mean \($0)?" } ?? "use one of \(names.joined(separator: ", "))"))
        }
        self = family
    }
}
