import Interphase

// Windows, a reaction with its equation, a table, a CSV and a picture.
let workspace = try Workspace()
let windows = WindowAnalysis(["Li3PS4", "LGPS"])
let answers = try await windows.answers(in: workspace)
for answer in answers.values {
    print(answer.substance.text, answer.window.reductionLimit ?? 0, answer.window.oxidationLimit ?? .infinity)
}
print(try await windows.text(answers, in: workspace, as: .table))
print(try await windows.text(answers, in: workspace, as: .csv))
print(try await windows.text(answers, in: workspace, as: .svg).contains("<svg"))

let contact = ReactionAnalysis("Li3PS4", "LiCoO2")
for mixture in try await contact.answers(in: workspace).values.flatMap(\.mixtures) {
    print(mixture.kink.energies.mutualPerAtom, mixture.equation(in: workspace).text(significantDigits: 4))
}
