package import Analyses
package import Presentation

extension Table {
    /// Appends one row or several per input, and a failed row for every problem; `echo` names the column of the input.
    package mutating func append(_ batch: Batch<[[Cell]]>, echo: String) {
        for outcome in batch.outcomes {
            switch outcome {
            case .success(let rows): rows.forEach { append($0) }
            case .failure(let problem):
                append(failure: problem.failure, echo: [(echo, .text(problem.input))])
            }
        }
    }
}

extension Problem {
    /// The same as a row of a table.
    package var failure: RowFailure { RowFailure(input: input, message: message) }

    /// The reason of a row of a table.
    package init(_ failure: RowFailure) { self.init(failure.input, message: failure.message) }
}
