internal import TextFormats

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif
#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

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
    public static func convert(_ svg: String, to format: Format, zoom: Double = 2) throws(OutputError) -> [UInt8] {
        guard let program = programPath() else {
            throw failure(
                "rsvg-convert is not on PATH", remedy: "install librsvg2-bin (librsvg in Homebrew), or write .svg")
        }
        let zoomText = NumberFormat().text(format == .png ? zoom : 1) ?? "1"
        let folder = try temporaryFolder()
        let (input, output) = (folder + "/drawing.svg", folder + "/drawing.\(format.rawValue)")
        defer {
            for file in [input, output] { unlink(file) }
            rmdir(folder)
        }
        try put(svg, at: input)
        // PDF files carry their date of making; a fixed one keeps equal drawings equal byte for byte.
        let environment = ProcessInfo.processInfo.environment.merging(["SOURCE_DATE_EPOCH": "0"]) { old, _ in old }
        let end = ChildProcess.run(
            program, ["--format", format.rawValue, "--zoom", zoomText, "--output", output, input],
            environment: environment)
        switch end {
        case .code(0):
            guard let bytes = FileManager.default.contents(atPath: output) else {
                throw failure("rsvg-convert wrote no picture that can be read", remedy: "write .svg instead")
            }
            return [UInt8](bytes)
        case .code, .signal: throw failure("rsvg-convert refused the drawing", remedy: "write .svg instead")
        case .notStarted(let code):
            throw failure(
                "\(program) cannot be started: \(String(cString: strerror(code)))", remedy: "write .svg instead")
        }
    }

    private static func temporaryFolder() throws(OutputError) -> String {
        let template = strdup(
            FileManager.default.temporaryDirectory.appendingPathComponent("interphase-XXXXXX").path)
        defer { free(template) }
        guard let template, mkdtemp(template) != nil else {
            throw failure("no temporary folder can be made: \(systemReason())", remedy: "write .svg instead")
        }
        return String(cString: template)
    }

    private static func put(_ text: String, at path: String) throws(OutputError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        let reason = descriptor < 0 ? systemReason() : writeAll(Array(text.utf8), to: descriptor)
        if descriptor >= 0 { close(descriptor) }
        if let reason {
            throw failure("the temporary file \(path) cannot be written: \(reason)", remedy: "write .svg instead")
        }
    }

    private static func programPath() -> String? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        return folders.map { "\($0)/rsvg-convert" }.first { access($0, X_OK) == 0 }
    }

    private static func failure(_ message: String, remedy: String) -> OutputError {
        OutputError(kind: .conversionFailed, subject: "drawing", message: message, remedy: remedy)
    }
}
