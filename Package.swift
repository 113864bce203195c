// swift-tools-version: 6.2
import PackageDescription

// One target per room. A room sees only the rooms named in its `dependencies`, so the compiler holds the direction
// of DESIGN: data and core at the top, science in the middle, presentation and commands at the end.

let strict: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

// Scripts/test sets the variable: the libraries are optimised, assertions kept, so that the tests, most of which wait for a program to
// read its data, take half the time. A build without it is a plain one.
let isForTests = Context.environment["INTERPHASE_TESTS"] != nil
let librarySettings =
    strict + (isForTests ? [.unsafeFlags(["-O", "-assert-config", "Debug"], .when(configuration: .debug))] : [])

// Scripts/build-docs sets the variable; a build without it does not fetch the plugin.
let documentation: [Package.Dependency] =
    Context.environment["INTERPHASE_DOCS"] == nil
    ? [] : [.package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0")]

func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: librarySettings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

let bigInt = Target.Dependency.product(name: "BigInt", package: "BigInt")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
    name: "interphase",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "interphase", targets: ["InterphaseProgram"]),
        .executable(name: "interphase-fetch", targets: ["interphase-fetch"]),
        .executable(name: "interphase-bench", targets: ["interphase-bench"]),
        .library(name: "Interphase", targets: ["Interphase"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/attaswift/BigInt", from: "6.0.0"),
    ] + documentation,
    targets: [
        // Threads.
        room("Parallel"),
        // Bytes to records and back.
        .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
        room("TextFormats", ["CZlib"]),

        // Numbers and matter.
        room("ExactArithmetic", [bigInt]),
        room("Chemistry", ["ExactArithmetic"]),

        // The linear-programming core and its judges.
        room("ConvexCore"),
        .systemLibrary(name: "CGLPK", providers: [.apt(["libglpk-dev"]), .brew(["glpk"])]),
        room("GLPKBackend", ["ConvexCore", "CGLPK"]),
        room("ExactVerification", ["ConvexCore", "ExactArithmetic"]),

        // Data.
        room("ThermoEntries", ["Chemistry", "ExactArithmetic", "TextFormats"]),
        .target(
            name: "CThermoData", path: "ThermoData",
            exclude: [
                "README.md", "mp-2019.bin", "mp-2019-stable.bin", "mp-2019.sha256", "doubtful.csv", "implausible.csv",
                "materials.csv", "elements.csv", "fluids.csv", "measured-gaps.csv", "checked-gaps.csv",
                "measured.csv", "CALIBRATION.md", "calibration-elements.csv", "calibration-centres.csv",
                "calibration-terms.csv", "calibration-scales.csv", "calibration-covariance.bin",
                "calibration-held-out.csv", "calibration-limits.csv", "calibration-parity.svg",
            ], sources: ["embed.c"], publicHeadersPath: "include"),
        // From a formula to what its published energy lacks against measurement.
        room("Calibration", ["Chemistry", "ExactArithmetic", "TextFormats"]),
        // Databases as SQLite files; the only room that sees SQLite.
        .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
        room("ThermoStore", ["ThermoEntries", "TextFormats", "Chemistry", "ExactArithmetic", "CSQLite"]),
        room("ThermoSnapshot", ["Calibration", "ThermoEntries", "TextFormats", "Chemistry", "ExactArithmetic", "CThermoData"]),

        // Science.
        room(
            "Thermodynamics",
            ["Chemistry", "ExactArithmetic", "ConvexCore", "GLPKBackend", "ExactVerification", "ThermoEntries"]),
        room(
            "Electrochemistry",
            ["Calibration", "Thermodynamics", "ConvexCore", "ThermoEntries", "TextFormats", "Chemistry", "ExactArithmetic"]),
        room(
            "Interfaces",
            [
                "Electrochemistry", "Thermodynamics", "ConvexCore", "ThermoEntries", "TextFormats", "Chemistry",
                "ExactArithmetic",
            ]),
        room(
            "Screening",
            [
                "Interfaces", "Electrochemistry", "Thermodynamics", "ConvexCore", "ThermoEntries", "TextFormats",
                "Chemistry",
                "ExactArithmetic", "Parallel",
            ]),

        // People.
        room("Presentation", ["TextFormats"]),
        // What a question is: the data asked, the request, typed rows.
        room(
            "Analyses",
            [
                "Calibration", "Screening", "Interfaces", "Electrochemistry", "Thermodynamics", "ThermoSnapshot",
                "ThermoStore", "ThermoEntries", "TextFormats", "Chemistry", "ExactArithmetic", "Parallel",
            ]),
        // Typed rows as tables, pages and pictures.
        room(
            "Reports",
            [
                "Analyses", "Calibration", "Presentation", "Screening", "Interfaces", "Electrochemistry", "Thermodynamics",
                "ThermoSnapshot", "ThermoStore", "ThermoEntries", "TextFormats", "Chemistry", "ExactArithmetic",
                "Parallel",
            ]),
        // What `import Interphase` brings.
        room(
            "Interphase",
            [
                "Analyses", "Calibration", "Reports", "Presentation", "Screening", "Interfaces", "Electrochemistry", "Thermodynamics",
                "ThermoSnapshot", "ThermoStore", "ThermoEntries", "TextFormats", "Chemistry", "ExactArithmetic",
            ]),
        // Files, streams, signals and progress of programs; no library room sees it.
        room("Terminal", ["Parallel", "TextFormats"]),
        // The network, in a program of its own that `interphase data fetch` starts; nothing else may import the room.
        room("ThermoFetch", ["ThermoEntries", "TextFormats", "Chemistry", "Presentation", "Terminal"]),
        // What the programs for people share: exit codes, the form of messages, the version.
        room("ProgramFrame", [arguments]),
        room("FetchArguments", [arguments]),
        .executableTarget(
            name: "interphase-fetch",
            dependencies: [
                "ThermoFetch", "FetchArguments", "ProgramFrame", "ThermoEntries", "TextFormats", "Parallel", "Terminal",
                arguments,
            ],
            swiftSettings: strict),
        // Published values beside ours; `Scripts/validate` writes its pages.
        room(
            "Validation",
            [
                "Presentation", "Screening", "Interfaces", "Electrochemistry", "Thermodynamics", "ConvexCore",
                "ThermoSnapshot", "ThermoEntries", "TextFormats", "Chemistry", "ExactArithmetic",
            ]),
        .executableTarget(
            name: "interphase-validate", dependencies: ["Validation", "ThermoSnapshot"], swiftSettings: strict),
        .executableTarget(
            name: "InterphaseProgram",
            dependencies: [
                "Presentation", "Screening", "Interfaces", "Electrochemistry", "Thermodynamics", "ThermoSnapshot",
                "ThermoStore", "ThermoEntries", "TextFormats", "Chemistry", "ExactArithmetic", "Parallel",
                "FetchArguments", "ProgramFrame",
                "Terminal", "Analyses", "Reports", arguments,
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "interphase-bench",
            dependencies: [
                "Presentation", "Screening", "Interfaces", "Electrochemistry", "Thermodynamics", "ThermoSnapshot",
                "ThermoStore", "ThermoEntries", "TextFormats", "Chemistry", "ExactArithmetic", "ConvexCore",
                "GLPKBackend", "Parallel",
                "Terminal",
                arguments,
            ],
            exclude: ["limits.json"],
            swiftSettings: strict),

        // Tests: one target per room, the conformance suite of the solvers, published values, the command itself.
        tests("ParallelTests", ["Parallel"]),
        tests("TextFormatsTests", ["TextFormats"]),
        tests("ExactArithmeticTests", ["ExactArithmetic", "TestSupport"]),
        tests("ChemistryTests", ["Chemistry", "ExactArithmetic", "TestSupport"], resources: [.copy("Reference")]),
        tests("ConvexCoreTests", ["ConvexCore"]),
        .target(
            name: "TestSupport", dependencies: ["ThermoEntries", "TextFormats", "Chemistry", "ExactArithmetic"],
            path: "Tests/TestSupport",
            swiftSettings: strict),
        tests(
            "SolverConformanceTests",
            ["ConvexCore", "GLPKBackend", "ExactVerification", "ExactArithmetic", "TestSupport"]),
        tests(
            "CalibrationTests", ["Calibration", "ThermoSnapshot", "Chemistry", "ExactArithmetic", "TextFormats"],
            resources: [.copy("Reference")]),
        tests(
            "ThermoStoreTests",
            ["ThermoStore", "ThermoEntries", "TextFormats", "Chemistry", "ExactArithmetic", "TestSupport"]),
        tests("ThermoEntriesTests", ["ThermoEntries", "TextFormats", "Chemistry", "ExactArithmetic", "TestSupport"]),
        tests("ThermoSnapshotTests", ["ThermoSnapshot", "ThermoEntries", "TextFormats", "Chemistry"]),
        tests(
            "ThermodynamicsTests",
            [
                "Thermodynamics", "ThermoEntries", "ThermoSnapshot", "GLPKBackend", "ConvexCore", "Chemistry",
                "ExactArithmetic", "TestSupport",
            ]),
        tests(
            "ElectrochemistryTests",
            [
                "Electrochemistry", "Thermodynamics", "ThermoEntries", "ThermoSnapshot", "Chemistry", "ExactArithmetic",
                "TestSupport", "ConvexCore",
            ]),
        tests(
            "InterfacesTests",
            [
                "Interfaces", "Electrochemistry", "Thermodynamics", "ThermoEntries", "ThermoSnapshot", "Chemistry",
                "ExactArithmetic", "TestSupport",
            ], resources: [.copy("Reference")]),
        tests(
            "ScreeningTests",
            [
                "Screening", "Interfaces", "Electrochemistry", "Thermodynamics", "ThermoEntries", "ThermoSnapshot",
                "Chemistry", "ExactArithmetic", "Parallel", "TestSupport",
            ]),
        tests(
            "ReferenceTests",
            ["Validation", "Interfaces", "ThermoSnapshot", "ThermoEntries", "TextFormats", "Chemistry"],
            resources: [.copy("Reference")]),
        tests("PresentationTests", ["Presentation", "Terminal", "TextFormats"]),
        tests("TerminalTests", ["Terminal", "Parallel", "TextFormats"]),
        tests("ThermoFetchTests", ["ThermoFetch", "ThermoEntries", "TextFormats", "Chemistry", "TestSupport"]),
        .target(name: "CommandSupport", path: "Tests/CommandSupport", swiftSettings: strict),
        tests(
            "AnalysesTests",
            [
                "Analyses", "Calibration", "ThermoSnapshot", "Parallel", "Interfaces", "Electrochemistry", "Thermodynamics", "ThermoEntries",
                "TextFormats", "Chemistry",
                "ExactArithmetic",
            ]),
        tests("ReportsTests", ["Reports", "Analyses", "Presentation", "Screening", "Interfaces"]),
        tests("CLITests", ["CommandSupport"], resources: [.copy("Peers")]),
        // Held against pymatgen itself, run live; skipped without it.
        tests(
            "PeerTests",
            [
                "Interfaces", "Electrochemistry", "Thermodynamics", "ThermoEntries", "ThermoSnapshot", "Chemistry",
                "ExactArithmetic", "TestSupport", "CommandSupport",
            ], resources: [.copy("Peers")]),
    ],
    swiftLanguageModes: [.v6],
    cLanguageStandard: .gnu2x
)
