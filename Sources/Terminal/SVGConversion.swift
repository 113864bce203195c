internal import Foundation
internal import Presentation

/// Turns SVG into the formats that need a renderer, through librsvg's command `rsvg-convert`.
public enum SVGConversion {
    /// What the renderer can make.
    public enum Format: String, Sendable, Hashable {
        /// A picture of pixels.
        case png
        /// A page with vector graphics and fonts.
        case pdf
    }

    /// Converts a drawing; `zoom` multiplies its size in pixels (2 by default, for print) and is ignored for PDF.
    /// - Throws: `OutputError` of kind `conversionFailed` when the renderer is missing or refuses the drawing.
    public static func convert(_ svg: String, to format: Format, zoom: Double = 2) throws(OutputError) -> [UInt8]
    {
        guard let program = programPath() else {
            throw failure(
                "rsvg-convert is not on PATH", remedy: "install librsvg2-bin (librsvg in Homebrew), or write .svg")
        }
        let zoomText = NumberFormat().text(format == .png ? zoom : 1) ?? "1"
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("interphase-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let input = folder.appendingPathComponent("drawing.svg")
            let output = folder.appendingPathComponent("drawing.\(format.rawValue)")
            try Data(svg.utf8).write(to: input)
            let process = Process()
            process.executableURL = URL(fileURLWithPath: program)
            process.arguments = ["--format", format.rawValue, "--zoom", zoomText, "--output", output.path, input.path]
            process.standardError = FileHandle.nullDevice
            // PDF files carry their date of making; a fixed one keeps equal drawings equal byte for byte.
            process.environment = ProcessInfo.processInfo.environment.merging(["SOURCE_DATE_EPOCH": "0"]) { old, _ in
                old
            }
            try process.run()
            process.waitUntilExit()
            if process.terminationStatus == 0 { return [UInt8](try Data(contentsOf: output)) }
        } catch {
            throw failure(error.localizedDescription, remedy: "write .svg instead")
        }
        throw failure("rsvg-convert refused the drawing", remedy: "write .svg instead")
    }

    private static func programPath() -> String? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        return folders.map { "\($0)/rsvg-convert" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    private static func failure(_ message: String, remedy: String) -> OutputError {
        OutputError(kind: .conversionFailed, subject: "drawing", message: message, remedy: remedy)
    }
}
